/*
 * `!important` inside :host beats every rule of the page, even `*{all:unset!important}`; `all` resets
 * inheritance (fonts, colours, letter-spacing) and leaves `direction`, which we want from the page.
 * The buoy is drawn by gradients: a ring, four bands, a hole.
 */
export const launcherCss =
  ":host{all:initial!important;display:block!important;position:fixed!important;inset-block-end:var(--hb-y)!important;inset-inline:var(--hb-x)!important;z-index:var(--hb-z,9999999)!important;overflow:visible!important;zoom:var(--hb-zoom,1)!important}" +
  "@media print{:host{display:none!important}}" +
  ".l{all:unset;box-sizing:border-box;position:relative;display:flex;align-items:center;gap:8px;height:56px;padding:14px;border-radius:28px;background:var(--hb-accent,#1456c4);color:#fff;font:600 15px/1 system-ui,sans-serif;cursor:pointer;box-shadow:0 6px 20px #0005}" +
  ".l:hover{filter:brightness(1.1)}" +
  ".l:focus-visible{outline:3px solid var(--hb-accent,#1456c4);outline-offset:3px}" +
  ".l::before{content:'';width:28px;height:28px;border-radius:50%;background:repeating-conic-gradient(#fff 0 25%,#fff6 0 50%);-webkit-mask:radial-gradient(#0000 5.5px,#000 6px);transform:rotate(-45deg)}" +
  ".l[aria-busy=true]::before{animation:s 1s linear infinite}" +
  "@keyframes s{to{transform:rotate(315deg)}}" +
  "b{position:absolute;inset:-4px -4px auto auto;min-width:20px;padding:0 5px;box-sizing:border-box;border-radius:10px;background:#d92d20;font-size:12px;line-height:20px;text-align:center}" +
  ".l[hidden],b:empty{display:none}" +
  "@media (prefers-reduced-motion){.l::before{animation:none!important}}" +
  "@media (forced-colors:active){.l{border:2px solid}.l::before{background:ButtonText}}";
