import { corner, picture, playMark } from "./art.ts";
import type { Film } from "./film.ts";
import { icon } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Say, type Screen } from "./phone.ts";

const gearIcon = `<span style="display:block;padding:3px">${icon("gear", 22)}</span>`;
const failed = `<span class="badge big-badge">${icon("alert", 18)}</span>`;

function draft(s: Say, gear: string, below: string, percent = 63, state = failed): string {
  const video = `<div class="line" style="gap:14px;align-items:flex-start">${picture("sea", 92, 122, playMark() + corner("0:48"))}<div class="grow stack" style="gap:9px"><b>${s("海边落日", "Sunset")}</b><span class="small">1080P · 186 MB</span>${kit.bar(percent, percent === 100 ? "green" : "")}${kit.between(state, `<b>${percent}%</b>`)}</div></div>`;
  return kit.phone(
    kit.titleBar(s("草稿箱", "Drafts"), gear, "white") +
      body(
        card(video),
        list(
          row({
            text: s("网络", "Network"),
            before: tile("wifi", "blue"),
            value: "Wi-Fi",
            end: kit.tick(),
          }),
        ),
      ) +
      below,
  );
}

const settings: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("设置", "Settings"), "", "white") +
      body(
        list(
          row({ text: s("账号与安全", "Account"), before: tile("shield", "blue") }),
          row({ text: s("隐私", "Privacy"), before: tile("lock", "green") }),
          row({ text: s("通知", "Notifications"), before: tile("bell", "amber") }),
        ),
        list(
          tap(
            1,
            row({
              text: s("清理空间", "Free up space"),
              before: tile("trash", "coral"),
              value: "1.8 GB",
            }),
            "inside",
          ),
          row({ text: s("帮助与客服", "Help"), before: tile("headset", "grey") }),
        ),
      ),
  );

function space(s: Say, title: string, cache: string, end: string, extra = ""): string {
  return kit.phone(
    title +
      body(
        card(
          `<div class="stack center" style="padding:14px 0 6px;gap:8px">${kit.bigTile("trash", "coral")}<div class="big">${cache}</div><div class="grey-text">${s("缓存", "Cache")}</div></div>`,
          end,
        ),
        list(
          row({
            text: s("草稿", "Drafts"),
            before: tile("file", "blue"),
            value: "3",
            end: kit.tick(),
          }),
        ),
      ) +
      extra,
  );
}

const cacheFull: Screen = (s) =>
  space(
    s,
    kit.titleBar(s("清理空间", "Free up space"), "", "white"),
    "1.8 GB",
    tap(1, button(s("清理缓存", "Clear cache")), "pill"),
  );

const cacheEmpty: Screen = (s) =>
  space(
    s,
    `<div class="title white">${tap(1, icon("back", 22))}<b>${s("清理空间", "Free up space")}</b></div>`,
    "0 MB",
    button(s("清理缓存", "Clear cache"), "off"),
    kit.toast("check", "1.8 GB → 0 MB"),
  );

const postAgain = (s: Say) => `${icon("flip", 20)}${s("重新发布", "Post again")}`;

const uploading =
  (percent: number): Screen =>
  (s) =>
    draft(
      s,
      gearIcon,
      foot(button(icon("upload", 20), "off")),
      percent,
      `<span class="badge blue big-badge">${icon("upload", 18)}</span>`,
    );

const posted: Screen = (s) =>
  draft(
    s,
    gearIcon,
    `<div class="stack center" style="position:absolute;left:0;right:0;bottom:36px">${kit.bigTile("done", "green")}<div class="h">${s("已发布", "Posted")}</div></div>`,
    100,
    `<span class="badge green big-badge">${icon("check", 18)}</span>`,
  );

export const uploadFails: Film = {
  poster: cacheFull,
  scenes: [
    {
      seconds: 2.2,
      screen: (s) => draft(s, tap(1, gearIcon), foot(button(postAgain(s), "off"))),
      caption: [
        "上传失败的视频在草稿箱里。先打开设置。",
        "The failed video is in Drafts. Open Settings first.",
      ],
    },
    { seconds: 2, screen: settings, caption: ["点“清理空间”。", "Tap Free up space."] },
    {
      seconds: 2,
      screen: cacheFull,
      caption: ["点“清理缓存”，草稿不会被删。", "Tap Clear cache. Your drafts are kept."],
    },
    {
      seconds: 1.8,
      screen: cacheEmpty,
      caption: ["缓存清完，回到草稿箱。", "The cache is empty. Go back to Drafts."],
    },
    {
      seconds: 2,
      screen: (s) => draft(s, gearIcon, foot(tap(1, button(postAgain(s)), "pill"))),
      caption: ["点“重新发布”。", "Tap Post again."],
    },
    {
      seconds: 0.6,
      screen: uploading(64),
      caption: ["接着上传，让应用停在前台。", "It goes on uploading. Keep the app in front."],
    },
    { seconds: 0.6, screen: uploading(78) },
    { seconds: 0.6, screen: uploading(92) },
    {
      seconds: 2.2,
      screen: posted,
      caption: ["上传成功，视频已发布。", "Done: the video is posted."],
    },
  ],
};
