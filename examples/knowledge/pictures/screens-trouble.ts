import { avatar, backdrop, corner, flagged, picture, playMark, type SceneName } from "./art.ts";
import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Say, type Screen } from "./phone.ts";

const videoNotShowing: Screen = (s) =>
  kit.phone(
    backdrop("sea", "100%") +
      `<div class="shade" style="background:linear-gradient(#0003,#0000 30%,#0000 55%,#000a);z-index:0"></div>` +
      `<div class="stack center" style="position:absolute;right:12px;bottom:40px;gap:13px;z-index:1">${avatar(s("雯", "W"), 42, "#ff8a5b")}${rail("heart", "0")}${rail("chat", "0")}${rail("share", s("分享", "Share"))}${tap(2, rail("more", s("更多", "More")))}</div>` +
      `<div class="stack" style="position:absolute;left:16px;bottom:26px;gap:8px;z-index:1;align-items:flex-start"><b style="font-size:16px">@${s("小雯的海边日记", "wen_by_the_sea")}</b><span>${s("今天的落日，分你一半", "Half of this sunset is yours")}</span><i style="height:2px"></i>${tap(1, `<span class="line" style="background:#000a;border-radius:8px;padding:5px 11px;gap:6px;font-size:13px;font-weight:700">${icon("clock", 16)}${s("审核中", "In review")}</span>`)}</div>`,
    "dark",
  );

function rail(name: IconName, text: string): string {
  return `<div class="stack center" style="gap:0;font-size:11px;font-weight:700;padding:2px 5px">${icon(name, 28)}${text}</div>`;
}

const uploadFails: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("草稿箱", "Drafts"), "", "white") +
      body(
        draft(
          s,
          "sea",
          s("海边落日", "Sunset"),
          `<span class="coral-text bold" style="font-size:13px;white-space:nowrap">${s("上传失败", "Upload failed")}</span>`,
          tap(1, kit.smallButton(s("重新发布", "Post again"), ""), "pill"),
        ),
        draft(
          s,
          "cat",
          s("橘子的午睡", "Nap time"),
          `<span class="small">${s("昨天保存", "Saved yesterday")}</span>`,
          kit.smallButton(s("编辑", "Edit")),
        ),
        draft(
          s,
          "city",
          s("江边夜骑", "Night ride"),
          `<span class="small">${s("11月6日保存", "Saved 6 Nov")}</span>`,
          kit.smallButton(s("编辑", "Edit")),
        ),
      ),
  );

function draft(s: Say, scene: SceneName, name: string, state: string, end: string): string {
  const mark = scene === "sea" ? flagged(s("失败", "Failed")) : "";
  return `<div class="card line" style="gap:12px;padding:10px 12px">${picture(scene, 68, 84, playMark() + mark + corner("0:48"))}<div class="grow stack" style="gap:5px"><b>${name}</b>${state}</div>${end}</div>`;
}

const noSound: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("播放", "Playback"), "", "white") +
      body(
        list(
          tap(
            1,
            row({
              text: s("默认静音播放", "Start muted"),
              small: s("打开后视频没有声音", "Videos play without sound"),
              before: tile("mute", "coral"),
              end: kit.toggle(false),
            }),
            "inside",
          ),
          row({
            text: s("音量均衡", "Even out volume"),
            before: tile("sound", "blue"),
            end: kit.toggle(true),
          }),
        ),
        list(
          row({
            text: s("自动播放下一条", "Autoplay"),
            before: tile("play", "green"),
            end: kit.toggle(true),
          }),
          row({
            text: s("后台播放", "Play in background"),
            before: tile("headset", "grey"),
            end: kit.toggle(false),
          }),
          row({
            text: s("默认清晰度", "Quality"),
            before: tile("video", "amber"),
            value: s("自动", "Auto"),
          }),
        ),
      ),
  );

const notificationsMissing: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("通知", "Notifications"), "", "white") +
      body(
        `<div style="height:0;margin-bottom:-4px"></div>`,
        tap(
          1,
          kit.note("done", `<b>${s("系统通知已开启", "System notifications are on")}</b>`, "green"),
        ),
        list(
          row({
            text: s("评论和点赞", "Comments and likes"),
            before: tile("heart", "coral"),
            end: kit.toggle(true),
          }),
          tap(
            2,
            row({
              text: s("私信", "Messages"),
              before: tile("mail", "green"),
              end: kit.toggle(true),
            }),
            "inside",
          ),
          row({ text: s("开播", "Live"), before: tile("video", "amber"), end: kit.toggle(true) }),
          row({ text: s("订单", "Orders"), before: tile("truck", "blue"), end: kit.toggle(true) }),
        ),
      ) +
      foot(tap(3, button(s("发送测试通知", "Send a test"), "line-only"), "pill")),
  );

const clearCache: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("清理空间", "Free up space"), "", "white") +
      body(
        card(
          kit.between(
            `<span class="small">${s("浪花占用", "Used by Spindrift")}</span>`,
            '<b class="h">4.9 GB</b>',
          ),
          kit.bar(62),
        ),
        list(
          tap(
            1,
            taken(
              "refund",
              s("缓存", "Cache"),
              "2.8 GB",
              kit.smallButton(s("清理缓存", "Clear cache"), ""),
            ),
            "inside",
          ),
          taken("download", s("离线下载", "Offline downloads"), "900 MB"),
          taken("edit", s("草稿", "Drafts"), "620 MB"),
          taken("magic", s("特效和道具", "Effects and props"), "310 MB"),
        ),
        list(
          row({
            text: s("自动清理", "Clean automatically"),
            before: tile("clock", "green"),
            value: "5 GB",
          }),
        ),
      ),
  );

function taken(name: IconName, text: string, size: string, end?: string): string {
  return row({
    text,
    before: tile(name, end ? "coral" : "grey"),
    value: size,
    ...(end !== undefined && { end }),
  });
}

const cannotSaveVideo: Screen = (s) =>
  kit.phone(
    backdrop("sea", "100%") +
      `<div class="stack center" style="position:absolute;right:12px;top:40px;gap:13px;z-index:1">${rail("heart", "326")}${rail("chat", "41")}${tap(1, rail("share", s("分享", "Share")))}</div>` +
      kit
        .sheet(
          `<div class="h center">${s("分享", "Share")}</div>`,
          `<div class="icon-grid">${kit.gridIcon("mail", s("私信", "Message"), "green")}${kit.gridIcon("link", s("复制链接", "Copy link"), "blue")}${tap(2, kit.gridIcon("download", s("保存到相册", "Save to album"), "coral"))}${kit.gridIcon("star", s("收藏", "Favourites"), "amber")}</div>`,
          button(s("取消", "Cancel"), "plain"),
        )
        .replace('class="shade"', 'class="shade" style="background:#0000"'),
    "dark",
  );

export const troubleScreens = {
  "video-not-showing": videoNotShowing,
  "upload-fails": uploadFails,
  "no-sound": noSound,
  "notifications-missing": notificationsMissing,
  "clear-cache": clearCache,
  "cannot-save-video": cannotSaveVideo,
};
