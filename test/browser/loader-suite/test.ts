import { describe, expect, inject, test } from "vitest";
import { pageOf, withScript } from "../../support/hazard.ts";
import { connectChromium, createVisitor, type Visitor } from "../../support/visitor.ts";
import * as init from "./init.ts";

const browser = await connectChromium();
const html = pageOf(import.meta.dirname);
const server = inject("server");

const arrive = (script: () => void, changed = html) =>
  createVisitor({ browser, html: withScript(changed, script) });

const said = ({ page }: Visitor) =>
  page.evaluate(() => (window as unknown as init.LoaderPage).said);

const call = ({ page }: Visitor, command: string, ...args: unknown[]) =>
  page.evaluate(
    async (given) => {
      const { Helpbuoy } = window as unknown as init.LoaderPage;
      try {
        return await Helpbuoy(...(given as [string]));
      } catch (error) {
        return String(error);
      }
    },
    [command, ...args],
  );

describe("[P12] the loader", () => {
  test("calls made before it are run once, in order", async () => {
    const visitor = await arrive(init.callEarly);
    await visitor.visit();
    // The help centre is ready when its pack has come, before or after the panel opens.
    const asked = async () => (await said(visitor)).filter((name) => name !== "ready");
    await expect.poll(asked).toEqual(["open", "article:viewed"]);
    await expect.poll(() => said(visitor)).toHaveLength(3);
    await visitor.leave();
  });

  test("calls made while core and panel are on their way wait for them", async () => {
    const visitor = await arrive(init.nothing);
    await visitor.context.route("**/assets/**", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await route.continue();
    });
    await visitor.visit();
    const states = await visitor.page.evaluate(async () => {
      const { Helpbuoy } = window as unknown as init.LoaderPage;
      const answers = [Helpbuoy("open"), Helpbuoy("show", "settings"), Helpbuoy("getState")];
      return (await Promise.all(answers))[2];
    });
    expect(states).toMatchObject({ isOpen: false });
    await expect
      .poll(() => call(visitor, "getState"))
      .toMatchObject({ isOpen: true, screen: "settings" });
    await visitor.leave();
  });

  test("settings and calls without sense throw nothing, and all goes on", async () => {
    const visitor = await arrive(init.callNonsense);
    await visitor.visit();
    await visitor.open();
    expect(await call(visitor, "nope")).toContain("unknown_command");
    expect(await call(visitor, "constructor")).toContain("unknown_command");
    await visitor.leave();
  });

  test("a list of calls that is none", async () => {
    const visitor = await arrive(init.spoilQueue);
    await visitor.visit();
    await visitor.open();
    await visitor.leave();
  });

  test("a listener that throws is the page's own trouble, and stops no other", async () => {
    const visitor = await arrive(init.throwInListeners);
    await visitor.visit();
    await expect.poll(() => said(visitor)).toEqual(["second"]);
    await visitor.panel.waitFor();
    // Told to the console, as an error of a listener is; not thrown.
    visitor.problems.splice(0);
    await visitor.leave();
  });

  test("the tag does not come: the stub goes on taking calls, and throws nothing", async () => {
    const visitor = await arrive(init.callEarly);
    await visitor.context.route("**/helpbuoy.js", (route) => route.abort());
    await visitor.visit("/", "no launcher");
    await visitor.page.waitForLoadState("load");
    expect(await visitor.page.locator("helpbuoy-widget").count()).toBe(0);
    await visitor.leave();
  });

  test("the core does not come at first: it is asked for once more", async () => {
    const visitor = await arrive(init.nothing);
    let refused = 0;
    await visitor.context.route(/assets\/core-[^?]*$/, (route) => {
      refused += 1;
      return route.abort();
    });
    await visitor.visit();
    await visitor.open();
    expect(refused).toBe(1);
    await visitor.leave();
  });

  test("neither core comes: the button is the plain link, and diagnose says why", async () => {
    const visitor = await arrive(init.callEarly);
    await visitor.context.route("**/assets/core-*", (route) => route.abort());
    await visitor.visit("/", "link");
    expect(await call(visitor, "diagnose")).toEqual({ reasons: ["code_not_loaded"] });
    expect(await call(visitor, "open")).toContain("not_available");
    await visitor.leave();
  });

  test("the panel does not come: the same, though the core is there", async () => {
    const visitor = await arrive(init.nothing);
    await visitor.context.route("**/assets/panel-*", (route) => route.abort());
    await visitor.visit();
    await visitor.launcher.click();
    await visitor.link.waitFor();
    await visitor.leave();
  });

  test("a module tag knows no currentScript: the page's settings name site and server", async () => {
    const tag = `<script type="module" src="${server}/helpbuoy.js"></script>`;
    const settings = `<script>window.HelpbuoySettings = { site: "demo", backend: "${server}" }</script>`;
    const visitor = await arrive(init.setSite, html.replace("{{tag}}", settings + tag));
    await visitor.visit();
    await visitor.leave();
  });

  test("in the head, before there is a body", async () => {
    const tag = `<script src="${server}/helpbuoy.js" data-site="demo"></script>`;
    const early = html.replace("{{tag}}", "").replace("</head>", `${tag}</head>`);
    const visitor = await arrive(init.callEarly, early);
    await visitor.visit();
    // The help centre is ready when its pack has come, before or after the panel opens.
    const asked = async () => (await said(visitor)).filter((name) => name !== "ready");
    await expect.poll(asked).toEqual(["open", "article:viewed"]);
    await expect.poll(() => said(visitor)).toHaveLength(3);
    await visitor.leave();
  });
});
