import { picture } from "./art.ts";
import { icon, type IconName } from "./icons.ts";
import * as kit from "./phone.ts";
import { body, button, card, foot, list, row, tap, tile, type Screen } from "./phone.ts";
import { kind } from "./screens-orders.ts";

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

const listAProduct: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("上架商品", "List a product"), "", "white") +
      body(
        card(
          `<div class="line">${picture("mug", 46, 46)}${picture("mug", 46, 46)}${picture("mug", 46, 46)}<span class="tile grey" style="width:46px;height:46px">${icon("plus", 22)}</span><span class="small">${s("主图", "Pictures")} 3/9</span></div>`,
        ),
        list(
          tap(
            1,
            row({
              text: s("类目", "Category"),
              value: `<b style="color:#171b26">${s("家居 › 杯具", "Home › Cups")}</b>`,
            }),
            "inside",
          ),
          row({
            text: s("标题", "Title"),
            value: s("手作陶瓷马克杯 350毫升", "Ceramic mug, 350 ml"),
          }),
          row({
            text: s("价格和库存", "Price and stock"),
            value: s("¥129.00 · 60件", "¥129.00 · 60"),
          }),
          row({
            text: s("运费模板", "Shipping template"),
            value: s("全国包邮", "Free everywhere"),
          }),
        ),
      ) +
      foot(
        button(s("预览", "Preview"), "line-only"),
        tap(2, button(s("提交审核", "Submit for review")), "pill"),
      ),
  );

const adTargeting: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("人群", "Audience"), "", "white") +
      body(
        `<div style="height:0;margin-bottom:-4px"></div>`,
        `<div class="buttons">${kind(s("系统推荐", "Recommended"), false)}${tap(1, kind(s("自定义", "Custom"), true))}</div>`,
        list(
          row({
            text: s("地区", "Region"),
            before: tile("pin", "coral"),
            value: s("杭州市", "Hangzhou"),
          }),
          row({
            text: s("年龄、兴趣", "Age, interests"),
            before: tile("users", "blue"),
            value: s("24至40岁、咖啡", "24 to 40, coffee"),
          }),
        ),
        `<div style="height:0;margin-bottom:-4px"></div>`,
        tap(
          2,
          card(
            kit.between(
              `<b style="font-size:13px">${s("预计覆盖", "Estimated reach")}</b>`,
              `<b class="green-text">${s("18.6万人", "186,000")}</b>`,
            ),
            kit.bar(58, "green"),
          ),
        ),
      ) +
      foot(tap(3, button(s("保存为人群包", "Save audience"), "line-only"), "pill")),
  );

export const businessScreens = {
  "open-a-shop": openAShop,
  "withdraw-shop-income": withdrawShopIncome,
  "create-an-ad": createAnAd,
  "join-creator-rewards": joinCreatorRewards,
  "list-a-product": listAProduct,
  "ad-targeting": adTargeting,
};
