import { avatar, backdrop, picture } from "./art.ts";
import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { button, tap, type Screen } from "./phone.ts";

const startALive: Screen = (s) =>
  kit.phone(
    backdrop("noodles", "100%") +
      `<div class="shade" style="background:linear-gradient(#0006,#0000 35%,#0000 55%,#0009);z-index:0"></div>` +
      `<div class="body" style="position:relative">` +
      tap(
        1,
        `<div class="line" style="background:#0008;border-radius:14px;padding:9px;gap:11px;color:#fff">${picture("noodles", 62, 62, `<span class="corner">${s("换封面", "Cover")}</span>`)}<div class="grow stack" style="gap:7px"><b class="line" style="gap:5px">${s("深夜小面馆", "Late-night noodles")}${icon("edit", 14)}</b><span class="line" style="font-size:12px;gap:6px">${setting(s("分类：美食", "Food"))}${setting(s("所有人可见", "Everyone"))}</span></div></div>`,
      ) +
      `<div class="icon-grid" style="color:#fff;margin-top:auto;grid-template-columns:repeat(4,1fr);font-weight:700">${tool("flip", s("翻转", "Flip"))}${tool("magic", s("美化", "Effects"))}${tool("shop", s("商品", "Products"))}${tool("gear", s("设置", "Settings"))}</div>` +
      `<div style="padding:6px 8px 4px">${tap(2, button(s("开始直播", "Go live")), "pill")}</div>` +
      `<div class="line" style="justify-content:center;gap:28px;color:#fffc;font-size:13px;padding-bottom:6px"><span>${s("拍摄", "Camera")}</span><b style="color:#fff">${s("直播", "Live")}</b><span>${s("模板", "Templates")}</span></div></div>`,
    "dark",
  );

function setting(text: string): string {
  return `<span style="background:#fff3;border-radius:10px;padding:2px 9px">${text}</span>`;
}

function tool(name: IconName, text: string): string {
  return `<div class="stack center" style="gap:3px;font-size:10.5px">${icon(name, 23)}${text}</div>`;
}

const liveStutters: Screen = (s) =>
  kit.phone(
    backdrop("city", "200px") +
      `<div class="line" style="position:relative;z-index:1;padding:6px 14px">${avatar(s("夜", "N"), 34, "#e06c9f")}<div class="grow" style="font-size:12px;line-height:1.3"><b>${s("夜行记", "Night walks")}</b><br>${s("1208人在看", "1,208 watching")}</div>${kit.badge(s("网络较差", "Poor network"), "amber")}</div>` +
      kit
        .sheet(
          `<div class="h center">${s("清晰度", "Quality")}</div>`,
          kit.choices(
            1,
            [
              s("自动", "Auto"),
              `${s("流畅", "Smooth")} ${small("480p")}`,
              `${s("高清", "High")} ${small("720p")}`,
              `${s("超清", "Full HD")} ${small("1080p")}`,
            ],
            1,
          ),
        )
        .replace('class="shade"', 'class="shade" style="background:#0000"'),
    "dark",
  );

function small(text: string): string {
  return `<span class="grey-text" style="font-size:12px;font-weight:400">${text}</span>`;
}

export const liveScreens = {
  "start-a-live": startALive,
  "live-stutters": liveStutters,
};
