import { picture } from "./art.ts";
import type { Film } from "./film.ts";
import { icon } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Say, type Screen } from "./phone.ts";
import { mug, shopLine } from "./screens-orders.ts";

const orders: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("我的订单", "My orders"), "", "white") +
      body(
        tap(1, card(shopLine(s, icon("done", 18)), mug(s))),
        card(
          shopLine(s, icon("truck", 18)),
          `<div class="line">${picture("phones", 58, 58)}<div class="grow">${s("头戴耳机", "Headphones")}</div><b>¥399.00</b></div>`,
        ),
        card(
          `<div class="line">${picture("shoes", 58, 58)}<div class="grow">${s("跑步鞋", "Running shoes")}</div><b>¥268.00</b></div>`,
        ),
      ),
  );

const order: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("订单详情", "Order"), "", "white") +
      body(
        card(
          `<div class="line">${tile("pin", "coral")}<div class="grow"><b>${s("林晓雯", "Lin Xiaowen")}</b><span class="small">138****6025</span></div></div>`,
        ),
        card(shopLine(s, icon("done", 18)), mug(s)),
      ) +
      foot(tap(1, button(s("申请售后", "After-sales")), "pill")),
  );

const request = (s: Say, filled: boolean, below: string) =>
  kit.phone(
    kit.titleBar(s("申请售后", "After-sales"), "", "white") +
      body(
        card(mug(s, 46)),
        list(
          row({
            text: s("类型", "Type"),
            before: tile("refund", "coral"),
            value: s("退货退款", "Return"),
          }),
          row({
            text: s("原因", "Reason"),
            before: tile("chat", "blue"),
            value: filled ? s("质量问题", "Faulty") : "—",
          }),
          row({
            text: s("金额", "Amount"),
            before: tile("yuan", "amber"),
            value: '<b class="coral-text" style="font-size:16px">¥129.00</b>',
            end: "",
          }),
          row({
            text: s("照片", "Photos"),
            before: tile("image", "green"),
            value: filled ? "2/9" : "0/9",
            end: filled
              ? `<span class="line" style="gap:6px">${picture("mug", 32, 32)}${picture("mug", 32, 32)}</span>`
              : icon("plus", 18),
          }),
        ),
      ) +
      below,
  );

const reasons = (s: Say) =>
  kit.sheet(
    `<div class="h center">${s("原因", "Reason")}</div>`,
    tap(
      1,
      kit.field(
        `${tile("warn", "coral")}<b class="grow">${s("质量问题", "Faulty")}</b>${kit.radio(true)}`,
      ),
    ),
    kit.field(
      `${tile("box", "grey")}<span class="grow">${s("发错货", "Wrong item")}</span>${kit.radio(false)}`,
    ),
    kit.field(
      `${tile("heart", "grey")}<span class="grow">${s("不喜欢", "Don’t like it")}</span>${kit.radio(false)}`,
    ),
  );

const progress = (
  s: Say,
  now: number,
  tone: "amber" | "blue" | "green",
  name: "clock" | "truck" | "done",
  big: string,
  small: string,
) =>
  kit.phone(
    kit.titleBar(s("售后", "After-sales"), "", "white") +
      body(
        card(
          kit.steps(
            [icon("file", 18), icon("shop", 18), icon("truck", 18), icon("yuan", 18)].map(
              (mark) => `<span style="display:grid;place-items:center">${mark}</span>`,
            ),
            now,
          ),
        ),
        card(
          `<div class="stack center" style="padding:16px 0;gap:8px">${kit.bigTile(name, tone)}<div class="big">${big}</div><div class="grey-text">${small}</div></div>`,
        ),
        card(mug(s, 46)),
      ),
  );

const filled: Screen = (s) =>
  request(s, true, foot(tap(1, button(s("提交申请", "Submit")), "pill")));

export const returnAndRefund: Film = {
  poster: filled,
  scenes: [
    {
      seconds: 2,
      screen: orders,
      caption: ["打开“我的订单”，点要退的订单。", "Open My orders and tap the order."],
    },
    { seconds: 2, screen: order, caption: ["点“申请售后”。", "Tap Request after-sales."] },
    {
      seconds: 2,
      screen: (s) => request(s, false, reasons(s)),
      caption: ["类型选“退货退款”，再选原因。", "Choose Return and refund, then the reason."],
    },
    {
      seconds: 2.4,
      screen: filled,
      caption: [
        "核对金额，上传照片，点“提交申请”。",
        "Check the amount, add photos and tap Submit request.",
      ],
    },
    {
      seconds: 1.8,
      screen: (s) => progress(s, 1, "amber", "clock", "48 h", s("商家处理", "Seller reviews")),
      caption: ["商家最长48小时内处理。", "The seller answers within 48 hours."],
    },
    {
      seconds: 1.8,
      screen: (s) => progress(s, 2, "blue", "truck", "7 d", s("寄回商品", "Send it back")),
      caption: ["同意后7天内把商品寄出。", "Once agreed, send the item back within 7 days."],
    },
    {
      seconds: 2.4,
      screen: (s) => progress(s, 4, "green", "done", "¥129.00", s("退款成功", "Refunded")),
      caption: ["商家收到退货后退款，原路退回。", "The refund goes back the way you paid."],
    },
  ],
};
