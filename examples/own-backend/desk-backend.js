// A `Backend` (packages/client/src/backend.ts) over a desk of one's own. Everything the widget asks
// for is one of these methods; what a desk cannot do rejects, and the widget says so in words.

const LOCALE = "en";
const at = "2026-11-20T00:00:00.000Z";

const categories = [
  { slug: "orders", title: "Orders", description: "Delivery and returns", icon: "box" },
  { slug: "tea", title: "Tea", description: "Keeping and brewing", icon: "star" },
];

const text = (words) => [{ type: "paragraph", children: [{ type: "text", text: words }] }];

const articles = [
  [
    "where-is-my-tea",
    "orders",
    "Where is my tea?",
    "Post takes two to four working days. The number in your mail opens the carrier's page.",
  ],
  [
    "return-tea",
    "orders",
    "Can I send tea back?",
    "Yes, unopened and within 30 days. Put the order number into the parcel; the refund takes a week.",
  ],
  [
    "keep-tea",
    "tea",
    "How long does tea keep?",
    "Two years if dark, dry and closed. Green tea is best within one.",
  ],
].map(([slug, categorySlug, title, body], i) => ({
  id: i + 1,
  slug,
  locale: LOCALE,
  title,
  categorySlug,
  body: text(body),
  related: [],
  updatedAt: "2026-11-20",
}));

const parts = {
  titles: {
    categories,
    ids: articles.map(({ id }) => id),
    titles: articles.map(({ title }) => title),
    categoryOf: articles.map(({ categorySlug }) =>
      categories.findIndex(({ slug }) => slug === categorySlug),
    ),
    popular: [1, 2],
    pages: [],
  },
  texts: {
    slugs: articles.map(({ slug }) => slug),
    questions: [
      ["my parcel has not come", "track an order"],
      ["refund", "return"],
      ["does tea go off", "storage"],
    ],
    keywords: [["delivery"], ["money back"], ["shelf life"]],
    bodies: [{ hash: "bodies", bytes: 0, count: articles.length }],
  },
  bodies: { articles },
  forms: {
    forms: [{ slug: "general", title: "Write to us", locale: LOCALE, categories: [], fields: [] }],
  },
};

/** The widget decides by an error's `kind`; `rejected` means: the same again is refused again. */
function refuse(code) {
  return Object.assign(new Error(code), {
    name: "BackendError",
    kind: "rejected",
    canRetry: false,
    problem: { type: `about:blank#${code}`, code, status: 404, title: "Not here" },
  });
}

/** Ten digits whose last one checks the others (ISO 7064 MOD 11,10). */
function ticketNumber(count) {
  const digits = String(100_000_000 + count);
  let product = 10;
  for (const digit of digits) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  const all = digits + ((11 - product) % 10);
  return `${all.slice(0, 3)}-${all.slice(3, 6)}-${all.slice(6)}`;
}

/**
 * @param onTickets hears every ticket of the desk whenever one comes
 * @param name where in this page's storage the desk is
 */
export function createDeskBackend(onTickets, name = "tea-desk") {
  /** Snapshots by conversation id; the log's last place. */
  const talks = new Map(JSON.parse(localStorage.getItem(name) ?? "[]"));
  const answered = new Map();
  let cursor = Math.max(0, ...[...talks.values()].map((talk) => talk.cursor));

  const tickets = () =>
    [...talks.values()].map(({ conversation }) => conversation).filter(({ number }) => number);
  onTickets(tickets());

  function keep() {
    localStorage.setItem(name, JSON.stringify([...talks]));
    onTickets(tickets());
  }

  function say(talk, author, words, id, turn = null) {
    const message = {
      id,
      conversationId: talk.conversation.id,
      author,
      authorName: null,
      body: text(words),
      attachments: [],
      turn,
      helped: null,
      cursor: ++cursor,
      createdAt: new Date().toISOString(),
    };
    talk.messages.push(message);
    talk.cursor = cursor;
    return {
      type: "message.created",
      cursor,
      at: message.createdAt,
      conversationId: message.conversationId,
      message,
    };
  }

  function start(command, handler) {
    const now = new Date().toISOString();
    const conversation = {
      id: command.conversationId,
      number: null,
      handler,
      status: "new",
      locale: LOCALE,
      subject: "",
      categorySlug: null,
      fields: [],
      createdAt: now,
      updatedAt: now,
      promisedAt: null,
      readCursor: 0,
    };
    const talk = { conversation, messages: [], cursor: ++cursor };
    talks.set(conversation.id, talk);
    return {
      type: "conversation.started",
      cursor,
      at: now,
      conversationId: conversation.id,
      conversation: { ...conversation },
    };
  }

  function answer(question) {
    const words = question.toLowerCase().match(/[a-z]{3,}/g) ?? [];
    return articles.find(({ title, body }) =>
      words.some((word) => (title + JSON.stringify(body)).toLowerCase().includes(word)),
    );
  }

  const doing = {
    "message.send"(command) {
      const known = talks.get(command.conversationId);
      const events = known ? [] : [start(command, "bot")];
      const talk = talks.get(command.conversationId);
      events.push(say(talk, "visitor", command.text, command.messageId));
      if (talk.conversation.handler !== "bot") return { events };
      const found = command.choice ? articles[command.choice - 1] : answer(command.text);
      const turn = {
        kind: found ? "answer" : "unknown",
        citations: found ? [{ articleId: found.id, title: found.title }] : [],
        choices: [],
        confidence: found ? 0.9 : 0,
        offerPerson: false,
      };
      const reply = found
        ? found.body[0].children[0].text
        : "I don't know that. Write to us, and one of us will.";
      events.push(
        say(
          talk,
          "bot",
          reply,
          `${command.messageId.slice(0, 25)}${command.messageId.endsWith("Z") ? "Y" : "Z"}`,
          turn,
        ),
      );
      return { events };
    },
    "ticket.submit"(command) {
      const events = talks.has(command.conversationId) ? [] : [start(command, "queue")];
      const talk = talks.get(command.conversationId);
      const number = ticketNumber(tickets().length + 1);
      Object.assign(talk.conversation, { number, handler: "queue", subject: command.subject });
      talk.cursor = ++cursor;
      const now = new Date().toISOString();
      events.push({
        type: "ticket.created",
        cursor,
        at: now,
        conversationId: command.conversationId,
        conversation: { ...talk.conversation },
      });
      events.push(say(talk, "visitor", command.description || command.subject, command.messageId));
      return { events, lookupCode: "TEAAA-TEAAA-TEAAA-TEAAA" };
    },
    "article.rate": () => ({ events: [] }),
    "answer.rate": () => ({ events: [] }),
    "visitor.set_attributes": () => ({ events: [] }),
    "file.upload"() {
      throw refuse("file_type_not_allowed");
    },
  };

  return {
    async manifest() {
      return {
        site: {
          key: "tea",
          name: "Tea by post",
          locales: [LOCALE],
          defaultLocale: LOCALE,
          replyWithinHours: 24,
          maxFileBytes: 0,
          videoHosts: [],
        },
        locale: LOCALE,
        version: "tea-1",
        publishedAt: at,
        titles: { hash: "titles", bytes: 0 },
        texts: { hash: "texts", bytes: 0 },
        forms: { hash: "forms", bytes: 0 },
      };
    },
    async part({ hash }) {
      return parts[hash];
    },
    async search(query) {
      const found = answer(query);
      return found
        ? [
            {
              articleId: found.id,
              title: found.title,
              categorySlug: found.categorySlug,
              excerpt: "",
            },
          ]
        : [];
    },
    async article(idOrSlug) {
      const found = articles.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug);
      if (!found) throw refuse("article_not_found");
      return found;
    },
    async createVisitorSession() {
      return { token: "this-browser", expiresAt: "2099-01-01T00:00:00.000Z" };
    },
    async send(command, { idempotencyKey }) {
      // The same key again: the answer of the first time, and nothing done twice.
      if (!answered.has(idempotencyKey)) {
        answered.set(idempotencyKey, doing[command.type](command));
        keep();
      }
      return answered.get(idempotencyKey);
    },
    async conversations() {
      return structuredClone([...talks.values()]);
    },
    async conversation(id) {
      if (!talks.has(id)) throw refuse("not_found");
      return structuredClone(talks.get(id));
    },
    async lookUpTicket() {
      throw refuse("ticket_not_found");
    },
    async markRead(id, readCursor) {
      const talk = talks.get(id);
      if (talk) talk.conversation.readCursor = readCursor;
    },
    // This desk has no stream: the widget asks for snapshots when the panel opens.
    async events() {
      throw refuse("not_found");
    },
    mediaUrl: (source) => new URL(source, location.href).href,
    async file() {
      throw refuse("not_found");
    },
  };
}
