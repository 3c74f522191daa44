import type { Page } from "./page.ts";

/** What is chosen and typed stands in the address, so that a reload keeps it and a link carries it. */
export function readAddress({ form, query, locale, theme }: Page): void {
  const asked = new URLSearchParams(location.search);
  const { documentElement: root } = document;
  locale.value = root.lang.startsWith("zh") ? "zh-CN" : "en";
  theme.value = root.dataset["theme"] ?? "auto";
  query.value = asked.get("q") ?? "";
  for (const size of form.querySelectorAll<HTMLInputElement>("[name=size]")) {
    if (size.value === asked.get("size")) size.checked = true;
  }
}

/** Writes it, and applies the language and the theme. */
export function writeAddress({ form, query, locale, theme }: Page): void {
  const { documentElement: root } = document;
  root.lang = locale.value;
  root.dataset["theme"] = theme.value;
  const address = new URLSearchParams(location.search);
  address.set("locale", locale.value);
  address.set("theme", theme.value);
  address.set("size", String(new FormData(form).get("size")));
  address.set("q", query.value);
  history.replaceState(null, "", `?${address}`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-keeps]")) {
    link.search = `?locale=${locale.value}&theme=${theme.value}`;
  }
}
