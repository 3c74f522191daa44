import type { Category, WrittenGuide } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import type { ArticleKey, KnowledgeApi, ListedArticle } from "../knowledge/knowledge-api.ts";
import { ListingFields, tidyListing } from "../knowledge/listing-fields.tsx";
import { NotBegun } from "../knowledge/not-begun.tsx";
import type { SelfServiceApi, StoredGuide } from "../knowledge/self-service-api.ts";
import { useFirstProblem } from "../knowledge/use-first-problem.ts";
import { useWritten } from "../knowledge/use-written.ts";
import { ViewTabs } from "../knowledge/view-tabs.tsx";
import { WrittenHead } from "../knowledge/written-head.tsx";
import { inLanguage, newGuide } from "./guide-edits.ts";
import { GuideOutline } from "./guide-outline.tsx";
import { GuidePicture } from "./guide-picture.tsx";
import { GuidePlayer } from "./guide-player.tsx";
import { guideFaults } from "./guide-words.ts";
import { StepList } from "./step-list.tsx";

/** A guide in one language: its steps on one side, the tree they make, or a try of it, on the other. */
export function GuideEditor(props: {
  api: SelfServiceApi;
  knowledge: KnowledgeApi;
  itemKey: ArticleKey;
  stored: StoredGuide | undefined;
  /** The same in the other language, as far as it is saved. */
  other: StoredGuide | undefined;
  categories: readonly Category[];
  articles: readonly ListedArticle[];
  tasks: readonly { slug: string; title: string }[];
  onSaved: (stored: StoredGuide) => void;
  onRemoved: () => void;
  onStale: () => void;
}): VNode {
  const { t, site } = useDesk();
  const { api, knowledge, itemKey, stored, other } = props;
  const [view, setView] = useState<"write" | "picture" | "try">("write");
  const [chosen, setChosen] = useState<string>();
  const state = useWritten<WrittenGuide>({
    kind: "guide",
    itemKey,
    stored,
    tidy: tidyListing,
    save: api.saveGuide,
    onSaved: props.onSaved,
    onStale: props.onStale,
  });
  const { content, change, problem, issues } = state;
  const faults = useMemo(() => guideFaults(content?.steps ?? [], t), [content?.steps, t]);
  const column = useFirstProblem(issues, (path) => {
    const at = /^steps\.(\d+)/.exec(path)?.[1];
    const step = at === undefined ? undefined : content?.steps[Number(at)];
    setView("write");
    if (step) setChosen(step.id);
  });
  const mayEdit = isAtLeast(site.role, "lead");
  const choose = (id: string | undefined) => {
    setChosen(id);
    if (id !== undefined && view === "picture") setView("write");
  };

  return (
    <section class="article-editor" aria-label={itemKey.slug}>
      <WrittenHead
        kind="guides"
        itemKey={itemKey}
        stored={stored}
        state={state}
        onRemove={async () => {
          await api.removeGuide(itemKey);
          props.onRemoved();
        }}
      />
      {!content ? (
        <NotBegun
          kind="guides"
          other={
            other && mayEdit
              ? () => change(inLanguage(writtenOf(other), itemKey.locale))
              : undefined
          }
          onBegin={mayEdit ? () => change(newGuide(itemKey)) : undefined}
        />
      ) : (
        <div class={`written-panes shows-${view}`}>
          <ViewTabs views={["write", "picture", "try"]} view={view} onView={setView} />
          <div ref={column} class="written-pane is-write">
            <fieldset disabled={!mayEdit} class="plain-fields">
              <ListingFields
                content={content}
                categories={props.categories}
                articles={props.articles}
                problem={problem}
                onChange={(patch) => change({ ...content, ...patch })}
              />
            </fieldset>
            <StepList
              api={api}
              knowledge={knowledge}
              guide={content}
              tasks={props.tasks}
              problem={problem}
              faults={faults}
              chosen={chosen}
              mayEdit={mayEdit}
              onChoose={setChosen}
              onSteps={(steps) => change({ ...content, steps })}
            />
          </div>
          <div class="written-pane is-beside">
            {view === "try" ? (
              <GuidePlayer api={api} guide={content} onStep={setChosen} />
            ) : (
              <>
                <GuidePicture
                  steps={content.steps}
                  faults={faults}
                  chosen={chosen}
                  onChoose={choose}
                />
                <GuideOutline
                  steps={content.steps}
                  faults={faults}
                  chosen={chosen}
                  onChoose={choose}
                />
              </>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

function writtenOf({ mark: _m, isEdited: _e, updatedAt: _u, ...guide }: StoredGuide): WrittenGuide {
  return guide;
}
