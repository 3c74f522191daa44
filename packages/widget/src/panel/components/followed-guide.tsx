import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { GuidePath, GuideReadings } from "./guide-path.tsx";

/** The guide that led to the ticket form: what of it goes along, unless it is left out. */
export function FollowedGuideView(): VNode | null {
  const { widget, text } = usePanel();
  const { guide } = widget.tickets.draft.value;
  if (!guide) return null;
  return (
    <section class="hb-followed" aria-label={text("guideFollowed")}>
      <Icon strokes={moreIcons.route} />
      <div>
        <p class="hb-muted">{text("guideFollowed")}</p>
        <p class="hb-strong">{guide.title}</p>
        <details class="hb-trail">
          <summary>
            {text("guideTrail", { count: guide.path.length })}
            <Icon strokes={icons.next} />
          </summary>
          <GuidePath path={guide.path} />
          <GuideReadings probes={guide.probes} />
        </details>
        <button
          type="button"
          class="hb-text-button"
          onClick={() => widget.tickets.change({ guide: undefined })}
        >
          {text("guideLeaveOut")}
        </button>
      </div>
    </section>
  );
}
