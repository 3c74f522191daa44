import { logo } from "./art.ts";
import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, card, list, row, tap, tile, type Screen } from "./phone.ts";

const cannotSignIn: Screen = (s) =>
  kit.phone(
    kit.whiteBody(
      `<div class="stack center" style="margin:2px 0 4px">${logo(50)}<div class="h">${s("验证码登录", "Sign in with a code")}</div></div>`,
      kit.field(`<b>+86</b>${icon("down", 14)}<span class="grow">138 **** 6025</span>`),
      tap(
        1,
        kit.field(
          `<span class="grow hint">${s("6位验证码", "6-digit code")}</span><b class="coral-text">${s("获取验证码", "Get code")}</b>`,
        ),
      ),
      kit.between(
        `<span class="small">${s("10分钟内有效", "Valid for 10 minutes")}</span>`,
        `<span class="small">${s("语音验证码", "Call me with the code")}</span>`,
      ),
      kit.button(s("登录", "Sign in"), "off"),
      `<div class="line between" style="margin-top:10px"><span class="grey-text">${s("密码登录", "Use a password")}</span>${tap(2, `<b style="padding:4px 14px 4px 12px">${s("登录遇到问题", "Trouble signing in")}</b>`, "pill")}</div>`,
    ),
    "white",
  );

const changeBoundPhone: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("更换手机号", "Change number"), "", "white") +
      kit.body(
        card(
          `<div class="line">${tile("phone", "grey")}<div class="grow"><span class="small">${s("当前绑定", "Current number")}</span><b>+86 138****6025</b></div>${kit.badge(s("已验证", "Verified"), "green")}</div>`,
        ),
        card(
          `<b style="font-size:13px">${s("新手机号", "New number")}</b>`,
          tap(1, kit.field('<b>+86</b><span class="grow">159 0571 8834</span>')),
          `<div style="height:1px"></div>`,
          kit.field(
            `<span class="grow">7 3 0 4 1 9</span><span class="grey-text">${s("48秒", "48 s")}</span>`,
          ),
        ),
        kit.note("info", s("更换后提现暂停24小时", "Withdrawals pause for 24 hours")),
      ) +
      kit.foot(tap(2, kit.button(s("确认更换", "Confirm change")), "pill")),
  );

const forgotPassword: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("重设密码", "Reset password")) +
      kit.whiteBody(
        `<div class="small" style="text-align:center;margin-top:-9px">${s("验证码已发到", "Code sent to")} 138****6025</div>`,
        tap(
          1,
          kit.field(
            `${icon("chat", 18)}<span class="grow">7 3 0 4 1 9</span><span class="grey-text">${s("48秒", "48 s")}</span>`,
          ),
        ),
        `<div style="height:0"></div>`,
        tap(
          2,
          kit.field(`${icon("lock", 18)}<span class="grow">••••••••••</span>${icon("eyeoff", 18)}`),
        ),
        kit.field(
          `${icon("lock", 18)}<span class="grow hint">${s("再输一遍新密码", "New password again")}</span>`,
        ),
        `<div class="stack small" style="gap:6px;padding:2px 4px">${rule(s("8到20位，区分大小写", "8 to 20 characters, case matters"), true)}${rule(s("同时有字母和数字", "Letters and digits"), true)}${rule(s("不能和最近3次的相同", "Not one of your last 3"), false)}</div>`,
        kit.button(s("完成", "Done")),
      ),
    "white",
  );

function rule(text: string, kept: boolean): string {
  return `<div class="line">${kit.tick(kept ? "" : "wait")}<span>${text}</span></div>`;
}

const deleteAccount: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("注销账号", "Delete account"), "", "white") +
      kit.body(
        list(
          tap(
            1,
            row({
              text: s("订单和退款", "Orders and refunds"),
              before: kit.tick("bad"),
              end: `<b class="coral-text" style="font-size:13px">${s("1笔未完成", "1 open")} ›</b>`,
            }),
            "inside",
          ),
          met(s("收益和货款为0", "Rewards and balance are 0")),
          met(s("浪币已用完", "No coins left")),
          met(s("没有开店", "No open shop")),
          met(s("没有封禁和申诉", "No ban or appeal")),
        ),
      ) +
      kit.foot(tap(2, kit.button(s("下一步", "Next"), "off"), "pill")),
  );

function met(text: string): string {
  return row({ text, before: kit.tick(), end: "" });
}

const realNameVerification: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("实名认证", "Identity verification")) +
      kit.whiteBody(
        kit.steps([s("身份信息", "Your ID"), s("人脸识别", "Face check"), s("完成", "Done")], 0),
        label(s("姓名", "Name"), s("林晓雯", "Lin Xiaowen")),
        label(s("证件号", "ID number"), "3301**********2746"),
        kit.note(
          "shield",
          s("只用于核对身份，不会显示在主页", "Only to check who you are. Never shown."),
          "green",
        ),
        `<div class="line small">${kit.tick()}<span>${s("我同意授权核验身份", "I agree to the identity check")}</span></div>`,
        tap(1, kit.button(icon("face", 20) + s("开始人脸识别", "Start face check")), "pill"),
        `<div class="small center">${s("使用其他证件", "Use another document")}</div>`,
      ),
    "white",
  );

function label(text: string, value: string): string {
  return kit.field(
    `<span class="grey-text" style="width:76px">${text}</span><span class="grow">${value}</span>`,
  );
}

const verificationFailed: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("实名认证", "Identity verification"), "", "white") +
      kit.body(
        card(
          `<div class="stack center">${kit.bigTile("face", "coral")}<div class="h">${s("认证未通过", "Verification failed")}</div><div class="small">${s("今日剩余0次", "0 tries left today")}</div></div>`,
          `<div></div>`,
          tap(
            1,
            kit.note("alert", s("原因：人脸比对未通过", "Reason: face check not passed"), "coral"),
          ),
        ),
        card(
          `<div class="icon-grid" style="grid-template-columns:repeat(3,1fr)">${kit.gridIcon("sun", s("光线均匀", "Even light"), "amber")}${kit.gridIcon("glasses", s("摘下墨镜", "No sunglasses"), "blue")}${kit.gridIcon("face", s("正对镜头", "Look straight"), "green")}</div>`,
        ),
      ) +
      kit.foot(tap(2, kit.button(s("申请人工审核", "Ask for a manual check")), "pill")),
  );

const foreignDocuments: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("使用其他证件", "Use another document"), "", "white") +
      body(
        list(
          row({ text: s("国家或地区", "Country or region"), value: s("新加坡", "Singapore") }),
          row({ text: s("证件类型", "Document"), value: s("护照", "Passport") }),
          row({ text: s("姓名", "Name"), value: "TAN WEI LIN", end: "" }),
        ),
        `<div class="buttons" style="padding-top:6px;gap:20px">${tap(1, photo("file", s("资料页", "Data page")))}${tap(2, photo("face", s("手持证件照", "You holding it")))}</div>`,
      ) +
      kit.foot(tap(3, kit.button(s("提交", "Submit")), "pill")),
  );

/** A place for a photo that is taken already. */
function photo(name: IconName, text: string): string {
  return `<div class="card stack center" style="padding:10px 6px;gap:5px">${tile(name, "blue", 22)}<b style="font-size:13px">${text}</b><span class="line small" style="gap:4px">${kit.tick()}</span></div>`;
}

export const accountScreens = {
  "cannot-sign-in": cannotSignIn,
  "change-bound-phone": changeBoundPhone,
  "forgot-password": forgotPassword,
  "delete-account": deleteAccount,
  "real-name-verification": realNameVerification,
  "verification-failed": verificationFailed,
  "verify-with-foreign-documents": foreignDocuments,
};
