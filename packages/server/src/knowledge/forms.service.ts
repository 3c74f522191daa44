import type { Form, Locale, SiteKey } from "@helpbuoy/protocol";
import type { Agent } from "../agents/agents.service.ts";
import type { AuditService } from "../audit/audit.service.ts";
import { contentHash } from "../content-hash.ts";
import { EDITED } from "../import/import-plan.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { formIssues } from "./form-issues.ts";
import { deleteForm, listForms, saveForm } from "./forms.repository.ts";
import { keepFromImport, leaveToImport } from "./kept-from-import.repository.ts";
import type { PublishService } from "./publish.service.ts";

type By = { siteKey: SiteKey; agent: Pick<Agent, "id" | "name"> };

export type FormsService = ReturnType<typeof createFormsService>;

/** The ticket forms of a site, changed one by one; each change is published at once. */
export function createFormsService(
  { database }: Deps,
  parts: { sites: SitesService; publish: PublishService; audit: AuditService },
) {
  const { sites, publish, audit } = parts;
  return {
    async list(siteKey: SiteKey): Promise<Form[]> {
      const { locales } = await sites.get(siteKey);
      const forms = [];
      for (const locale of locales) forms.push(...(await listForms(database, siteKey, locale)));
      return forms;
    },

    /** Keeps a form in the order of its fields. @throws ProblemError `invalid_input` */
    async save(by: By, form: Form): Promise<Form> {
      const { siteKey } = by;
      const { locales } = await sites.get(siteKey);
      if (!locales.includes(form.locale)) throw invalidField("locale", "unknown_locale");
      const issues = formIssues(form);
      if (issues.length > 0) throw new ProblemError("invalid_input", { issues });
      await inTransaction(database, async (transaction) => {
        const { slug, locale } = form;
        await leaveToImport(transaction, siteKey, { kind: "form", locale, slug });
        await saveForm(transaction, siteKey, form, EDITED + contentHash(JSON.stringify(form)));
        const detail = { locale: form.locale };
        await audit.append(transaction, { ...by, act: "form.saved", subject: form.slug, detail });
      });
      await publish.publish(siteKey);
      return form;
    },

    /**
     * Takes a form away; the last one of a locale stays, so that tickets can be filed.
     * @throws ProblemError `not_found`, `invalid_input`
     */
    async remove(by: By, { locale, slug }: { locale: Locale; slug: string }): Promise<void> {
      const { siteKey } = by;
      await inTransaction(database, async (transaction) => {
        const forms = await listForms(transaction, siteKey, locale);
        if (!forms.some((one) => one.slug === slug)) throw new ProblemError("not_found");
        if (forms.length === 1) throw invalidField("slug", "last_form");
        await keepFromImport(transaction, siteKey, { kind: "form", locale, slug });
        await deleteForm(transaction, siteKey, locale, slug);
        await audit.append(transaction, {
          ...by,
          act: "form.removed",
          subject: slug,
          detail: { locale },
        });
      });
      await publish.publish(siteKey);
    },
  };
}
