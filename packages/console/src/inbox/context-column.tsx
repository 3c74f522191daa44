import type { CapsuleLine, Priority } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { formatFull } from "../format.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { FollowedGuideCard } from "./followed-guide-card.tsx";
import { IdentityMark } from "./identity-mark.tsx";
import { RequesterCard } from "./requester-card.tsx";
import { SuspicionCard } from "./suspicion-card.tsx";
import { PrivacyCard } from "./privacy-card.tsx";
import { ShopCard } from "./shop-card.tsx";
import { TagField } from "./tag-field.tsx";
import { useActs } from "./use-acts.ts";

const priorities: Priority[] = ["low", "normal", "high", "urgent"];
const capsuleIcons: Record<CapsuleLine["kind"], IconName> = {
  page: "page",
  locale: "globe",
  device: "device",
  searched: "search",
  read: "book",
  tried: "tried",
  draft: "pen",
  error: "alert",
  order: "order",
  product: "tag",
  amount: "order",
  account: "account",
};

/** All that is known beside what was said: owner, priority, tags, and what went before. */
export function ContextColumn(props: {
  entry: Entry;
  isOpen: boolean;
  onClose: () => void;
}): VNode {
  const { entry } = props;
  const { t, desk, preferences } = useDesk();
  const acts = useActs();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (props.isOpen) close.current?.focus();
  }, [props.isOpen]);
  const { conversation } = entry.snapshot;
  const { record } = entry;
  const isClosed = conversation.status === "closed";
  const { agents, teams } = desk.people.value;
  const team = teams.find((one) => one.id === record.teamId);
  return (
    <aside
      class={props.isOpen ? "context is-open" : "context"}
      aria-label={t("context")}
      onKeyDown={(event) => event.key === "Escape" && props.isOpen && props.onClose()}
    >
      <button
        ref={close}
        type="button"
        class="icon-button context-close"
        aria-label={t("close")}
        onClick={props.onClose}
      >
        <Icon name="close" />
      </button>
      <SuspicionCard entry={entry} />
      <RequesterCard requester={record.requester} />
      <section class="card">
        <h3>{t("ticket")}</h3>
        <SelectField
          label={t("owner")}
          isRow
          disabled={isClosed}
          value={conversation.assignee?.id ?? ""}
          choices={[
            { value: "", label: t("nobody"), isDisabled: true },
            ...agents.map((agent) => ({ value: agent.id, label: agent.name })),
          ]}
          onValue={(agentId) => void acts.assign(entry, agentId)}
        />
        <SelectField
          label={t("priority")}
          isRow
          value={record.priority}
          choices={priorities.map((name) => ({ value: name, label: t(`priority_${name}`) }))}
          onValue={(priority) => void acts.setPriority(entry, priority)}
        />
        <TagField entry={entry} />
        <dl class="facts">
          {team && <Fact name={t("team")} value={team.name} />}
          <Fact
            name={t("asked_at")}
            value={formatFull(conversation.createdAt, preferences.locale.value)}
          />
          <Fact name={t("language")} value={conversation.locale} />
          {conversation.categorySlug && (
            <Fact name={t("category")} value={conversation.categorySlug} />
          )}
          {Object.entries(record.fields).map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
        </dl>
      </section>
      <FollowedGuideCard guide={record.guide} />
      <ShopCard shop={record.shop} />
      <section class="card">
        <h3>{t("capsule")}</h3>
        <p class="capsule-identity">
          <IdentityMark isVerified={record.requester?.isVerified ?? false} />
          {record.requester?.name}
        </p>
        {record.capsule.length === 0 ? (
          <p class="card-empty">{t("capsule_empty")}</p>
        ) : (
          <ul class="capsule">
            {record.capsule.map((line) => (
              <Line key={`${line.kind} ${line.text}`} line={line} />
            ))}
          </ul>
        )}
      </section>
      {record.mergedFrom.length > 0 && (
        <section class="card">
          <h3>{t("merged_from")}</h3>
          <p>
            {record.mergedFrom
              .map((one) => desk.entries.value.get(one)?.snapshot.conversation.number ?? one)
              .join(", ")}
          </p>
        </section>
      )}
      <PrivacyCard entry={entry} />
    </aside>
  );
}

function Fact({ name, value }: { name: string; value: string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Line({ line: { kind, text } }: { line: CapsuleLine }): VNode {
  const { t } = useDesk();
  return (
    <li class={`capsule-line capsule-${kind}`}>
      <Icon name={capsuleIcons[kind]} />
      <span class="capsule-kind">{t(`capsule_${kind}`)}</span>
      <span class="capsule-text">{text}</span>
    </li>
  );
}
