import { picture } from "./art.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Screen } from "./phone.ts";
import { kind, mug } from "./screens-orders.ts";

const exchangeItem: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("申请售后", "Request after-sales"), "", "white") +
      body(
        card(mug(s, 46)),
        `<div class="buttons">${kind(s("退货退款", "Return and refund"), false)}${tap(1, kind(s("换货", "Exchange"), true))}</div>`,
        list(
          tap(
            2,
            row({
              text: s("新的规格", "New option"),
              value: `<b style="color:#171b26">${s("海蓝 · 1件", "Sea blue · 1 pc")}</b>`,
            }),
            "inside",
          ),
          row({ text: s("换货原因", "Reason"), value: s("颜色不合适", "Colour isn’t right") }),
          row({
            text: s("收货地址", "Address"),
            value: s("家 · 云锦路58号", "Home · 58 Yunjin Rd"),
          }),
        ),
      ) +
      foot(tap(3, button(s("提交申请", "Submit request")), "pill")),
  );

const returnPickup: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("上门取件", "Courier pick-up"), "", "white") +
      body(
        `<div class="card line" style="gap:11px;padding:9px 12px">${tile("pin", "coral")}<div class="grow"><b style="font-size:13px">${s("家", "Home")} · 138****6025</b><span class="small">${s("上海市徐汇区云锦路58号3幢", "58 Yunjin Rd, Xuhui, Shanghai")}</span></div></div>`,
        card(
          kit.chips([s("今天", "Today"), s("明天", "Tomorrow"), s("11月14日", "14 Nov")]),
          `<div style="height:2px"></div>`,
          tap(
            1,
            `<div class="slots">${slots.map((text) => `<span class="${text === "15–17" ? "on" : ""}">${text}</span>`).join("")}</div>`,
          ),
        ),
        list(
          row({
            text: s("运费", "Postage"),
            small: s("运费险抵扣12元", "Return cover pays ¥12"),
            before: tile("truck", "blue"),
            value: '<b class="green-text" style="font-size:15px">¥0.00</b>',
            end: "",
          }),
        ),
      ) +
      foot(tap(2, button(s("确认预约", "Confirm")), "pill")),
  );

/** What a courier comes between, by the hour. */
const slots = ["9–11", "11–13", "13–15", "15–17", "17–19"];

const sellerRefusesRefund: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("售后详情", "Request details"), "", "white") +
      body(
        card(
          `<div class="line">${tile("cross", "coral", 22)}<div class="grow"><div class="h">${s("商家已拒绝", "Refused by seller")}</div><span class="small">${s("还可以申请介入：6天", "You can ask us for 6 more days")}</span></div></div>`,
          `<div style="height:2px"></div>`,
          tap(
            1,
            kit.note(
              "chat",
              s("拒绝理由：商品没有质量问题", "Reason: the item has no fault"),
              "coral",
            ),
          ),
        ),
        list(
          row({
            text: s("退货退款", "Return and refund"),
            before: picture("mug", 34, 34),
            value: '<b style="color:#171b26">¥129.00</b>',
            end: "",
          }),
          row({ text: s("照片", "Photos"), value: "2/9", end: "" }),
        ),
      ) +
      foot(tap(2, button(s("申请平台介入", "Ask Spindrift to step in")), "pill")),
  );

export const returnScreens = {
  "exchange-item": exchangeItem,
  "return-pickup": returnPickup,
  "seller-refuses-refund": sellerRefusesRefund,
};
