import type { Id } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { FailureReason, TaskModel } from "../../core/widget.ts";
import { PageTaskRun } from "../components/page-task.tsx";
import { SignInHint } from "../components/sign-in-hint.tsx";
import { TaskConditions } from "../components/task-conditions.tsx";
import { TaskSteps } from "../components/task-steps.tsx";
import { TicketFiled } from "../components/ticket-filed.tsx";
import { WaysOn } from "../components/ways-on.tsx";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { screensCss } from "../styles/screens.css.ts";
import { taskCss } from "../styles/task.css.ts";
import { ticketFormCss } from "../styles/ticket-form.css.ts";
import { ticketCss } from "../styles/ticket.css.ts";
import { Empty } from "../ui/empty.tsx";
import { icons } from "../ui/icon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

export const styles = [screensCss, fieldsCss, ticketCss, ticketFormCss, taskCss];

/** What was handed in on a screen of the stack: one comes back to its number, not to an empty form. */
const handedIn = new WeakMap<object, Id>();

type Opened =
  | { status: "loading" }
  | { status: "found"; model: TaskModel }
  | { status: "missing" }
  | { status: "failed"; reason: FailureReason };

/** Something the visitor can do here, from who may to its number. */
export default function TaskScreen({ screen }: { screen: ScreenNamed<"task"> }): VNode {
  const { widget, text } = usePanel();
  const opened = useSignal<Opened>({ status: "loading" });
  const version = widget.knowledge.status.value;
  const locale = widget.preferences.locale.value;

  useEffect(() => {
    let isGone = false;
    const open = async () => (await widget.tasks()).open(screen.slug);
    open()
      .catch((): Opened => ({ status: "failed", reason: "offline" }))
      .then((found) => {
        if (isGone) return;
        opened.value = found;
        if (found.status === "found") void found.model.lookAtConditions();
      });
    return () => {
      isGone = true;
    };
  }, [screen.slug, version, locale]);

  const { value: held } = opened;
  if (held.status === "loading") {
    return (
      <div class="hb-screen hb-scroll">
        <Skeleton lines={8} label={text("loading")} />
      </div>
    );
  }
  if (held.status !== "found") {
    const isMissing = held.status === "missing";
    return (
      <div class="hb-screen hb-scroll">
        <Empty
          icon={isMissing ? icons.search : icons.offline}
          title={isMissing ? text("taskGone") : text("screenFailed")}
          hint={isMissing ? text("taskGoneHint") : text(held.reason)}
        >
          <WaysOn question="" />
        </Empty>
      </div>
    );
  }
  return <OpenTask screen={screen} model={held.model} />;
}

function OpenTask({ screen, model }: { screen: ScreenNamed<"task">; model: TaskModel }): VNode {
  const { widget, text } = usePanel();
  const { task } = model;
  const [, setFiled] = useState<Id>();
  // Of this very screen: one shown again in its place begins anew.
  const filed = handedIn.get(screen);
  const run = model.pageRun.value;
  const missing = (model.missing.value ?? []).flatMap((at) => task.requires[at] ?? []);
  // An order is chosen on the way: what is asked of it is said there.
  const before = missing.filter(({ kind }) => kind !== "order");
  const isRunning = run !== undefined && run.state.value.status !== "ready";

  function submit(): boolean {
    const id = model.submit();
    if (id !== undefined) {
      handedIn.set(screen, id);
      setFiled(id);
    }
    return id !== undefined || (run !== undefined && run.state.peek().status !== "ready");
  }

  return (
    <div class="hb-screen hb-scroll">
      {filed === undefined && <SignInHint />}
      {filed !== undefined ? (
        <>
          <TicketFiled id={filed} />
          <p class="hb-next-note">
            <span class="hb-strong">{text("afterwards")}</span>
            {task.next}
          </p>
        </>
      ) : !widget.mayKeep.value ? null : run && isRunning ? (
        <PageTaskRun
          run={run}
          title={task.title}
          onRetry={run.reset}
          onAgain={() => {
            run.reset();
            model.clear();
          }}
        />
      ) : (
        <>
          <div class="hb-task-head">
            <h3 class="hb-task-title">{task.title}</h3>
            <p class="hb-muted">{task.summary}</p>
          </div>
          {task.action === "page" && !run ? (
            <Empty icon={icons.notice} title={text("pageCannot")} hint={text("pageCannotHint")}>
              <WaysOn question={task.title} />
            </Empty>
          ) : before.length > 0 ? (
            <TaskConditions model={model} missing={before} />
          ) : (
            <TaskSteps model={model} onSubmit={submit} />
          )}
        </>
      )}
    </div>
  );
}
