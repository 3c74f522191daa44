/** Someone with an account on this site. */
export type Person = { id: string; name: string; email: string; plan: "gold" | "free" };

export const people: readonly Person[] = [
  { id: "li-hua", name: "Li Hua", email: "li@example.com", plan: "gold" },
  { id: "wang-fang", name: "Wang Fang", email: "wang@example.com", plan: "free" },
];
