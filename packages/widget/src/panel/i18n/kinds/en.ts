/** What kinds of results and suggestions are called, in English. */
export const kindTexts = {
  whichKind: "What to show",
  allKinds: "All",
  articles: "Articles",
  guides: "Guides",
  guideKind: "Guide",
  myTicket: "My ticket",
  settleHere: "Settle it here",
  startHere: "Start here",
};
