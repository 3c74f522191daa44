import type { Requirement } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { SelectField, slugChoices } from "../ui/select-field.tsx";

type Way = NonNullable<Requirement["way"]>;
const kinds = ["none", "href", "task", "article"] as const;
type WayKind = (typeof kinds)[number];

/** The way to meet a condition: an address, a task or an article. */
export function WayFields(props: {
  way: Way | undefined;
  tasks: readonly { slug: string; title: string }[];
  articles: readonly { slug: string; title: string }[];
  problem: (part: string) => string | undefined;
  onWay: (way: Way | undefined) => void;
}): VNode {
  const { t } = useDesk();
  const { way, problem, onWay } = props;
  const kind = kindOf(way);
  const label = way?.label ?? "";
  const begin = (next: WayKind) => onWay(next === "none" ? undefined : { label, [next]: "" });
  const choices = kind === "task" ? props.tasks : props.articles;
  const value = (kind === "task" ? way?.task : way?.article) ?? "";
  const isKnown = choices.some(({ slug }) => slug === value);
  return (
    <>
      <SelectField
        label={t("way")}
        value={kind}
        choices={kinds.map((one) => ({ value: one, label: t(`way_${one}`) }))}
        onValue={begin}
      />
      {way && kind === "href" && (
        <Field
          label={t("way_address")}
          type="url"
          problem={problem("href")}
          value={way.href ?? ""}
          onValue={(href) => onWay({ label, href })}
        />
      )}
      {way && (kind === "task" || kind === "article") && (
        <SelectField
          label={t(kind === "task" ? "way_which_task" : "way_which_article")}
          problem={problem(kind)}
          value={value}
          choices={[...(isKnown ? [] : [{ value, label: value }]), ...slugChoices(choices)]}
          onValue={(slug) => onWay({ label, [kind]: slug })}
        />
      )}
      {way && (
        <Field
          label={t("way_label")}
          hint={t("way_label_hint")}
          maxLength={200}
          problem={problem("label")}
          value={label}
          onValue={(typed) => onWay({ ...way, label: typed })}
        />
      )}
    </>
  );
}

function kindOf(way: Way | undefined): WayKind {
  if (!way) return "none";
  if (way.task !== undefined) return "task";
  return way.article !== undefined ? "article" : "href";
}
