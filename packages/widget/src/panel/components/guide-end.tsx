import type { GuideStep } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import type { GuideModel } from "../../core/widget.ts";
import { askGuidePerson, fileGuideTicket } from "../guide-ways.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

type End = Extract<GuideStep, { kind: "end" }>;

/** How a guide ends: with the matter solved, or with who or what settles it. */
export function GuideEnd({ model, end }: { model: GuideModel; end: End }): VNode {
  const { widget, text } = usePanel();
  const { panel, knowledge } = widget;
  const task = knowledge.tasks.value.find(({ slug }) => slug === end.task);
  if (end.outcome === "solved") {
    return (
      <>
        <p class="hb-thanks hb-guide-solved">
          <Icon strokes={moreIcons.check} />
          {text("guideSolved")}
        </p>
        <div class="hb-moves">
          <button type="button" class="hb-button hb-primary" onClick={panel.home}>
            {text("guideHome")}
          </button>
        </div>
      </>
    );
  }
  if (end.outcome === "task" && task) {
    return (
      <div class="hb-moves">
        <button
          type="button"
          class="hb-button hb-primary"
          onClick={() => panel.show({ name: "task", slug: task.slug })}
        >
          {task.title}
        </button>
      </div>
    );
  }
  // Where the task is gone meanwhile, people do it.
  const person = {
    icon: icons.talk,
    label: text("talkToPerson"),
    act: () => askGuidePerson(widget, model),
  };
  const ticket = {
    icon: icons.ticket,
    label: text("fileTicket"),
    act: () => fileGuideTicket(widget, model),
  };
  const ways = end.outcome === "person" ? [person, ticket] : [ticket, person];
  return (
    <>
      {end.body.length === 0 && <p class="hb-next-note">{text("guideTicket")}</p>}
      <div class="hb-guide-ways">
        {ways.map(({ icon, label, act }, at) => (
          <button
            key={label}
            type="button"
            class={at === 0 ? "hb-button hb-primary" : "hb-button"}
            onClick={act}
          >
            <Icon strokes={icon} />
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
