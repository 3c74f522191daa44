import type { Locale, ProblemIssue, SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { contentHash } from "../content-hash.ts";
import { inTransaction, type Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { EDITED } from "../import/import-plan.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { keepFromImport, leaveToImport } from "./kept-from-import.repository.ts";
import type { PublishService } from "./publish.service.ts";
import {
  deleteSelfService,
  listMarkedSelfService,
  saveSelfService,
  type SelfServiceContent,
  type SelfServiceKind,
} from "./self-service.repository.ts";

export type By = { siteKey: SiteKey; agent: Pick<Agent, "id" | "name"> };
export type SelfServiceKey = { locale: Locale; slug: string };

/** What stands there, and whether someone wrote it here or an import brought it. */
export type Marked<Content> = {
  content: Content;
  /** Changes with what it says. */
  mark: string;
  isEdited: boolean;
};

/** What an agent had in front of them: the mark of what stood there; null: nothing; undefined: whatever. */
export type SeenMark = string | null | undefined;

export type SelfServiceEdits = ReturnType<typeof createSelfServiceEdits>;

const nameOf = { guides: "guide", tasks: "task" } as const;

/** Guides and tasks, changed one by one; each change is published at once. */
export function createSelfServiceEdits(
  { database }: Deps,
  parts: { sites: SitesService; publish: PublishService; audit: AuditService },
) {
  const { sites, publish, audit } = parts;

  async function listIn<Kind extends SelfServiceKind>(
    connection: Transaction | typeof database,
    kind: Kind,
    siteKey: SiteKey,
    locale: Locale,
  ): Promise<Marked<SelfServiceContent[Kind]>[]> {
    const found = await listMarkedSelfService(connection, kind, siteKey, locale);
    return found.map(({ content, contentHash: mark }) => ({
      content,
      mark,
      isEdited: mark.startsWith(EDITED),
    }));
  }

  const find = async <Kind extends SelfServiceKind>(
    connection: Transaction | typeof database,
    kind: Kind,
    siteKey: SiteKey,
    { locale, slug }: SelfServiceKey,
  ): Promise<Marked<SelfServiceContent[Kind]> | undefined> =>
    (await listIn(connection, kind, siteKey, locale)).find(({ content }) => content.slug === slug);

  return {
    /** All of a site, in all its locales. */
    async list<Kind extends SelfServiceKind>(
      kind: Kind,
      siteKey: SiteKey,
    ): Promise<Marked<SelfServiceContent[Kind]>[]> {
      const { locales } = await sites.get(siteKey);
      const found = [];
      for (const locale of locales) found.push(...(await listIn(database, kind, siteKey, locale)));
      return found;
    },

    find: <Kind extends SelfServiceKind>(kind: Kind, siteKey: SiteKey, key: SelfServiceKey) =>
      find(database, kind, siteKey, key),

    /**
     * Keeps what `read` makes of what was sent, unless it finds something wrong with it.
     * @throws ProblemError `invalid_input`, `edited_by_other`
     */
    async save<Kind extends SelfServiceKind>(
      by: By,
      kind: Kind,
      { locale, slug, seen }: SelfServiceKey & { seen: SeenMark },
      read: (
        transaction: Transaction,
        before: SelfServiceContent[Kind] | undefined,
      ) => Promise<{ content: SelfServiceContent[Kind]; issues: ProblemIssue[] }>,
    ): Promise<Marked<SelfServiceContent[Kind]>> {
      const { siteKey } = by;
      const { locales } = await sites.get(siteKey);
      if (!locales.includes(locale)) throw invalidField("locale", "unknown_locale");
      const saved = await inTransaction(database, async (transaction) => {
        const before = await find(transaction, kind, siteKey, { locale, slug });
        if (seen !== undefined && seen !== (before?.mark ?? null)) {
          throw new ProblemError("edited_by_other");
        }
        const { content, issues } = await read(transaction, before?.content);
        if (issues.length > 0) throw new ProblemError("invalid_input", { issues });
        const mark = EDITED + contentHash(JSON.stringify(content));
        await leaveToImport(transaction, siteKey, { kind: nameOf[kind], locale, slug });
        await saveSelfService(transaction, kind, siteKey, content, mark);
        await note(transaction, by, `${nameOf[kind]}.saved`, { locale, slug });
        return { content, mark, isEdited: true };
      });
      await publish.publish(siteKey);
      return saved;
    },

    /** Takes one away; no import brings it back. @throws ProblemError `not_found` */
    async remove(by: By, kind: SelfServiceKind, key: SelfServiceKey): Promise<void> {
      const { siteKey } = by;
      await inTransaction(database, async (transaction) => {
        if (!(await find(transaction, kind, siteKey, key))) throw new ProblemError("not_found");
        const { locale, slug } = key;
        await keepFromImport(transaction, siteKey, { kind: nameOf[kind], locale, slug });
        await deleteSelfService(transaction, kind, siteKey, key);
        await note(transaction, by, `${nameOf[kind]}.removed`, key);
      });
      await publish.publish(siteKey);
    },
  };

  function note(
    transaction: Transaction,
    by: By,
    act: string,
    { locale, slug }: SelfServiceKey,
  ): Promise<void> {
    return audit.append(transaction, { ...by, act, subject: `${locale}/${slug}` });
  }
}
