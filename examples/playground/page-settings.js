// The switches stand in the address, so that a reload keeps them; read before the tag runs.
const asked = new URLSearchParams(location.search);
const page = document.documentElement;
page.lang = asked.get("locale") ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
page.dir = asked.get("dir") ?? "ltr";
page.dataset.theme = asked.get("theme") ?? "auto";

window.HelpbuoySettings = {
  locale: page.lang,
  theme: page.dataset.theme,
  position: asked.get("position") ?? "end",
  color: asked.get("color") ?? "#1456c4",
};

// `npm run dev` prints an address with the port on which it tells of changes.
if (asked.has("dev")) {
  new EventSource(`http://127.0.0.1:${asked.get("dev")}/`).onmessage = () => location.reload();
}
