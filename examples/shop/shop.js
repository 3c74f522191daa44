// Two languages and a cart, remembered by this shop; the help button takes its language from <html lang>.
const chosen =
  new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("shop-lang");
setLanguage(chosen ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en"));

function setLanguage(lang) {
  document.documentElement.lang = lang;
  localStorage.setItem("shop-lang", lang);
}

function cartCount() {
  return Number(localStorage.getItem("shop-cart") ?? 1);
}

function showCartCount() {
  for (const place of document.querySelectorAll("[data-cart-count]")) {
    place.textContent = String(cartCount());
  }
}

// Calls wait here until the tag has loaded.
window.Helpbuoy ??= function () {
  (window.Helpbuoy.q ??= []).push(arguments);
};

/** From the shop's own server, for who is signed in; undefined: nobody is. */
async function tokens() {
  const query = new URLSearchParams({ lang: document.documentElement.lang });
  const { order } = document.body.dataset;
  if (order) query.set("order", order);
  const answer = await fetch(`/helpbuoy-tokens?${query}`).catch(() => undefined);
  return answer?.status === 200 ? answer.json() : undefined;
}

/** Who asks, and what they look at, signed; whoever is not signed in is a visitor like any other. */
async function tellHelpbuoy() {
  const signed = await tokens();
  document.documentElement.dataset.signedIn = String(Boolean(signed));
  if (location.search === "?signed-out") Helpbuoy("logout");
  if (!signed) return;
  // A function, so that it is asked for again when it has run out.
  Helpbuoy("identify", { token: async () => (await tokens()).identity });
  Helpbuoy("setContext", { token: signed.context });
}

// A task that this page does by itself.
Helpbuoy("registerTask", "change-delivery-address", async ({ name, address }, { progress }) => {
  const zh = document.documentElement.lang !== "en";
  progress(zh ? "正在通知仓库……" : "Telling the warehouse …");
  const before = localStorage.getItem("shop-address");
  localStorage.setItem("shop-address", `${name}, ${address}`);
  showAddress();
  return {
    message: zh ? "地址改好了，包裹会寄到新地址。" : "Done. The parcel goes to the new address.",
    undo() {
      if (before === null) localStorage.removeItem("shop-address");
      else localStorage.setItem("shop-address", before);
      showAddress();
    },
  };
});

function showAddress() {
  for (const place of document.querySelectorAll("[data-address]")) {
    place.textContent = localStorage.getItem("shop-address") ?? "";
  }
}

document.addEventListener("DOMContentLoaded", () => {
  showCartCount();
  showAddress();
  void tellHelpbuoy();
  document.querySelector("[data-switch-language]")?.addEventListener("click", () => {
    setLanguage(document.documentElement.lang === "en" ? "zh-CN" : "en");
    // The widget follows without a reload.
    Helpbuoy("setLocale", document.documentElement.lang);
    void tellHelpbuoy();
  });
  document.querySelector("[data-add-to-cart]")?.addEventListener("click", () => {
    localStorage.setItem("shop-cart", String(cartCount() + 1));
    showCartCount();
  });
});
