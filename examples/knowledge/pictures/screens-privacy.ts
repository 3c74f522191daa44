import { avatar } from "./art.ts";
import { icon } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, list, row, tap, tile, type Screen } from "./phone.ts";

const privacySettings: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("隐私", "Privacy"), "", "white") +
      body(
        list(
          tap(
            1,
            row({
              text: s("私密账号", "Private account"),
              small: s("只有你同意的人能看作品", "Only people you approve see your videos"),
              before: tile("lock", "coral"),
              end: kit.toggle(true),
            }),
            "inside",
          ),
        ),
        list(
          row({
            text: s("谁可以给我发私信", "Who can message me"),
            before: tile("mail", "green"),
            value: s("朋友", "Friends"),
          }),
          row({
            text: s("谁可以评论", "Who can comment"),
            before: tile("chat", "blue"),
            value: s("粉丝", "Followers"),
          }),
          row({
            text: s("点赞列表", "Likes list"),
            before: tile("heart", "coral"),
            value: s("仅自己", "Only me"),
          }),
          row({
            text: s("允许下载作品", "Allow downloads"),
            before: tile("download", "amber"),
            end: kit.toggle(false),
          }),
        ),
        list(
          row({ text: s("黑名单", "Blocked accounts"), before: tile("block", "grey"), value: "3" }),
        ),
      ),
  );

const blockAndMute: Screen = (s) =>
  kit.phone(
    `<div class="title white">${icon("back", 22)}<span class="end-slot">${tap(1, `<span style="display:block;padding:2px 5px">${icon("more", 22)}</span>`)}</span></div>` +
      `<div class="line" style="padding:6px 18px 0;gap:14px;background:#fff;height:110px;align-items:flex-start">${avatar(s("阿", "A"), 58, "#7a6fd6")}<div class="grow"><div class="h">${s("阿木的木工", "Amu woodwork")}</div><div class="small">${s("浪花号", "ID")} amu_0715</div><div class="line" style="gap:14px;font-size:12.5px;margin-top:5px"><span><b>86</b> ${s("关注", "following")}</span><span><b>3,204</b> ${s("粉丝", "followers")}</span></div></div></div>` +
      kit.sheet(
        `<div class="card list" style="background:#f5f6f9">${row({ text: s("举报", "Report"), before: tile("flag", "amber"), end: "" })}${row({ text: s("屏蔽", "Mute"), small: s("不再看到对方的作品", "You stop seeing their posts"), before: tile("eyeoff", "blue"), end: "" })}${tap(2, row({ text: `<b class="coral-text">${s("拉黑", "Block")}</b>`, small: s("对方看不到你，也不能联系你", "They can’t see or contact you"), before: tile("block", "coral"), end: "" }), "inside")}</div>`,
        button(s("取消", "Cancel"), "plain"),
      ),
    "white",
  );

const teenMode: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("青少年模式", "Teen mode"), "", "white") +
      body(
        card(
          `<div class="stack center">${kit.bigTile("umbrella", "blue")}<div class="h">${s("青少年模式未开启", "Teen mode is off")}</div></div>`,
          fact("clock", s("每天最多使用40分钟", "40 minutes a day at most")),
          fact("moon", s("22:00至次日6:00不能使用", "Closed from 22:00 to 6:00")),
          fact("wallet", s("不能充值、打赏和购物", "No top-ups, gifts or shopping")),
          fact("video", s("不能看直播和开直播", "No watching or hosting live")),
        ),
      ) +
      kit.foot(tap(1, button(s("开启", "Turn on")), "pill")),
  );

function fact(name: "clock" | "moon" | "wallet" | "video", text: string): string {
  return `<div class="line" style="gap:11px;font-size:13.5px;padding:1px 4px">${tile(name, "grey", 17)}<span>${text}</span></div>`;
}

const hideLocation: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("位置", "Location"), "", "white") +
      body(
        list(
          tap(
            1,
            row({
              text: s("同城展示", "Show me nearby"),
              before: tile("pin", "coral"),
              end: kit.toggle(false),
            }),
            "inside",
          ),
          tap(
            2,
            row({
              text: s("发布时建议地点", "Suggest a place when posting"),
              before: tile("edit", "blue"),
              end: kit.toggle(false),
            }),
            "inside",
          ),
          tap(
            3,
            row({
              text: s("系统定位权限", "Location permission"),
              before: tile("phone", "green"),
              value: s("不允许", "Never"),
            }),
            "inside",
          ),
        ),
        list(
          row({
            text: s("IP属地", "IP location"),
            small: s("按规定显示，不能关闭", "Always shown, by law"),
            before: tile("info", "grey"),
            value: s("浙江", "Zhejiang"),
            end: "",
          }),
          row({ text: s("属地有误", "Wrong location"), before: tile("warn", "amber") }),
        ),
      ),
  );

const messagesFromStrangers: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("隐私", "Privacy"), "", "white") +
      body(
        list(
          tap(
            1,
            row({
              text: s("谁可以给我发私信", "Who can message me"),
              before: tile("mail", "green"),
            }),
            "inside",
          ),
          row({
            text: s("谁可以拉我进群", "Who can add me to groups"),
            before: tile("users", "blue"),
          }),
        ),
      ) +
      kit.sheet(
        kit.choices(2, [s("所有人", "Everyone"), s("互相关注", "Friends"), s("关闭", "Off")], 1),
        `<div class="small center">${s("陌生人发不进来", "Strangers can’t write to you")}</div>`,
      ),
  );

const personalisedFeed: Screen = (s) =>
  kit.phone(
    kit.titleBar(
      s("个性化推荐", '<span style="font-size:13.5px">Personalised recommendations</span>'),
      "",
      "white",
    ) +
      body(
        list(
          tap(
            1,
            row({
              text: s("推荐个性化内容", "Personalise videos"),
              before: tile("video", "coral"),
              end: kit.toggle(false),
            }),
            "inside",
          ),
          tap(
            2,
            row({
              text: s("推荐个性化商品", "Personalise products"),
              before: tile("shop", "blue"),
              end: kit.toggle(false),
            }),
            "inside",
          ),
          row({ text: s("个性化广告", "Personalised ads"), before: tile("flag", "amber") }),
        ),
        list(
          row({ text: s("我的兴趣", "My interests"), before: tile("heart", "grey"), value: "24" }),
          row({ text: s("屏蔽词", "Hidden words"), before: tile("eyeoff", "grey"), value: "3" }),
          row({ text: s("清空兴趣标签", "Clear interests"), before: tile("trash", "grey") }),
        ),
      ),
  );

export const privacyScreens = {
  "privacy-settings": privacySettings,
  "block-and-mute": blockAndMute,
  "teen-mode": teenMode,
  "hide-location": hideLocation,
  "messages-from-strangers": messagesFromStrangers,
  "turn-off-personalised-feed": personalisedFeed,
};
