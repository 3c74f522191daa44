/** Style sheets of host pages, by what is hostile about them. */
export const sheets: Record<string, string> = {
  "a reset of everything, with !important": `
    * { all: unset !important }
    div, section, header, ul, li { display: block !important }
    *, *::before, *::after { margin: 0 !important; padding: 0 !important; border: 0 !important;
      font: 8px/1 serif !important; color: red !important; letter-spacing: 1em !important }`,
  "Bootstrap's reboot and buttons": `
    *, ::before, ::after { box-sizing: border-box }
    :root { font-size: 10px; scroll-behavior: smooth }
    body { margin: 0; font: 400 1rem/1.5 system-ui; color: #212529 }
    button, input, select, textarea { margin: 0; font: inherit; text-transform: none }
    button { border-radius: 0; overflow: visible; width: 100% }
    b, strong { font-weight: bolder } svg { vertical-align: middle }
    [hidden] { display: none !important } dialog, [popover] { opacity: .2; inset: 0; margin: auto }`,
  "Tailwind's preflight": `
    *, ::after, ::before, ::backdrop, ::file-selector-button { box-sizing: border-box; margin: 0;
      padding: 0; border: 0 solid }
    html { line-height: 1.5; font-family: ui-sans-serif; tab-size: 4 }
    img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle }
    button, input, select, optgroup, textarea { font: inherit; color: inherit; border-radius: 0;
      background-color: transparent; opacity: 1 }
    ol, ul, menu { list-style: none } [hidden] { display: none !important }`,
  "everything hidden but what the page knows": `
    :not(html, head, body, main, h1) { display: none !important; visibility: hidden !important;
      opacity: 0 !important; pointer-events: none !important; position: static !important;
      clip-path: inset(50%) !important; transform: scale(0) !important; inset: auto !important }`,
  "zoom: 2": "html { zoom: 2 }",
  "a cover at the highest z-index": `
    .cover { position: fixed; inset: 0; z-index: 2147483647; background: #ccc }`,
  "html and body transformed, filtered, contained": `
    html { transform: scale(.5) translateX(300px) } body { transform: rotate(3deg);
      filter: blur(1px); contain: strict; overflow: hidden; block-size: 10px; zoom: 3 }`,
  "text set the other way, vertical and huge": `
    html { writing-mode: vertical-rl; font-size: 60px; line-height: 4; text-align: center;
      user-select: none; cursor: none; pointer-events: none }`,
};
