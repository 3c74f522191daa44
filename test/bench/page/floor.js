(() => {
  const host = document.createElement("floor-button");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{all:initial}button,div{position:fixed;right:20px;font:16px system-ui}button{bottom:20px;width:56px;height:56px;border:0;border-radius:50%;background:#1456c4;color:#fff}div{bottom:90px;width:360px;height:480px;background:#fff;border-radius:12px;box-shadow:0 4px 24px #0004}input{box-sizing:border-box;width:100%;padding:14px}",
  );
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.ariaLabel = "Help";
  button.textContent = "?";
  button.onclick = () => {
    const open = root.querySelector("div");
    if (open) return open.remove();
    const panel = document.createElement("div");
    const field = document.createElement("input");
    panel.append(field);
    root.append(panel);
    field.focus();
  };
  root.append(button);
  document.body.append(host);
})();
