import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Screen } from "./phone.ts";

const openAShop: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("我要开店", "Open a shop"), "", "white") +
      body(
        kit.steps([s("店铺类型", "Shop type"), s("提交资料", "Documents"), s("审核", "Review")], 0),
        tap(
          1,
          shopType(
            "user",
            s("个人店", "Personal"),
            s("身份证 · 最多100件商品", "ID card · up to 100 products"),
            true,
          ),
        ),
        shopType(
          "shop",
          s("个体工商户店", "Sole trader"),
          s("营业执照 · 最多1000件", "Licence · up to 1,000 products"),
          false,
        ),
        shopType(
          "chart",
          s("企业店", "Company"),
          s("营业执照 · 最多5000件", "Licence · up to 5,000 products"),
          false,
        ),
      ) +
      foot(tap(2, button(s("下一步", "Next")), "pill")),
  );

function shopType(name: IconName, text: string, small: string, chosen: boolean): string {
  return `<div class="card line" style="gap:11px;padding:9px 12px;${chosen ? "box-shadow:inset 0 0 0 1.5px #ff9a9d" : ""}">${tile(name, chosen ? "coral" : "grey")}<div class="grow"><b>${text}</b><span class="small">${small}</span></div>${kit.radio(chosen)}</div>`;
}

const withdrawShopIncome: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("资金", "Finance"), s("提现记录", "Withdrawals"), "white") +
      body(
        `<div class="card" style="background:linear-gradient(120deg,#ff6a6a,#ff8f70);color:#fff;display:flex;padding:13px 16px"><div style="flex:1"><div style="font-size:12px">${s("可提现（元）", "Available (¥)")}</div><div class="big">3,286.50</div></div><div style="flex:.7;border-left:1px solid #fff6;padding-left:14px"><div style="font-size:12px">${s("待结算", "Pending")}</div><div class="h" style="margin-top:7px">942.00</div></div></div>`,
        list(
          row({
            text: s("储蓄卡", "Debit card"),
            small: s("尾号6217", "ending 6217"),
            before: tile("card", "blue"),
          }),
          tap(
            1,
            row({
              text: s("提现金额", "Amount"),
              value: '<b style="color:#171b26;font-size:17px">¥3,000.00</b>',
              end: `<b class="coral-text" style="font-size:13px">${s("全部", "All")}</b>`,
            }),
            "inside",
          ),
        ),
        kit.note("clock", s("T+1到账，不收手续费", "Arrives next working day, no fee")),
      ) +
      foot(tap(2, button(s("确认", "Confirm")), "pill")),
  );

const createAnAd: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("新建广告", "New ad"), "", "white") +
      body(
        card(
          `<b>${s("投放目标", "Goal")}</b>`,
          kit.chips([s("视频播放", "Video views"), s("涨粉", "Followers"), s("直播间", "Live")]),
        ),
        list(
          row({
            text: s("人群", "Audience"),
            before: tile("users", "blue"),
            value: s("系统推荐", "Recommended"),
          }),
          tap(
            1,
            row({
              text: s("每日预算", "Daily budget"),
              before: tile("yuan", "amber"),
              value: '<b style="color:#171b26;font-size:16px">¥100</b>',
            }),
            "inside",
          ),
          row({ text: s("投放天数", "Days"), before: tile("clock", "green"), value: "7" }),
        ),
        kit.between(
          `<span class="small">${s("预计每日曝光", "Estimated daily views")}</span>`,
          "<b>4,200 – 6,800</b>",
        ),
      ) +
      foot(
        `<div><div class="small">${s("总费用", "Total")}</div><b>¥700</b></div>`,
        tap(2, button(s("提交审核", "Submit for review")), "pill"),
      ),
  );

const joinCreatorRewards: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("激励计划", "Creator Rewards"), "", "white") +
      body(
        `<div class="card line" style="background:linear-gradient(120deg,#ff6a6a,#ff9a63);color:#fff;gap:12px"><span style="background:#fff3;border-radius:50%;padding:7px">${icon("coin", 24)}</span><div class="grow"><div class="h">${s("条件已全部满足", "You meet every condition")}</div><span style="font-size:12px">${s("3个工作日内出结果", "Result within 3 working days")}</span></div></div>`,
        list(
          condition(s("粉丝", "Followers"), "12840 / 10000"),
          condition(s("30天播放量", "Views, 30 days"), "126300 / 100000"),
          condition(s("30天原创视频", "Original videos, 30 days"), "6 / 5"),
          condition(s("实名认证", "Real-name verification"), s("已完成", "Done")),
        ),
      ) +
      foot(tap(1, button(s("立即申请", "Apply now")), "pill")),
  );

function condition(text: string, value: string): string {
  return row({ text, before: kit.tick(), value: `<b class="green-text">${value}</b>`, end: "" });
}

export const businessScreens = {
  "open-a-shop": openAShop,
  "withdraw-shop-income": withdrawShopIncome,
  "create-an-ad": createAnAd,
  "join-creator-rewards": joinCreatorRewards,
};
