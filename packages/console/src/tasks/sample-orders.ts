import type { Order } from "@helpbuoy/protocol";

/** Orders to try a task with. @param word what a thing in them is called, by number */
export function sampleOrders(word: (number: number) => string): Order[] {
  const price = (amount: string) => ({ amount, currency: "CNY" });
  return [
    {
      id: "SAMPLE-1",
      title: word(1),
      state: "delivered",
      total: price("129.00"),
      lines: [
        { id: "line-1", title: word(1), quantity: 1, price: price("99.00") },
        { id: "line-2", title: word(2), quantity: 2, price: price("15.00") },
      ],
    },
    {
      id: "SAMPLE-2",
      title: word(3),
      state: "shipped",
      total: price("59.00"),
      lines: [{ id: "line-1", title: word(3), quantity: 1, price: price("59.00") }],
    },
  ];
}
