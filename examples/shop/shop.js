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

document.addEventListener("DOMContentLoaded", () => {
  showCartCount();
  document.querySelector("[data-switch-language]")?.addEventListener("click", () => {
    setLanguage(document.documentElement.lang === "en" ? "zh-CN" : "en");
    // The widget follows without a reload.
    window.Helpbuoy?.("setLocale", document.documentElement.lang);
  });
  document.querySelector("[data-add-to-cart]")?.addEventListener("click", () => {
    localStorage.setItem("shop-cart", String(cartCount() + 1));
    showCartCount();
  });
});
