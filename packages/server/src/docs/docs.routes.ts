import { Hono } from "hono";
import type { ServerEnv } from "../middleware/server-env.ts";
import { pageHeaders } from "../pages/page.ts";
import { docsPage } from "./docs-page.ts";
import type { OpenApiDocument } from "./openapi.ts";

/** The API reference, for programs and for people. */
export function docsRoutes(openApi: () => Promise<OpenApiDocument>) {
  return new Hono<ServerEnv>()
    .get("/v1/openapi.json", async (c) => {
      c.header("access-control-allow-origin", "*");
      c.header("cache-control", "no-cache");
      return c.json(await openApi());
    })
    .get("/docs", async (c) => c.body(docsPage(await openApi()), 200, pageHeaders));
}
