import { icon } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Say, type Screen } from "./phone.ts";
import { mug } from "./screens-orders.ts";

const paymentFailed: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("付款结果", "Payment"), "", "white") +
      body(
        card(
          `<div class="stack center" style="gap:4px">${kit.bigTile("alert", "coral")}<div class="h">${s("付款失败", "Payment failed")}</div><div class="big">¥268.00</div></div>`,
          kit.note("card", s("原因：超出限额", "Reason: over the limit"), "coral"),
        ),
        `<div class="small center">${s("订单保留30分钟，剩余", "The order is kept for")} <b class="coral-text">28:41</b></div>`,
        tap(1, button(s("更换付款方式", "Change payment method")), "pill"),
        button(s("重新付款", "Pay again"), "line-only"),
      ),
  );

function topUp(s: Say, coins: string, when: string, price: string): string {
  const text = s(`${coins}浪币`, `${coins} coins`);
  return row({
    text,
    small: when,
    before: tile("coin", "amber"),
    value: `<b style="color:#171b26">${price}</b>`,
    end: kit.badge(s("成功", "Done"), "green"),
  });
}

const topUpNotArrived: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("充值记录", "Top-up history"), "", "white") +
      body(
        card(
          `<div class="line">${tile("coin", "amber")}<div class="grow">${kit.between(`<b>${s("980浪币", "980 coins")}</b>`, "<b>¥98.00</b>")}${kit.between(`<span class="small">${s("今天 09:03", "Today 09:03")}</span>`, kit.badge(s("处理中", "Processing"), "amber"))}</div></div>`,
          `<div class="line between small" style="background:#f5f6f9;border-radius:10px;padding:7px 11px"><span>${s("单号", "No.")} 7720 1846 3305</span>${icon("copy", 15)}</div>`,
          `<div style="height:2px"></div>`,
          tap(1, button(s("未到账核查", "Check missing top-up")), "pill"),
        ),
        list(
          topUp(s, "300", s("11月6日 21:10", "6 Nov 21:10"), "¥30.00"),
          topUp(s, "60", s("10月29日 18:47", "29 Oct 18:47"), "¥6.00"),
        ),
        `<div class="small center">${s("找不到充值？", "Can’t find it?")}</div>`,
      ),
  );

const topUpRefund: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("充值详情", "Top-up details"), "", "white") +
      body(
        card(
          `<div class="line">${tile("coin", "amber", 22)}<div class="grow"><div class="h">${s("980浪币", "980 coins")}</div><span class="small">${s("昨天 20:31", "Yesterday 20:31")}</span></div><div class="h">¥98.00</div></div>`,
        ),
        list(
          row({
            text: s("剩余浪币", "Coins left"),
            value: s("980（未使用）", "980 (unused)"),
            end: "",
          }),
          tap(
            1,
            row({
              text: s("可退金额", "Refundable"),
              value: '<b class="coral-text" style="font-size:17px">¥98.00</b>',
              end: "",
            }),
            "inside",
          ),
          row({
            text: s("退回", "Goes back to"),
            value: s("储蓄卡（尾号6217）", "Debit card 6217"),
            end: "",
          }),
        ),
        kit.note(
          "clock",
          s("24小时内审核，1到7个工作日到账", "Checked in 24 h, paid in 1 to 7 working days"),
        ),
      ) +
      foot(tap(2, button(s("申请退款", "Ask for a refund")), "pill")),
  );

const addBankCard: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("添加银行卡", "Add card"), "", "white") +
      body(
        card(
          cardField(
            s("卡号", "Card no."),
            "6217 8560 **** 3317",
            kit.badge(s("储蓄卡", "Debit"), "blue"),
          ),
          cardField(s("姓名", "Name"), s("林晓雯", "Lin Xiaowen")),
          cardField(s("证件号", "ID no."), "3301**********2746"),
          `<b style="font-size:13px">${s("银行预留手机号", "Phone number the bank has")}</b>`,
          tap(1, kit.field('<b>+86</b><span class="grow">138 **** 6025</span>')),
          `<div style="height:1px"></div>`,
          kit.field(
            `<span class="grow">4 0 9 1 2 7</span><span class="grey-text">${s("52秒", "52 s")}</span>`,
          ),
        ),
      ) +
      foot(tap(2, button(s("确认", "Confirm")), "pill")),
  );

function cardField(name: string, value: string, end = ""): string {
  return `<div class="line card-field"><span class="grey-text">${name}</span><span class="grow">${value}</span>${end}</div>`;
}

const cancelAutoRenewal: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("自动续费", "Auto-renewal"), "", "white") +
      body(
        card(
          `<div class="line">${tile("star", "amber", 22)}<div class="grow"><div class="h">${s("浪花会员", "Spindrift membership")}</div><span class="small">${s("连续包月", "Monthly")}</span></div><div class="h">¥15</div></div>`,
        ),
        list(
          row({
            text: s("下次扣款", "Next charge"),
            value: s("11月28日", "28 Nov"),
            end: kit.badge(s("已开启", "On"), "green"),
          }),
          row({
            text: s("扣款方式", "Paid with"),
            value: s("储蓄卡（尾号6217）", "Debit card 6217"),
          }),
          row({ text: s("扣款记录", "Charges") }),
        ),
        tap(1, button(s("关闭自动续费", "Turn off auto-renewal"), "line-only"), "pill"),
        `<div class="small center">${s("关闭后，会员可以用到11月28日", "Your membership then lasts until 28 Nov")}</div>`,
      ),
  );

const couponNotWorking: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("确认订单", "Checkout"), "", "white") +
      body(card(mug(s, 46))) +
      kit.sheet(
        `<div class="h center">${s("优惠券", "Coupons")}</div>`,
        tap(1, coupon("10", s("满100元可用", "Over ¥100"), s("11月30日前", "Until 30 Nov"), true)),
        `<div style="height:0"></div>`,
        `<div class="stack" style="gap:9px">${coupon("20", s("满159元可用", "Over ¥159"), s("11月20日前", "Until 20 Nov"), false)}${tap(2, kit.note("alert", s("未满使用门槛，还差30元", "Below the minimum: ¥30 missing"), "amber"))}</div>`,
        button(s("确定", "Done")),
      ),
  );

function coupon(yuan: string, least: string, until: string, chosen: boolean): string {
  return `<div class="coupon ${chosen ? "" : "off"}"><b>¥${yuan}</b><div class="grow"><b>${least}</b><span class="small">${until}</span></div>${kit.radio(chosen)}</div>`;
}

const payLater: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("确认订单", "Checkout"), "", "white") +
      body(
        card(mug(s, 46)),
        list(
          row({
            text: s("储蓄卡（尾号6217）", "Debit card 6217"),
            before: tile("card", "blue"),
            end: kit.radio(false),
          }),
          row({
            text: s("浪花余额", "Spindrift balance"),
            before: tile("wallet", "green"),
            end: kit.radio(false),
          }),
          tap(
            1,
            row({
              text: `<b>${s("先用后付", "Pay later")}</b>`,
              small: s("预计11月24日扣款¥129.00", "¥129.00 charged about 24 Nov"),
              before: tile("clock", "coral"),
              end: kit.radio(true),
            }),
            "inside",
          ),
        ),
      ) +
      foot(
        `<div style="white-space:nowrap"><div class="small">${s("今天付", "Today")}</div><b class="h coral-text">${s("0元", "¥0")}</b></div>`,
        tap(2, button(s("提交订单", "Place order")), "pill"),
      ),
  );

export const paymentScreens = {
  "top-up-not-arrived": topUpNotArrived,
  "top-up-refund": topUpRefund,
  "payment-failed": paymentFailed,
  "add-bank-card": addBankCard,
  "cancel-auto-renewal": cancelAutoRenewal,
  "coupon-not-working": couponNotWorking,
  "pay-later": payLater,
};
