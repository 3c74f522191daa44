import { openStorage } from "@helpbuoy/client";
import type { Locale, Site } from "@helpbuoy/protocol";
import { signal } from "@preact/signals-core";
import { IDBFactory } from "fake-indexeddb";
import { Window } from "happy-dom";
import { beforeEach, describe, expect, test } from "vitest";
import { createPanelModel } from "./panel-model.ts";
import { createPreferencesModel } from "./preferences-model.ts";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe("the panel", () => {
  test("keeps a stack of screens, without two of the same on top of one another", () => {
    const changes: boolean[] = [];
    const panel = createPanelModel((isOpen) => changes.push(isOpen));
    panel.show({ name: "search" });
    panel.show({ name: "article", idOrSlug: 7 });
    panel.show({ idOrSlug: 7, name: "article" });
    expect(panel.stack.value).toHaveLength(3);
    panel.show({ name: "article", idOrSlug: 8 });
    expect(panel.stack.value).toHaveLength(4);
    panel.back();
    panel.back();
    expect(panel.screen.value).toEqual({ name: "search" });
    panel.back();
    panel.back();
    expect(panel.stack.value).toEqual([{ name: "home" }]);
    const form = { name: "ticket-form" } as const;
    panel.show(form);
    panel.show(form);
    expect(panel.stack.value).toEqual([{ name: "home" }, form]);
    // Another screen, for what was filed on the first one stays with that.
    expect(panel.screen.value).not.toBe(form);
    panel.show({ name: "tickets" });
    panel.home();
    expect(panel.screen.value).toEqual({ name: "home" });
    panel.open();
    panel.open();
    panel.close();
    expect(changes).toEqual([true, false]);
  });
});

describe("preferences", () => {
  const site = { locales: ["zh-CN", "en"] } as unknown as Site;

  function preferencesOf(asked: Locale[], known: Site | undefined = site) {
    const view = new Window() as unknown as globalThis.Window;
    const model = createPreferencesModel({
      asked,
      theme: "auto",
      site: signal(known),
      storage: openStorage("preferences"),
      view,
    });
    return { model, view };
  }

  test("the visitor's choice goes before the host's wish, that before tag and browser", async () => {
    const { model } = preferencesOf(["zh-TW", "en"]);
    await model.restored;
    expect(model.locale.value).toBe("zh-CN");
    model.suggest({ locale: "en-GB", theme: "dark" });
    expect(model.locale.value).toBe("en");
    expect([model.theme.value, model.isDark.value]).toEqual(["dark", true]);
    model.setLocale("zh-CN");
    model.setTheme("light");
    expect([model.locale.value, model.theme.value, model.isDark.value]).toEqual([
      "zh-CN",
      "light",
      false,
    ]);
  });

  test("what was chosen is there on the next visit", async () => {
    const first = preferencesOf(["en"]).model;
    first.setTextSize("larger");
    first.setSound(false);
    await first.restored;
    const second = preferencesOf(["en"]).model;
    await second.restored;
    expect([second.textSize.value, second.sound.value]).toEqual(["larger", false]);
  });

  test("offers what the site speaks, and until it is known what the panel does", () => {
    expect(preferencesOf(["fr"], { locales: ["fr"] } as unknown as Site).model.locale.value).toBe(
      "fr",
    );
    const unknown = createPreferencesModel({
      asked: ["fr"],
      theme: "light",
      site: signal(undefined),
      storage: openStorage("preferences"),
      view: new Window() as unknown as globalThis.Window,
    });
    expect(unknown.locales.value).toEqual(["zh-CN", "en"]);
  });
});
