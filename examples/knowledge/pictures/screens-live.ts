import { avatar, backdrop, picture } from "./art.ts";
import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { button, row, tap, tile, type Say, type Screen, type Tone } from "./phone.ts";
import { goods } from "./screens-orders.ts";

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
  overLive(
    s,
    kit.badge(s("网络较差", "Poor network"), "amber"),
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
  );

/** A panel over a running live. */
function overLive(s: Say, state: string, ...parts: string[]): string {
  return kit.phone(
    backdrop("city", "200px") +
      `<div class="line" style="position:relative;z-index:1;padding:6px 14px">${avatar(s("夜", "N"), 34, "#e06c9f")}<div class="grow" style="font-size:12px;line-height:1.3"><b>${s("夜行记", "Night walks")}</b><br>${s("1208人在看", "1,208 watching")}</div>${state}</div>` +
      kit.sheet(...parts).replace('class="shade"', 'class="shade" style="background:#0000"'),
    "dark",
  );
}

function small(text: string): string {
  return `<span class="grey-text" style="font-size:12px;font-weight:400">${text}</span>`;
}

const sendGifts: Screen = (s) =>
  overLive(
    s,
    "",
    kit.between(
      `<b class="h">${s("礼物", "Gifts")}</b>`,
      `<span class="line small" style="gap:6px">${s("匿名送礼", "Send anonymously")}${kit.toggle(false)}</span>`,
    ),
    `<div class="gifts">${gift("ripple", s("小浪花", "Ripple"), "1", "blue")}${tap(1, gift("lighthouse", s("灯塔", "Lighthouse"), "99", "coral"))}${gift("sailboat", s("帆船", "Sailboat"), "520", "green")}${gift("rocket", s("火箭", "Rocket"), "5000", "amber")}</div>`,
    kit.chips(["1", "10", "66", "188"]),
    `<div class="line between"><span class="line" style="gap:6px">${icon("coin", 18)}<b>980</b><b class="coral-text" style="font-size:13px">${s("充值", "Top up")} ›</b></span>${tap(2, button(s("赠送", "Send")), "pill")}</div>`,
  );

function gift(name: IconName, text: string, coins: string, tone: Tone): string {
  return `<div>${tile(name, tone, 26)}<b>${text}</b><span class="line">${icon("coin", 12)}${coins}</span></div>`;
}

const coHost: Screen = (s) =>
  overLive(
    s,
    "",
    kit.chips([s("观众连麦", "Viewers"), s("主播连线", "Hosts"), "PK"]),
    `<div class="card list soft">${tap(1, row({ text: `<b>${s("观众连麦", "Viewers as guests")}</b>`, before: tile("mic", "coral"), end: kit.toggle(true) }), "inside")}</div>`,
    `<div class="head">${s("申请列表", "Requests")} · 2</div>`,
    `<div class="card list soft">${asking(avatar(s("木", "A"), 34, "#7a6fd6"), s("阿木的木工", "Amu woodwork"), tap(2, kit.smallButton(s("同意", "Accept"), ""), "pill"))}${asking(avatar(s("禾", "H"), 34, "#3f8f7d"), s("小禾", "Xiaohe"), kit.smallButton(s("同意", "Accept"), ""))}</div>`,
  );

function asking(before: string, text: string, end: string): string {
  return row({ text, before, end });
}

const sellInLive: Screen = (s) =>
  overLive(
    s,
    "",
    kit.between(
      `<b class="h">${s("购物车", "Cart")} · 2</b>`,
      tap(1, `<b class="inline coral-text">+ ${s("添加", "Add")}</b>`, "pill"),
    ),
    onSale(
      goods("mug", s("手作陶瓷马克杯", "Ceramic mug"), s("库存60", "60 in stock"), "¥129.00", 52),
      kit.smallButton(s("改价", "Change price")),
      tap(2, kit.smallButton(s("讲解", "Show"), ""), "pill"),
    ),
    onSale(
      goods("phones", s("头戴式耳机", "Headphones"), s("库存18", "18 in stock"), "¥299.00", 52),
      kit.smallButton(s("改价", "Change price")),
      kit.smallButton(s("讲解", "Show"), ""),
    ),
  );

function onSale(product: string, ...acts: string[]): string {
  return `<div class="card stack" style="background:#f5f6f9;padding:9px 11px">${product}<div class="buttons right">${acts.join("")}</div></div>`;
}

export const liveScreens = {
  "start-a-live": startALive,
  "live-stutters": liveStutters,
  "send-gifts": sendGifts,
  "co-host": coHost,
  "sell-in-live": sellInLive,
};
