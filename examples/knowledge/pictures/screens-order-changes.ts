import { icon } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Screen } from "./phone.ts";
import { kind, mug, shoes, shopLine } from "./screens-orders.ts";

const changeAnOrder: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("订单详情", "Order details"), "", "white") +
      body(card(shopLine(s, s("待发货", "To ship")), shoes(s, 46))) +
      kit.sheet(
        `<div class="h center">${s("修改规格", "Change option")}</div>`,
        option(s("颜色", "Colour"), kit.chips([s("蓝色", "Blue"), s("白色", "White")])),
        tap(1, option(s("尺码", "Size"), kit.chips(["41", "42", "43", "44"], 2))),
        kit.between(
          `<span class="small">${s("差价", "Difference")}</span>`,
          '<b class="green-text">¥0.00</b>',
        ),
        tap(2, button(s("提交", "Submit")), "pill"),
      ),
  );

function option(text: string, choices: string): string {
  return `<div class="line" style="gap:12px;padding:5px 6px"><span class="small" style="width:46px">${text}</span>${choices}</div>`;
}

const remindSeller: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("我的订单", "My orders"), "", "white") +
      body(
        kit.chips([s("待付款", "To pay"), s("待发货", "To ship"), s("待收货", "On the way")], 1),
        card(
          shopLine(s, s("待发货", "To ship")),
          mug(s, 50),
          `<div style="height:2px"></div>`,
          tap(
            1,
            kit.note(
              "clock",
              s("最晚发货时间：11月14日 20:31", "Latest dispatch time: 14 Nov 20:31"),
              "amber",
            ),
          ),
          `<div style="height:2px"></div>`,
          `<div class="buttons right">${kit.smallButton(s("联系商家", "Contact seller"))}${tap(2, kit.smallButton(s("提醒发货", "Remind seller"), ""), "pill")}</div>`,
        ),
        card(shopLine(s, s("待发货", "To ship")), shoes(s, 50)),
      ),
  );

const orderInvoice: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("申请开票", "Request invoice"), "", "white") +
      body(
        `<div style="height:0;margin-bottom:-4px"></div>`,
        `<div class="buttons">${kind(s("个人", "Person"), false)}${tap(1, kind(s("企业", "Company"), true))}</div>`,
        list(
          row({
            text: s("抬头", "Name"),
            value: s("海风贸易有限公司", "Seabreeze Trading Ltd"),
            end: "",
          }),
          row({ text: s("税号", "Tax number"), value: "91330106MA2B4K7X05", end: "" }),
          row({
            text: s("类型", "Type"),
            value: s("电子普通发票", "General e-invoice"),
          }),
          row({ text: s("邮箱", "Email"), value: "wen@example.com", end: "" }),
        ),
      ) +
      foot(tap(2, button(s("提交", "Submit")), "pill")),
  );

const deleteOrderRecord: Screen = (s) =>
  kit.phone(
    `<div class="title white">${icon("back", 22)}<b>${s("订单详情", "Order details")}</b><span class="end-slot">${tap(1, `<span class="inline">${icon("more", 22)}</span>`)}</span></div>` +
      body(card(shopLine(s, s("已完成", "Completed")), mug(s, 50))) +
      kit.sheet(
        `<div class="card list soft">${row({ text: s("隐藏订单", "Hide order"), before: tile("eyeoff", "blue"), end: "" })}${tap(2, row({ text: `<b class="coral-text">${s("删除订单", "Delete order")}</b>`, small: s("30天内可以恢复", "Can be restored for 30 days"), before: tile("trash", "coral"), end: "" }), "inside")}</div>`,
        button(s("取消", "Cancel"), "plain"),
      ),
  );

export const orderChangeScreens = {
  "change-an-order": changeAnOrder,
  "remind-seller-to-dispatch": remindSeller,
  "order-invoice": orderInvoice,
  "delete-order-record": deleteOrderRecord,
};
