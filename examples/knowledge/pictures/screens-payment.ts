import { icon } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Say, type Screen } from "./phone.ts";

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

export const paymentScreens = {
  "top-up-not-arrived": topUpNotArrived,
  "top-up-refund": topUpRefund,
  "payment-failed": paymentFailed,
};
