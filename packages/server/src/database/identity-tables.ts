/* The tables that say who asks. */

export type ContactsTable = {
  site_key: string;
  /** What conversations, files and keys of theirs stand under, in place of a visitor session's id. */
  id: string;
  /** The person's id on the site: `sub`. */
  subject: string;
  name: string | null;
  email: string | null;
  /** Signed by the site's server. */
  attributes_json: string;
  /** Said by a page alone. */
  claimed_json: string;
  created_at: string;
  verified_at: string;
};

export type IdentitySecretsTable = {
  site_key: string;
  kid: string;
  /** See `createSealed`. */
  secret_sealed: string;
  created_at: string;
};
