import { asBackendError, type TalkBackend } from "@helpbuoy/client";
import type { Order, ShopContext, ToldOrders } from "@helpbuoy/protocol";
import { computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { HostContext, HostOrder, HostProduct } from "../host-card.ts";
import type { VisitorSessions } from "../visitor-session.ts";

/** `isVerified`: the site's server vouches for it; undefined: it is being asked. */
export type Seen<Card> = { card: Card; isVerified: boolean | undefined };

/** What the page and the site's server say of orders and products (SPEC OC2, OC3, OC5). */
export type ShopModel = {
  order: ReadonlySignal<Seen<HostOrder> | undefined>;
  product: ReadonlySignal<Seen<HostProduct> | undefined>;
  orders: ReadonlySignal<{
    /** `failed`: nobody could be asked just now. */
    status: "loading" | "ready" | "failed";
    list: readonly Seen<Order>[];
  }>;
  /** The page's token, for what is sent. */
  token(): string | undefined;
  /** Has the token checked, once it is shown what it says. */
  look(): void;
  /** The same, and asks for the orders of who is signed in where the page tells none. */
  lookForOrders(): void;
  destroy(): void;
};

export function createShopModel({
  backend,
  sessions,
  hostContext,
  problem,
}: {
  backend: Pick<TalkBackend, "shopContext" | "contactOrders">;
  sessions: Pick<VisitorSessions, "withToken" | "contact">;
  hostContext: ReadonlySignal<HostContext>;
  /** Why the token does not count, for `diagnose`. */
  problem: Signal<"context_invalid" | undefined>;
}): ShopModel {
  /** What a token was answered with; no `says`: it is being asked, or was refused. */
  const vouched = signal<{ token: string; isAsked: boolean; says?: ShopContext } | undefined>(
    undefined,
  );
  const told = signal<(ToldOrders & { to: string }) | undefined>(undefined);
  const asking = signal<string | undefined>(undefined);

  const says = computed(() => {
    const { token } = hostContext.value;
    return vouched.value?.token === token ? vouched.value?.says : undefined;
  });
  const isChecking = computed(
    () => vouched.value?.token === hostContext.value.token && Boolean(vouched.value?.isAsked),
  );
  const unsure = computed(() => (isChecking.value ? undefined : false));

  async function look(): Promise<void> {
    const { token } = hostContext.peek();
    if (!token || vouched.peek()?.token === token) return;
    vouched.value = { token, isAsked: true };
    const isStill = () => vouched.peek()?.token === token;
    try {
      const answer = await sessions.withToken(async (bearer) =>
        backend.shopContext?.(token, { token: bearer }),
      );
      if (!isStill()) return;
      vouched.value = { token, isAsked: false, ...(answer && { says: answer }) };
      problem.value = undefined;
    } catch (cause) {
      if (!isStill()) return;
      const isRefused = asBackendError(cause).problem?.code === "context_invalid";
      // Else it is asked anew when it is shown next.
      vouched.value = isRefused ? { token, isAsked: false } : undefined;
      if (isRefused) problem.value = "context_invalid";
    }
  }

  async function askForOrders(): Promise<void> {
    const to = sessions.contact.peek()?.id;
    const isTold = hostContext.peek().orders ?? says.peek()?.orders;
    if (to === undefined || isTold || asking.peek() === to || told.peek()?.to === to) return;
    asking.value = to;
    const answer = await sessions
      .withToken(async (bearer) => backend.contactOrders?.({ token: bearer }))
      .catch((): ToldOrders => ({ status: "failed", orders: [] }));
    if (asking.peek() !== to) return;
    asking.value = undefined;
    told.value = { status: "none", orders: [], ...answer, to };
  }

  const order = computed((): Seen<HostOrder> | undefined => {
    const { order: said } = hostContext.value;
    const vouchedFor = [
      ...(says.value?.order ? [says.value.order] : []),
      ...(says.value?.orders ?? []),
    ];
    // A page may have gone on to another order than its token's.
    const card = said ? vouchedFor.find(({ id }) => id === said.id) : says.value?.order;
    if (card) return { card, isVerified: true };
    return said && { card: said, isVerified: unsure.value };
  });
  const product = computed((): Seen<HostProduct> | undefined => {
    const { product: said } = hostContext.value;
    const card = says.value?.product;
    if (card && (!said || said.id === card.id)) return { card, isVerified: true };
    return said && { card: said, isVerified: unsure.value };
  });
  const orders = computed(() => {
    const { orders: said = [] } = hostContext.value;
    const isTheirs = told.value?.to === sessions.contact.value?.id;
    const all: Seen<Order>[] = [
      ...(order.value?.card.id ? [order.value] : []),
      ...[...(says.value?.orders ?? []), ...((isTheirs && told.value?.orders) || [])].map(
        (card) => ({ card, isVerified: true }),
      ),
      ...said.map((card) => ({ card, isVerified: unsure.value })),
    ];
    const byId = new Map<string, Seen<Order>>();
    for (const one of all) {
      const known = byId.get(one.card.id);
      if (!known || (one.isVerified && !known.isVerified)) byId.set(one.card.id, one);
    }
    const list = [...byId.values()];
    const isLoading = isChecking.value || asking.value !== undefined;
    const hasFailed = list.length === 0 && told.value?.status === "failed";
    return {
      status: isLoading
        ? ("loading" as const)
        : hasFailed
          ? ("failed" as const)
          : ("ready" as const),
      list,
    };
  });

  return {
    order,
    product,
    orders,
    token: () => hostContext.peek().token,
    look: () => void look(),
    lookForOrders() {
      // What failed before is asked for anew.
      if (told.peek()?.status === "failed") told.value = undefined;
      void look().then(askForOrders);
    },
    // A token that is gone, or another one, is no problem any more.
    destroy: effect(() => {
      if (hostContext.value.token !== vouched.peek()?.token) problem.value = undefined;
    }),
  };
}
