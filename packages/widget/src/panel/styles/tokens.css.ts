/** Colours, sizes and type; everything else is written in these. Px only: a page may shrink rem. */
export const tokensCss = `
.hb-root {
  --hb-bg: #fff;
  --hb-sunken: #f5f6f8;
  --hb-hover: #f0f1f4;
  --hb-line: #e5e7eb;
  --hb-edge: #878e9c;
  --hb-text: #14171f;
  --hb-muted: #565d6b;
  --hb-danger: #b3261e;
  --hb-danger-wash: #fdf1f0;
  --hb-good: #0a6b43;
  --hb-good-wash: #eaf7f0;
  --hb-warn: #7a4100;
  --hb-warn-wash: #fdf4e3;
  --hb-shadow: 0 0 0 1px rgba(15, 20, 32, .06), 0 4px 12px rgba(15, 20, 32, .06), 0 20px 56px rgba(15, 20, 32, .18);
  --hb-lift: 0 1px 2px rgba(15, 20, 32, .05), 0 4px 14px rgba(15, 20, 32, .06);
  --hb-unit: 1px;
  --hb-xs: calc(var(--hb-unit) * 12);
  --hb-s: calc(var(--hb-unit) * 13);
  --hb-m: calc(var(--hb-unit) * 15);
  --hb-l: calc(var(--hb-unit) * 17);
  --hb-xl: calc(var(--hb-unit) * 22);
  --hb-xxl: calc(var(--hb-unit) * 26);
  --hb-radius: 12px;
  --hb-quick: 140ms cubic-bezier(.2, .7, .3, 1);
  color-scheme: light;
  color: var(--hb-text);
  font: 400 var(--hb-m)/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  letter-spacing: normal;
  text-align: start;
  white-space: normal;
  overflow-wrap: anywhere;
  text-autospace: normal;
  -webkit-font-smoothing: antialiased;
  -webkit-text-size-adjust: 100%;
  -webkit-tap-highlight-color: transparent;
}
.hb-root:lang(zh) { line-height: 1.6; }
.hb-dark {
  --hb-bg: #181a20;
  --hb-sunken: #22252c;
  --hb-hover: #2a2e36;
  --hb-line: #30343d;
  --hb-edge: #757c8b;
  --hb-text: #eeeff2;
  --hb-muted: #a4abb8;
  --hb-danger: #ff9d95;
  --hb-danger-wash: #3a2120;
  --hb-good: #6fd6a4;
  --hb-good-wash: #17301f;
  --hb-warn: #f3c26b;
  --hb-warn-wash: #33290f;
  --hb-shadow: 0 0 0 1px rgba(255, 255, 255, .09), 0 20px 56px rgba(0, 0, 0, .6);
  --hb-lift: 0 1px 2px rgba(0, 0, 0, .3);
  color-scheme: dark;
}
.hb-large { --hb-unit: 1.13px; }
.hb-larger { --hb-unit: 1.27px; }
`;
