import type { Cart, Money, Order, Product } from "@helpbuoy/protocol";

/** An order of the page's. In the short form its price is text, and its id may be missing (""). */
export type HostOrder = Order & { price?: string };
export type HostProduct = Omit<Product, "price"> & { price?: Money | string | undefined };
export type HostCard = HostOrder | HostProduct;

/** What the host said with `setContext`; it leaves the page only when the visitor sends it. */
export type HostContext = {
  order?: HostOrder | undefined;
  product?: HostProduct | undefined;
  cart?: Cart | undefined;
  /** The visitor's recent ones. */
  orders?: readonly Order[] | undefined;
  /** A JWT of the site's server that vouches for such (SPEC OC2). */
  token?: string | undefined;
  /** What last went wrong on the page, in words. */
  error?: string | undefined;
};
