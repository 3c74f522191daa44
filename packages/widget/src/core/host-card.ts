/** An order or a product of the host's, as it may be sent. Empty: not given. */
export type HostCard = { title: string; id: string; price: string; url: string; imageUrl: string };

/** What the host said with `setContext`; it leaves the page only when the visitor sends it. */
export type HostContext = {
  order?: HostCard | undefined;
  product?: HostCard | undefined;
  /** What last went wrong on the page, in words. */
  error?: string | undefined;
};
