import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import type { StaticSite } from "../static/static-site.ts";

/** Serves pages on a plain Node server. */
export function pagesListener(pages: StaticSite) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { method = "GET", url = "/", headers } = incoming;
    const range = headers.range === undefined ? {} : { range: headers.range };
    const address = URL.canParse(url, "http://pages") ? new URL(url, "http://pages") : undefined;
    const response = address && pages(new Request(address, { method, headers: range }));
    if (!response) {
      outgoing.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.");
      return;
    }
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body && method !== "HEAD") {
      // A reader that goes away is no error; the file is closed either way.
      pipeline(Readable.fromWeb(response.body), outgoing, () => {});
      return;
    }
    void response.body?.cancel();
    outgoing.end();
  };
}
