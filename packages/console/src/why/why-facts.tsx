import type { BotReasons } from "@helpbuoy/protocol";
import type { ComponentChildren, VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { ProbabilityBar } from "./probability-bar.tsx";
import { levelOf } from "./teachable.ts";

/** What was asked and how it was read; how sure the bot is. */
export function WhyFacts({ reasons }: { reasons: BotReasons }): VNode {
  const { t } = useDesk();
  const { locale, asked, searched, topic, aspect, parts, offers, hits } = reasons;
  return (
    <dl class="facts why-facts">
      <Fact name={t("why_asked")}>
        <span lang={locale}>{asked}</span>
      </Fact>
      {topic !== undefined && (
        <Fact name={t("why_topic")}>
          <span lang={locale}>{topic}</span>
        </Fact>
      )}
      {aspect && <Fact name={t("why_aspect")}>{t(`aspect_${aspect}`)}</Fact>}
      {searched !== asked && (
        <Fact name={t("why_searched")}>
          <span lang={locale}>{searched}</span>
        </Fact>
      )}
      {parts && parts.length > 1 && (
        <Fact name={t("why_parts", { count: parts.length })}>
          <ol class="why-parts" lang={locale}>
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ol>
        </Fact>
      )}
      {offers && (
        <Fact name={t("why_offers")}>
          <ul class="why-parts">
            {offers.map(({ kind, title, why }) => (
              <li key={title}>
                {t(`why_offered_${kind}`)} <span lang={locale}>{title}</span>
                <span class="field-hint">{t(`why_offer_${why}`)}</span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {hits.length > 0 &&
        (["confidence", "familiarity"] as const).map((name) => (
          <Fact key={name} name={t(`why_${name}`)}>
            <span class="why-measure">
              <strong>{t(`level_${levelOf(reasons[name])}`)}</strong>
              <ProbabilityBar probability={reasons[name]} />
            </span>
            <span class="field-hint">{t(`why_${name}_hint`)}</span>
          </Fact>
        ))}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
