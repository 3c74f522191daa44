/*
 * What this shop has sold, in the schema that Helpbuoy reads (packages/protocol/src/order-schema.ts).
 * Every customer of the demo has the same three orders.
 */

type Lang = "zh-CN" | "en";
const yuan = (amount: string) => ({ amount, currency: "CNY" });
/** Days and hours ago, so that the demo never looks old. */
const ago = (days: number, hours = 0) =>
  new Date(Date.now() - (days * 24 + hours) * 3_600_000).toISOString();

export function ordersOf(lang: Lang, shop: string) {
  const say = (zh: string, en: string) => (lang === "en" ? en : zh);
  const line = (id: string, title: string, amount: string, quantity: number, variant: string) => ({
    id,
    title,
    quantity,
    variant,
    price: yuan(amount),
    imageUrl: `${shop}/pictures/${id}.svg`,
  });
  const cup = (quantity: number) =>
    line(
      "cup",
      say("海玻璃手拉杯", "Sea-glass cup"),
      "128.00",
      quantity,
      say("青绿，320毫升", "Sea green, 320 ml"),
    );
  const lamp = line("lamp", say("潮汐台灯", "Tide lamp"), "329.00", 1, say("暖光", "Warm light"));
  const towel = line(
    "towel",
    say("沙丘浴巾三件套", "Dune towels, set of three"),
    "199.00",
    2,
    say("沙色", "Sand"),
  );
  const tea = line(
    "tea",
    say("雾岛绿茶", "Mist Island green tea"),
    "86.00",
    1,
    say("125克", "125 g"),
  );
  return [
    {
      id: "2026111800427",
      state: "shipped",
      placedAt: ago(3),
      total: yuan("128.00"),
      lines: [cup(1)],
      url: `${shop}/orders/2026111800427`,
      delivery: {
        carrier: say("顺丰速运", "SF Express"),
        trackingNumber: "SF1402261184",
        events: [
          { at: ago(0, 6), text: say("到达厦门转运中心", "At the Xiamen sorting centre") },
          { at: ago(1, 8), text: say("快递员已取件", "Collected by the courier") },
          { at: ago(1, 14), text: say("商家已发货", "Sent by the shop") },
          { at: ago(3), text: say("已付款", "Paid") },
        ],
      },
    },
    {
      id: "2026110500318",
      state: "delivered",
      placedAt: ago(16),
      total: yuan("727.00"),
      lines: [lamp, towel],
    },
    {
      id: "2026102900163",
      state: "completed",
      placedAt: ago(23),
      total: yuan("86.00"),
      lines: [tea],
    },
  ];
}
