import { picture, playMark } from "./art.ts";
import * as kit from "./phone.ts";
import { body, button, foot, list, row, tap, tile, type Screen } from "./phone.ts";

const schedulePosts: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("发布", "Post"), "", "white") +
      body(
        `<div class="card line" style="gap:12px">${picture("sea", 52, 64, playMark())}<span>${s("今天的落日，分你一半", "Half of this sunset is yours")}</span></div>`,
      ) +
      kit.sheet(
        `<div class="h center">${s("定时发布", "Schedule")}</div>`,
        tap(
          1,
          wheel([
            [s("11月12日", "12 Nov"), s("11月13日", "13 Nov"), s("11月14日", "14 Nov")],
            ["19", "20", "21"],
            ["20", "30", "40"],
          ]),
        ),
        `<div class="small center">${s("2小时后至14天内，北京时间", "2 hours to 14 days ahead, Beijing time")}</div>`,
        `<div style="height:0"></div>`,
        tap(2, button(s("定时发布", "Schedule")), "pill"),
      ),
  );

/** Columns to turn; the row in the middle is chosen. */
function wheel(columns: string[][]): string {
  const cells = columns.map(
    (texts) => `<div>${texts.map((text) => `<span>${text}</span>`).join("")}</div>`,
  );
  return `<div class="wheel">${cells.join("")}</div>`;
}

const withdrawRewards: Screen = (s) =>
  kit.phone(
    kit.titleBar(s("收益提现", "Withdraw"), s("提现记录", "Withdrawals"), "white") +
      body(
        `<div class="card" style="background:linear-gradient(120deg,#ff6a6a,#ff9a63);color:#fff;padding:10px 16px"><div style="font-size:12px">${s("可提现（元）", "Available (¥)")}</div><div class="big">2,480.00</div></div>`,
        list(
          row({
            text: s("储蓄卡", "Debit card"),
            value: s("尾号6217", "ending 6217"),
            before: tile("card", "blue"),
          }),
          tap(
            1,
            row({
              text: s("提现金额", "Amount"),
              value: '<b style="color:#171b26;font-size:17px">¥1,000.00</b>',
              end: "",
            }),
            "inside",
          ),
          row({ text: s("预扣税款", "Tax withheld"), value: "−¥40.00", end: "" }),
          row({
            text: s("实际到账", "You receive"),
            value: '<b class="coral-text" style="font-size:15px">¥960.00</b>',
            end: "",
          }),
        ),
      ) +
      foot(tap(2, button(s("确认", "Confirm")), "pill")),
  );

export const creatorScreens = {
  "schedule-posts": schedulePosts,
  "withdraw-rewards": withdrawRewards,
};
