import { backdrop, flagged, picture, playMark } from "./art.ts";
import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Screen, type Tone } from "./phone.ts";

const videoRemovedAppeal: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("视频申诉", "Video appeal"), "", "white") +
      body(
        `<div class="card line" style="gap:12px">${picture("city", 70, 58, flagged(s("已下架", "Removed")))}<div class="grow stack" style="gap:3px"><b>${s("江边夜骑", "Night ride by the river")}</b><span class="small">${s("下架原因", "Removed for")}</span><span class="coral-text bold" style="font-size:13px">${s("搬运：00:12至00:18", "Copied: 00:12 to 00:18")}</span></div></div>`,
        card(
          `<b style="font-size:13px">${s("申诉理由", "Your reason")}</b>`,
          tap(
            1,
            `<div class="field area">${s("这段是我自己拍的，附上原始素材和剪辑工程截图。", "I filmed this myself. The raw clip and the edit are attached.")}</div>`,
          ),
          `<b style="font-size:13px;margin-top:2px">${s("证据", "Evidence")} <span class="grey-text" style="font-weight:400">2/9</span></b>`,
          `<div class="line">${picture("city", 38, 38)}${picture("hills", 38, 38)}<span class="tile grey" style="width:38px;height:38px">${icon("plus", 22)}</span></div>`,
        ),
      ) +
      foot(tap(2, button(s("提交", "Submit")), "pill")),
  );

const whyVideoLimited: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("推荐状态", "Recommendation status"), "", "white") +
      body(
        `<div class="card line" style="gap:12px">${picture("hills", 52, 64, playMark())}<div class="grow stack"><b>${s("云海露营记", "Camping above the clouds")}</b>${kit.between(kit.badge(s("不推荐", "Not recommended")), `<span class="small">${s("播放326", "326 views")}</span>`)}</div></div>`,
        list(
          tap(
            1,
            row({
              text: s("原因", "Reason"),
              before: tile("warn", "coral"),
              value: `<b style="color:#171b26">${s("与已有视频重复", "Repeats a video")}</b>`,
              end: "",
            }),
            "inside",
          ),
          row({
            text: s("开始时间", "Since"),
            before: tile("clock", "grey"),
            value: s("11月8日 20:14", "8 Nov 20:14"),
            end: "",
          }),
          row({
            text: s("谁能看到", "Who sees it"),
            before: tile("users", "grey"),
            value: s("粉丝和搜索", "Followers, search"),
            end: "",
          }),
        ),
      ) +
      foot(tap(2, button(s("申诉", "Appeal")), "pill")),
  );

const accountBannedAppeal: Screen = (s) =>
  kit.phone(
    `<div class="body white"><div style="height:40px"></div>${kit.field('<b>+86</b><span class="grow">138 **** 6025</span>')}${button(s("登录", "Sign in"))}</div>` +
      kit.dialog(
        tile("block", "coral", 22),
        `<div class="h">${s("账号已被封禁", "Your account is banned")}</div>`,
        `<div class="card list" style="text-align:left;background:#f5f6f9">${row({ text: s("原因", "Reason"), value: s("多次发布广告", "Repeated spam"), end: "" })}${row({ text: s("期限", "Length"), value: s("7天", "7 days"), end: "" })}${row({ text: s("到期时间", "Ends"), value: s("11月19日 12:00", "19 Nov 12:00"), end: "" })}</div>`,
        `<div class="small">${s("提交申诉后24小时内答复", "Appeals are answered within 24 hours")}</div>`,
        kit.buttons(
          button(s("资金处理", "Money"), "plain"),
          tap(1, button(s("申诉", "Appeal")), "pill"),
        ),
      ),
    "white",
  );

const reportContent: Screen = (s) =>
  kit.phone(
    backdrop("sea", "200px") +
      kit.sheet(
        `<div class="h center">${s("举报", "Report")}</div>`,
        kit.choices(1, [
          s("诈骗", "Fraud"),
          s("侵犯权益", "Infringement"),
          s("危害未成年人", "Harm to minors"),
          s("骚扰或威胁", "Harassment or threats"),
          s("不实信息", "False information"),
        ]),
        tap(2, button(s("提交", "Submit")), "pill"),
      ),
    "dark",
  );

const appealProgress: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("我的申诉", "My appeals"), "", "white") +
      body(
        card(
          appeal(
            "video",
            s("视频：江边夜骑", "Video: Night ride"),
            kit.badge(s("审核中", "In review"), "blue"),
          ),
          `<div style="height:2px"></div>`,
          tap(1, kit.note("clock", s("最晚答复：昨天 20:14", "Answer by: yesterday 20:14"), "")),
          `<div style="height:2px"></div>`,
          `<div class="buttons right">${tap(2, kit.smallButton(s("催办", "Chase this up")), "pill")}</div>`,
        ),
        card(
          appeal(
            "chat",
            s("被移除的评论", "Comment"),
            kit.badge(s("待补充", "More needed"), "amber"),
            "amber",
          ),
        ),
        card(
          appeal(
            "user",
            s("功能限制", "Feature limit"),
            kit.badge(s("已通过", "Upheld"), "green"),
            "green",
          ),
        ),
      ),
  );

function appeal(name: IconName, text: string, state: string, tone: Tone = "blue"): string {
  return `<div class="line" style="gap:10px">${tile(name, tone)}<b class="grow">${text}</b>${state}</div>`;
}

export const reviewScreens = {
  "video-removed-appeal": videoRemovedAppeal,
  "why-video-limited": whyVideoLimited,
  "account-banned-appeal": accountBannedAppeal,
  "report-content": reportContent,
  "appeal-progress": appealProgress,
};
