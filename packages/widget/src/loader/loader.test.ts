// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from "vitest";
import type { LoaderHooks } from "../core/widget-options.ts";
import { createLoader, type Settings } from "./loader.ts";
import type { CoreModule, Modules, PanelModule } from "./modules.ts";

let takeDown: () => Promise<unknown>;

/** Core and panel arrive when the test says so. */
function setUp(settings: Settings = { site: "demo", backend: "https://help.example" }) {
  const calls: [string, unknown[]][] = [];
  const widget = {
    call: (command: string, args: unknown[]) => (calls.push([command, args]), command),
    destroy: vi.fn<() => void>(),
  };
  const core = Promise.withResolvers<CoreModule>();
  const createWidget = vi.fn<(options: { hooks: LoaderHooks }) => typeof widget>(() => widget);
  const modules = {
    core: vi.fn<Modules["core"]>(() => core.promise),
    panel: vi.fn<Modules["panel"]>(() => new Promise<PanelModule>(() => {})),
    prefetch: vi.fn<Modules["prefetch"]>(),
  } satisfies Modules;
  const onDestroyed = vi.fn<() => void>();
  const call = createLoader(settings, modules, onDestroyed);
  takeDown = () => call("destroy", []);
  return {
    call,
    calls,
    modules,
    onDestroyed,
    widget,
    createWidget,
    host: () => document.querySelector("helpbuoy-widget"),
    button: () =>
      document.querySelector("helpbuoy-widget")?.shadowRoot?.querySelector<HTMLElement>(".l"),
    arrive: () => core.resolve({ createWidget } as unknown as CoreModule),
    fail: () => core.reject(new TypeError("Failed to fetch")),
  };
}

afterEach(async () => {
  await takeDown();
  localStorage.clear();
  document.documentElement.lang = "";
});

describe("before intent", () => {
  test("paints one real button with an accessible name and loads nothing", () => {
    document.documentElement.lang = "zh-CN";
    const { button, modules } = setUp();
    expect(button()?.tagName).toBe("BUTTON");
    expect(button()?.getAttribute("aria-label")).toContain("帮助");
    expect(modules.core).not.toHaveBeenCalled();
    expect(modules.panel).not.toHaveBeenCalled();
  });

  test.each(["pointerenter", "focus", "click"])("%s loads core and panel once", (name) => {
    const { button, modules } = setUp();
    button()?.dispatchEvent(new Event(name));
    button()?.dispatchEvent(new Event(name));
    expect(modules.core).toHaveBeenCalledTimes(1);
    expect(modules.panel).toHaveBeenCalled();
  });

  test("a mark of something unsent wakes the core alone, when idle", async () => {
    localStorage.setItem("helpbuoy:demo", "unsent");
    const { modules } = setUp();
    await vi.waitFor(() => expect(modules.core).toHaveBeenCalledTimes(1), { timeout: 4000 });
    expect(modules.panel).not.toHaveBeenCalled();
  });
});

describe("[P12] calls before the core is there", () => {
  test("run once, in order, when it comes, and answer", async () => {
    const { call, calls, arrive, button } = setUp();
    const answers = [call("setLocale", ["en"]), call("on", ["open"]), call("open", [])];
    button()?.click();
    arrive();
    expect(await Promise.all(answers)).toEqual(["setLocale", "on", "open"]);
    expect(await call("close", [])).toBe("close");
    expect(calls.map(([command]) => command)).toEqual([
      "setLocale",
      "on",
      "open",
      "toggle",
      "close",
    ]);
  });

  test("do not wake it unless they must show something", () => {
    const { call, modules } = setUp();
    const patient = ["on", "setTheme", "identify", "setAttributes", "hideLauncher", "getState"];
    for (const command of patient) void call(command, []);
    expect(modules.core).not.toHaveBeenCalled();
    void call("showArticle", [1]);
    expect(modules.core).toHaveBeenCalledTimes(1);
  });

  test("[P18] logout wakes it: who comes after must not find what was kept", () => {
    const { call, modules } = setUp();
    void call("logout", []);
    expect(modules.core).toHaveBeenCalledTimes(1);
    expect(modules.panel).not.toHaveBeenCalled();
  });

  test("bad settings never throw into the page, and diagnose says why", async () => {
    const { call, host } = setUp({});
    expect(host()).toBeNull();
    expect(await call("diagnose", [])).toEqual({ reasons: ["site_missing"] });
    await expect(call("open", [])).rejects.toThrow("not_available");
  });
});

describe("when nothing more can be loaded", () => {
  test("the button becomes a link to the plain ticket page", async () => {
    const { button, call, fail } = setUp();
    button()?.click();
    fail();
    await vi.waitFor(() => expect(button()?.tagName).toBe("A"));
    expect((button() as HTMLAnchorElement).href).toMatch(
      /^https:\/\/help\.example\/ticket\?site=demo&locale=/,
    );
    expect(await call("diagnose", [])).toEqual({ reasons: ["code_not_loaded"] });
  });

  test("a polluted page is left alone", async () => {
    // oxlint-disable-next-line no-thenable -- the pollution is the test
    Object.assign(Object.prototype, { then: 1 });
    const { button, modules } = setUp();
    Reflect.deleteProperty(Object.prototype, "then");
    expect(button()?.tagName).toBe("A");
    button()?.dispatchEvent(new Event("pointerenter"));
    expect(modules.core).not.toHaveBeenCalled();
  });
});

test("shutdown takes the launcher away until boot; destroy the global too", async () => {
  const { call, host, button, arrive, widget, onDestroyed } = setUp();
  button()?.click();
  arrive();
  await call("ready", []);
  await call("shutdown", []);
  expect(host()).toBeNull();
  expect(widget.destroy).toHaveBeenCalledTimes(1);
  await call("boot", []);
  expect(host()).not.toBeNull();
  await call("destroy", []);
  expect(host()).toBeNull();
  expect(onDestroyed).toHaveBeenCalledTimes(1);
});

test("a site's own button is used instead of ours, whenever it comes", async () => {
  const { button, modules } = setUp({
    site: "demo",
    backend: "https://help.example",
    launcher: "#help",
  });
  expect(button()?.hidden).toBe(true);
  const own = document.createElement("button");
  own.id = "help";
  document.body.append(own);
  await vi.waitFor(() => {
    own.dispatchEvent(new Event("focus"));
    expect(modules.core).toHaveBeenCalled();
  });
  own.remove();
});

test("a host taken out of the page is put back", async () => {
  const { host } = setUp();
  host()?.remove();
  await vi.waitFor(() => expect(host()).not.toBeNull());
});

test.each([
  ["30", "auto 30px", "30px"],
  ["16,80", "auto 16px", "80px"],
  ["nonsense", "auto 0px", "0px"],
])("offset %s", (offset, x, y) => {
  const { host } = setUp({ site: "demo", backend: "https://help.example", offset });
  const style = (host() as HTMLElement).style;
  expect([style.getPropertyValue("--hb-x"), style.getPropertyValue("--hb-y")]).toEqual([x, y]);
});

test("calls that nobody has run yet, and who listens, outlive an update", async () => {
  const { call, calls, button, arrive, createWidget } = setUp();
  void call("on", ["open"]);
  await call("update", [{ theme: "dark" }]);
  button()?.click();
  arrive();
  await vi.waitFor(() => expect(calls[0]).toEqual(["on", ["open"]]));
  await call("update", [{ theme: "light" }]);
  button()?.click();
  await vi.waitFor(() => expect(createWidget).toHaveBeenCalledTimes(2));
  const [first, second] = createWidget.mock.calls.map(([{ hooks }]) => hooks.listeners);
  expect(first).toBeDefined();
  expect(second).toBe(first);
});

test("after shutdown a command is refused and says why, until boot", async () => {
  const { call } = setUp();
  await call("shutdown", []);
  await expect(call("open", [])).rejects.toThrow("not_available: shutdown");
  expect(await call("diagnose", [])).toEqual({ reasons: ["shutdown"] });
  await call("boot", []);
  void call("open", []);
});

test("[P12] settings that are no text, of a page's own script, throw nothing", () => {
  const { button } = setUp({
    site: "demo",
    label: 24,
    hideOn: ["/elsewhere"],
    locale: 7,
    offset: null,
  } as unknown as Settings);
  expect(button()?.textContent).toBe("24");
  button()?.dispatchEvent(new Event("pointerenter"));
});

test("settings that mean nothing are as if they were not there", () => {
  const { button, host } = setUp({
    site: "demo",
    backend: "https://help.example",
    launcher: "##",
  });
  expect(button()?.hidden).toBe(false);
  expect(button()?.getAttribute("aria-label")).toBe("Help");
  expect((host() as HTMLElement).style.getPropertyValue("--hb-accent")).toBe("");
});
