const events = [
  "ready",
  "open",
  "close",
  "unread:change",
  "message:sent",
  "message:received",
  "ticket:created",
  "ticket:updated",
  "article:viewed",
  "article:rated",
  "guide:started",
  "guide:finished",
  "search",
  "search:empty",
  "error",
];
// What each call does when the argument is left empty.
const examples = {
  show: "tickets",
  search: { "zh-CN": "退款多久到账", en: "how long does a refund take" },
  showArticle: "refund-time",
  showGuide: "no-sound",
  ask: { "zh-CN": "退款要多久？", en: "How long does a refund take?" },
  newMessage: { "zh-CN": "你好，我想问一下", en: "Hello, I would like to ask" },
};
const page = document.documentElement;
const find = (selector) => document.querySelector(selector);

// The tag may not have run yet: until then calls wait in `q`, and the loader takes them over.
window.Helpbuoy ??= (...call) => {
  (window.Helpbuoy.q ??= []).push(call);
};

function log(name, detail) {
  const line = document.createElement("li");
  const time = new Date().toLocaleTimeString();
  const rest = detail === undefined ? "" : ` ${JSON.stringify(detail)}`;
  line.textContent = `${time}  ${name}${rest}`;
  find("[data-events]").prepend(line);
}
for (const name of events) window.Helpbuoy("on", name, (detail) => log(name, detail));

find("[data-faults]").addEventListener("change", (change) => {
  window.setFault(change.target.value);
  log(`(playground) ${change.target.value}`);
});

const settings = find("[data-settings]");
settings.locale.value = page.lang;
settings.theme.value = page.dataset.theme;
settings.position.value = window.HelpbuoySettings.position;
settings.color.value = window.HelpbuoySettings.color;
settings.dir.checked = page.dir === "rtl";
function keepLook() {
  const { locale, theme } = settings;
  find("a[data-keeps]").search = `?locale=${locale.value}&theme=${theme.value}`;
}
keepLook();
settings.addEventListener("change", ({ target }) => {
  const { locale, theme, position, color, dir } = settings;
  page.lang = locale.value;
  page.dir = dir.checked ? "rtl" : "ltr";
  page.dataset.theme = theme.value;
  const kept = { locale, theme, position, color };
  const address = new URLSearchParams(location.search);
  address.set("dir", page.dir);
  for (const [name, field] of Object.entries(kept)) address.set(name, field.value);
  history.replaceState(null, "", `?${address}`);
  keepLook();
  if (target === locale) window.Helpbuoy("setLocale", locale.value);
  else if (target === theme) window.Helpbuoy("setTheme", theme.value);
  else window.Helpbuoy("update", { position: position.value, color: color.value });
});

const calls = find("[data-calls]");
calls.addEventListener("submit", async (submit) => {
  submit.preventDefault();
  const command = submit.submitter.value;
  const example = examples[command];
  const argument = calls.argument.value || (example?.[page.lang] ?? example);
  const args = argument && example ? [argument] : [];
  const call = `Helpbuoy(${[command, ...args].map((part) => JSON.stringify(part)).join(", ")})`;
  show(`${call}\n…`);
  try {
    const answer = await window.Helpbuoy(command, ...args);
    show(`${call}\n→ ${JSON.stringify(answer, null, 2) ?? "done"}`);
  } catch (error) {
    show(`${call}\n✗ ${error.message}`);
  }
});

function show(text) {
  find("[data-output]").textContent = text;
}

const shop = find("[data-port]");
shop.href = `http://${location.hostname}:${Number(location.port || 80) + Number(shop.dataset.port)}/`;
