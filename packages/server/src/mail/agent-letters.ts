import type { LinkPost } from "../agents/members.service.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { mailWords } from "./mail-words.ts";
import type { MailService } from "./mail.service.ts";

/** The letters to agents: an invitation, and a way back in. */
export function createAgentLetters({
  mail,
  sites,
  publicUrl = "",
}: {
  mail: Pick<MailService, "write" | "mayWrite">;
  sites: SitesService;
  publicUrl: string | undefined;
}): LinkPost {
  return {
    mayWrite: mail.mayWrite,

    async invitation(transaction, { siteKey, email, token, by }) {
      // Through the transaction: beside it, nothing else may be waited for.
      const site = await sites.find(siteKey, transaction);
      if (!site) return;
      const words = mailWords(site.defaultLocale);
      await mail.write(transaction, {
        siteKey,
        kind: "invitation",
        email,
        locale: site.defaultLocale,
        subject: words.invitation.subject(site.name),
        body: {
          paragraphs: [words.invitation.text(by, site.name)],
          link: { label: words.invitation.link, url: `${publicUrl}/console/~/invitation#${token}` },
        },
      });
    },
    async passwordReset(transaction, { email, token }) {
      // An agent may work on sites of several languages: both are said.
      const [zh, en] = [mailWords("zh-CN").passwordReset, mailWords("en").passwordReset];
      await mail.write(transaction, {
        siteKey: null,
        kind: "password_reset",
        email,
        locale: "en",
        subject: `${en.subject} · ${zh.subject}`,
        body: {
          paragraphs: [en.text, zh.text],
          link: {
            label: `${en.link} · ${zh.link}`,
            url: `${publicUrl}/console/~/reset#${token}`,
          },
        },
      });
    },
  };
}
