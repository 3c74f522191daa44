import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { GuideModel, Loaded } from "../../core/widget.ts";
import { GuideWalkView } from "../components/guide-walk.tsx";
import { WaysOn } from "../components/ways-on.tsx";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { articleCss } from "../styles/article.css.ts";
import { guidePathCss } from "../styles/guide-path.css.ts";
import { guideCss } from "../styles/guide.css.ts";
import { richTextCss } from "../styles/rich-text.css.ts";
import { screensCss } from "../styles/screens.css.ts";
import { Empty } from "../ui/empty.tsx";
import { icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { Skeleton } from "../ui/skeleton.tsx";

export const styles = [screensCss, richTextCss, articleCss, guidePathCss, guideCss];

/** Screens of the stack whose guide was shown: one comes back to where it stands, even to its end. */
const shownOn = new WeakSet<object>();

/** A troubleshooting guide, where the visitor left it. */
export default function GuideScreen({ screen }: { screen: ScreenNamed<"guide"> }): VNode {
  const { widget, text } = usePanel();
  const { knowledge, preferences } = widget;
  const [opened, setOpened] = useState<Loaded<{ model: GuideModel }>>();
  const [isResumed, setResumed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const language = preferences.locale.value;
  const edition = knowledge.categories.value;

  useEffect(() => {
    let isGone = false;
    knowledge.openGuide(screen.slug).then((found) => {
      if (isGone) return;
      if (found.status === "found" && !shownOn.has(screen)) {
        shownOn.add(screen);
        const { step, passed } = found.model.walk.peek();
        // One that came to its end another time begins anew.
        if (step.kind === "end") found.model.restart();
        else setResumed(passed.length > 0);
      }
      setOpened(found);
    });
    return () => {
      isGone = true;
    };
  }, [screen, attempt, language, edition]);

  if (opened?.status === "found") {
    return <GuideWalkView model={opened.model} isResumed={isResumed} />;
  }
  return (
    <div class="hb-screen hb-scroll">
      {!opened ? (
        <Skeleton lines={8} label={text("loading")} />
      ) : opened.status === "missing" ? (
        <Empty icon={moreIcons.route} title={text("guideGone")} hint={text("guideGoneHint")}>
          <WaysOn />
        </Empty>
      ) : (
        <Empty icon={icons.offline} title={text("screenFailed")} hint={text(opened.reason)}>
          <button type="button" class="hb-button" onClick={() => setAttempt(attempt + 1)}>
            {text("retry")}
          </button>
        </Empty>
      )}
    </div>
  );
}
