import { map, picture, type SceneName } from "./art.ts";
import { icon } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Say, type Screen } from "./phone.ts";

/** One product of an order. */
export function goods(
  scene: SceneName,
  name: string,
  small: string,
  price: string,
  size = 58,
): string {
  return `<div class="line" style="gap:11px">${picture(scene, size, size)}<div class="grow"><div style="font-size:13.5px;line-height:1.35">${name}</div><div class="line between small"><span>${small}</span><b style="color:#171b26;font-size:14px">${price}</b></div></div></div>`;
}

export const mug = (s: Say, size?: number) =>
  goods(
    "mug",
    s("手作陶瓷马克杯", "Ceramic mug"),
    s("珊瑚红 · 1件", "Coral · 1 pc"),
    "¥129.00",
    size,
  );
export const shoes = (s: Say, size?: number) =>
  goods(
    "shoes",
    s("轻便跑步鞋", "Light running shoes"),
    s("蓝色42码 · 1件", "Blue, 42 · 1 pc"),
    "¥268.00",
    size,
  );

export function shopLine(s: Say, state: string): string {
  return kit.between(
    `<span class="line" style="font-size:13px;gap:5px">${icon("shop", 16)}<b>${s("小岛杂货", "Islet Goods")}</b></span>`,
    `<b class="coral-text" style="font-size:12.5px">${state}</b>`,
  );
}

const trackOrder: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("物流详情", "Tracking"), "", "white") +
      `<div style="height:92px;flex:none;position:relative">${map()}</div>` +
      body(
        tap(
          1,
          `<div class="card line" style="padding:9px 12px">${tile("truck", "blue")}<div class="grow"><b>${s("海风速运", "Seabreeze Express")}</b><span class="small">SB 7301 5528 046</span></div>${kit.badge(s("复制", "Copy"), "blue")}</div>`,
        ),
        card(
          kit.trail([
            [
              s("正在派送，预计今天送达", "Out for delivery, due today"),
              s("今天 08:12 · 杭州西湖站", "Today 08:12 · Hangzhou West Lake"),
            ],
            [
              s("运输中", "In transit"),
              s("昨天 22:05 · 上海转运中心", "Yesterday 22:05 · Shanghai hub"),
            ],
            [s("已揽收", "Picked up"), s("11月10日 16:30 · 宁波", "10 Nov 16:30 · Ningbo")],
          ]),
        ),
      ),
  );

const cancelOrder: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("订单详情", "Order details"), "", "white") +
      body(card(shopLine(s, s("待发货", "To be dispatched")), shoes(s, 46))) +
      kit.sheet(
        `<div class="h center">${s("取消订单", "Cancel order")}</div>`,
        kit.choices(1, [
          s("不想要了", "I don’t want it any more"),
          s("拍错颜色或尺码", "Wrong colour or size"),
          s("地址填错了", "Wrong address"),
        ]),
        tap(2, button(s("确认取消", "Confirm")), "pill"),
      ),
  );

const changeDeliveryAddress: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("修改地址", "Change address"), "", "white") +
      body(
        `<div class="head">${s("原地址", "Old address")}</div>`,
        address(
          s("家", "Home"),
          s("上海市徐汇区云锦路58号3幢", "58 Yunjin Rd, Xuhui, Shanghai"),
          "",
        ),
        `<div class="head" style="margin-top:4px">${s("新地址", "New address")}</div>`,
        tap(
          1,
          address(
            s("公司", "Work"),
            s("上海市静安区愚园路172号8楼", "172 Yuyuan Rd, Jing’an, Shanghai"),
            kit.radio(true),
          ),
        ),
        `<div class="card line" style="padding:11px 12px;gap:9px"><span class="coral-text">${icon("plus", 18)}</span><b style="font-size:13px">${s("新增地址", "Add an address")}</b></div>`,
      ) +
      foot(tap(2, button(s("确认修改", "Confirm")), "pill")),
  );

function address(tag: string, text: string, end: string): string {
  return `<div class="card line" style="gap:11px">${tile("pin", end ? "coral" : "grey")}<div class="grow"><span class="line"><b style="font-size:13px">138****6025</b>${kit.badge(tag, end ? "coral" : "grey")}</span><span class="small">${text}</span></div>${end}</div>`;
}

const returnAndRefund: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("申请售后", "Request after-sales"), "", "white") +
      body(
        card(mug(s, 46)),
        `<div class="buttons">${kind(s("仅退款", "Refund only"), false)}${tap(1, kind(s("退货退款", "Return and refund"), true))}</div>`,
        list(
          row({ text: s("退款原因", "Reason"), value: s("质量问题", "Faulty item") }),
          row({
            text: s("退款金额", "Amount"),
            value: '<b class="coral-text" style="font-size:16px">¥129.00</b>',
            end: "",
          }),
          row({
            text: s("照片", "Photos"),
            value: "2/9",
            end: `<span class="line" style="gap:6px">${picture("mug", 32, 32)}${picture("mug", 32, 32)}</span>`,
          }),
        ),
      ) +
      foot(tap(2, button(s("提交申请", "Submit request")), "pill")),
  );

/** One of several ways side by side. */
export function kind(text: string, chosen: boolean): string {
  return `<div class="card center" style="padding:9px 6px;border-radius:12px;white-space:nowrap;font-size:13px;${chosen ? "box-shadow:inset 0 0 0 1.5px #ff7f83;color:#e0393f;font-weight:700" : ""}">${text}</div>`;
}

const refundTime: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("退款详情", "Refund details"), "", "white") +
      body(
        card(
          `<div class="line">${tile("done", "green", 22)}<div class="grow"><div class="h">${s("退款成功", "Refunded")}</div></div><div class="h coral-text">¥129.00</div></div>`,
        ),
        list(
          tap(1, row({ text: `<b>${s("钱款去向", "Where the money went")}</b>` }), "inside"),
          `<div style="padding:8px 0 13px">${kit.trail(
            [
              [
                s("预计11月17日前到账", "Due by 17 Nov"),
                s("储蓄卡（尾号6217），2至5个工作日", "Debit card 6217 · 2 to 5 working days"),
              ],
              [s("银行处理中", "With the bank"), s("11月12日 10:26", "12 Nov 10:26")],
              [s("已退款", "Refunded"), s("11月12日 10:25", "12 Nov 10:25")],
            ],
            1,
          )}</div>`,
        ),
        `<div class="card">${kit.between(`<span class="small">${s("退款流水号", "Refund reference")} · 8802 4417</span>`, icon("copy", 16))}</div>`,
      ),
  );

export const orderScreens = {
  "track-order": trackOrder,
  "cancel-order": cancelOrder,
  "change-delivery-address": changeDeliveryAddress,
  "return-and-refund": returnAndRefund,
  "refund-time": refundTime,
};
