import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { pathTo } from "../router.ts";

const kinds = ["knowledge", "guides", "tasks"] as const;
export type KnowledgeKind = (typeof kinds)[number];

/** The kinds of knowledge, each a list of its own. */
export function KnowledgeWays({ here }: { here: KnowledgeKind }): VNode {
  const { t, site } = useDesk();
  return (
    <nav class="ways knowledge-ways" aria-label={t("screen_knowledge")}>
      {kinds.map((kind) => (
        <a
          key={kind}
          class="way"
          href={pathTo(site.key, kind)}
          aria-current={kind === here ? "page" : undefined}
        >
          {t(kind === "knowledge" ? "articles" : kind)}
        </a>
      ))}
    </nav>
  );
}
