import type { Requirement } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { TaskModel } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";

/** What is needed before a task can be done, each with the way to it. */
export function TaskConditions({
  model,
  missing,
}: {
  model: TaskModel;
  missing: readonly Requirement[];
}): VNode {
  const { text } = usePanel();
  return (
    <section class="hb-section" aria-label={text("beforeYouCan")}>
      <h3 class="hb-section-title">{text("beforeYouCan")}</h3>
      {missing.map((one) => (
        <div key={one.missing} class="hb-condition">
          <Icon strokes={icons.notice} />
          <div>
            <p>{one.missing}</p>
            {one.way && <Way way={one.way} />}
          </div>
        </div>
      ))}
      <div class="hb-moves">
        <button
          type="button"
          class="hb-button hb-primary"
          onClick={() => void model.lookAtConditions()}
        >
          {text("checkAgain")}
        </button>
      </div>
    </section>
  );
}

function Way({ way }: { way: NonNullable<Requirement["way"]> }): VNode {
  const { panel } = usePanel().widget;
  const { label, href, task, article } = way;
  if (href !== undefined) {
    return (
      <a class="hb-link" href={href} target="_blank" rel="noopener noreferrer">
        {label}
      </a>
    );
  }
  return (
    <button
      type="button"
      class="hb-link"
      onClick={() => {
        if (task !== undefined) panel.show({ name: "task", slug: task });
        else if (article !== undefined) panel.show({ name: "article", idOrSlug: article });
      }}
    >
      {label}
    </button>
  );
}
