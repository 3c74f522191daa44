/** Guides, and tasks, as they are written. */
export type SelfServiceTable = {
  site_key: string;
  locale: string;
  slug: string;
  content_json: string;
  content_hash: string;
};
