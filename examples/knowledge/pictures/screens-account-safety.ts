import { avatar, logo } from "./art.ts";
import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, foot, list, row, tap, tile, type Screen, type Tone } from "./phone.ts";

const signedInDevices: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("登录设备", "Devices"), s("记录", "History"), "white") +
      body(
        list(
          row({
            text: s("手机", "Phone"),
            small: s("杭州 · 正在使用", "Hangzhou · in use now"),
            before: tile("phone", "green"),
            end: kit.badge(s("本机", "This device"), "green"),
          }),
          device(
            "tablet",
            s("平板", "Tablet"),
            s("杭州 · 昨天 21:40", "Hangzhou · yesterday 21:40"),
          ),
          tap(
            1,
            device(
              "laptop",
              s("电脑网页版", "Website, computer"),
              s("沈阳 · 今天 04:12", "Shenyang · today 04:12"),
              "coral",
            ),
            "inside",
          ),
        ),
        kit.note("shield", s("不认识的设备，请移除并改密码", "Remove what you don’t know")),
      ) +
      foot(
        tap(2, button(s("退出其他全部设备", "Sign out all other devices"), "line-only"), "pill"),
      ),
  );

function device(name: IconName, text: string, small: string, tone: Tone = "grey"): string {
  return row({ text, small, before: tile(name, tone) });
}

const switchAccounts: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("切换账号", "Switch account"), s("管理", "Manage"), "white") +
      body(
        list(
          row({
            text: `<b>${s("小雯的海边日记", "Wen by the sea")}</b>`,
            small: s("当前账号", "In use"),
            before: avatar(s("雯", "W"), 40, "#ff8a5b"),
            end: kit.tick(),
          }),
          tap(
            1,
            row({
              text: s("小雯的厨房", "Wen’s kitchen"),
              small: s("3条新消息", "3 new messages"),
              before: avatar(s("厨", "K"), 40, "#3f8f7d"),
              end: `<i class="dot"></i>`,
            }),
            "inside",
          ),
        ),
        `<div style="height:0"></div>`,
        tap(
          2,
          `<div class="card line" style="gap:10px">${tile("plus", "grey")}<b>${s("添加账号", "Add account")}</b></div>`,
        ),
        `<div class="small center" style="padding-top:4px">${s("一台手机最多保留5个账号", "Up to 5 accounts on one phone")}</div>`,
      ),
  );

const twoStepVerification: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("两步验证", "Two-step verification"), "", "white") +
      body(
        list(
          tap(
            1,
            row({
              text: `<b>${s("两步验证", "Two-step verification")}</b>`,
              small: s("新设备登录要再验证一次", "Asked on every new device"),
              before: tile("shield", "coral"),
              end: kit.toggle(true),
            }),
            "inside",
          ),
        ),
        `<div class="head">${s("验证方式", "Method")}</div>`,
        tap(
          2,
          list(
            row({
              text: s("短信验证码", "Text message"),
              small: "138****6025",
              before: tile("chat", "blue"),
            }),
            row({
              text: s("身份验证器", "Authenticator app"),
              small: s("动态码每30秒换一次", "A new code every 30 seconds"),
              before: tile("clock", "green"),
            }),
          ),
        ),
        list(
          row({
            text: s("信任的设备", "Trusted devices"),
            before: tile("phone", "grey"),
            value: "1/5",
          }),
        ),
      ),
  );

const changeProfile: Screen = (s) =>
  kit.phone(
    `<div class="title white">${icon("back", 22)}<b>${s("编辑资料", "Edit profile")}</b><span class="end-slot">${tap(2, `<span class="coral-text bold inline">${s("保存", "Save")}</span>`, "pill")}</span></div>` +
      body(
        `<div class="stack center" style="gap:5px">${avatar(s("雯", "W"), 62, "#ff8a5b")}<span class="small">${s("换头像", "Change picture")}</span></div>`,
        list(
          tap(
            1,
            row({
              text: s("昵称", "Name"),
              value: `<b style="color:#171b26">${s("小雯的海边日记", "Wen by the sea")}</b>`,
            }),
            "inside",
          ),
          row({ text: s("浪花号", "Spindrift ID"), value: "wen.0612" }),
          row({ text: s("简介", "Bio"), value: s("每天一片海", "A new sea every day") }),
          row({ text: s("生日", "Birthday"), value: s("6月12日", "12 June") }),
        ),
        `<div class="small center">${s("昵称30天内可以改3次", "Name: 3 changes in 30 days")}</div>`,
      ),
  );

const accountHacked: Screen = (s) =>
  kit.phone(
    kit.whiteBody(
      `<div class="stack center">${logo(40)}</div>`,
      kit.field(`<b>+86</b><span class="grow">138 **** 6025</span>`),
      `<div class="line between"><span></span>${tap(1, `<b class="inline">${s("登录遇到问题？", "Trouble signing in?")}</b>`, "pill")}</div>`,
    ) +
      kit.sheet(
        `<div class="card list soft">${tap(
          2,
          way(
            "block",
            `<b class="coral-text">${s("紧急冻结", "Emergency freeze")}</b>`,
            s("别人无法登录、付款和提现", "Nobody can sign in, pay or withdraw"),
            "coral",
          ),
          "inside",
        )}${way("refund", s("找回账号", "Recover account"), "", "blue")}${way("shield", s("过不了两步验证", "Can’t do the second step"), "", "green")}</div>`,
        button(s("取消", "Cancel"), "plain"),
      ),
    "white",
  );

function way(name: IconName, text: string, small: string, tone: Tone): string {
  return row({ text, small, before: tile(name, tone), end: "" });
}

export const accountSafetyScreens = {
  "signed-in-devices": signedInDevices,
  "switch-accounts": switchAccounts,
  "two-step-verification": twoStepVerification,
  "change-profile": changeProfile,
  "account-hacked": accountHacked,
};
