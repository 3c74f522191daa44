import type { FieldValues, WrittenTask } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, type Console } from "../console-context.ts";
import { translate } from "../translate.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { sampleOrders } from "./sample-orders.ts";
import { problemsIn, tryPages } from "./try-pages.ts";
import { TryReview } from "./try-review.tsx";
import { TryStep } from "./try-step.tsx";

/** The task as a visitor meets it, in its own language, by the rules of the widget; it sends nothing. */
export function TaskTry({ task }: { task: WrittenTask }): VNode {
  const { t, preferences } = useDesk();
  const [lacks, setLacks] = useState(-1);
  const [at, setAt] = useState(0);
  const [values, setValues] = useState<FieldValues>({});
  const [isTried, setTried] = useState(false);
  const [code, setCode] = useState("");
  const locale =
    task.locale === "zh-CN" || task.locale === "en" ? task.locale : preferences.locale.value;
  const said: Console["t"] = (key, words) => translate(locale, key, words);
  const orders = sampleOrders((number) => said("try_thing", { number }));
  const title = useRef<HTMLHeadingElement>(null);
  const hasMoved = useRef(false);

  const pages = tryPages(task, values);
  const place = Math.min(at, pages.length - 1);
  const page = pages[place];
  const missing = task.requires[lacks];
  const asked = pages.flatMap((one) => (one.kind === "step" ? one.fields : []));
  const problems = page?.kind === "step" ? problemsIn(task, values, page.fields) : {};
  const isHeldBack =
    Object.keys(problems).length > 0 || (page?.kind === "code" && !/^\d{6}$/.test(code));
  useEffect(() => {
    // What is read out follows the page; at first the focus stays where it was.
    if (hasMoved.current) title.current?.focus();
    hasMoved.current = true;
  }, [place]);

  function go(to: number): void {
    setTried(false);
    setAt(to);
  }
  function restart(): void {
    setValues({});
    setCode("");
    go(0);
  }

  return (
    <section class="player" aria-label={t("try_it")}>
      {task.requires.length > 0 && (
        <SelectField
          label={t("try_as")}
          value={String(lacks)}
          choices={[
            { value: "-1", label: t("try_as_whoever") },
            ...task.requires.map(({ kind }, number) => ({
              value: String(number),
              label: t("try_as_lacking", {
                condition: t(`requirement_${kind}`),
                number: number + 1,
              }),
            })),
          ]}
          onValue={(number) => setLacks(Number(number))}
        />
      )}
      <div class="player-task" lang={task.locale}>
        <header class="player-head">
          <button
            type="button"
            class="icon-button"
            aria-label={said("player_back")}
            disabled={place === 0 || page?.kind === "done"}
            onClick={() => go(place - 1)}
          >
            <Icon name="back" />
          </button>
          <h2 class="player-title">{task.title || task.slug}</h2>
          <button type="button" class="button is-small is-quiet" onClick={restart}>
            {said("player_restart")}
          </button>
        </header>
        {missing ? (
          <div class="player-step">
            <h3>{said("try_not_yet")}</h3>
            <p>{missing.missing}</p>
            {missing.way && <p class="player-way">{missing.way.label}</p>}
          </div>
        ) : (
          page && (
            <div class="player-step">
              {place === 0 && task.summary && <p class="field-hint">{task.summary}</p>}
              {page.kind !== "done" && (
                <p class="player-progress">
                  {said("try_progress", { step: place + 1, steps: pages.length - 1 })}
                </p>
              )}
              <h3 ref={title} tabIndex={-1}>
                {page.kind === "step" ? page.title || said("no_title") : said(`try_${page.kind}`)}
              </h3>
              {page.kind === "step" && (
                <TryStep
                  task={task}
                  fields={page.fields}
                  values={values}
                  problems={isTried ? problems : {}}
                  said={said}
                  orders={orders}
                  onValues={setValues}
                />
              )}
              {page.kind === "code" && (
                <Field
                  label={said("try_code_label")}
                  hint={said(`try_code_${task.code?.channel ?? "email"}`)}
                  problem={isTried && isHeldBack ? said("try_code_wrong") : undefined}
                  maxLength={6}
                  value={code}
                  onValue={setCode}
                />
              )}
              {page.kind === "review" && (
                <TryReview task={task} fields={asked} values={values} said={said} orders={orders} />
              )}
              {page.kind === "done" && (
                <>
                  <p>{task.next}</p>
                  <p class="field-hint">{t("try_sent_nothing")}</p>
                </>
              )}
              {page.kind !== "done" && (
                <button
                  type="button"
                  class="button is-primary is-own-width"
                  onClick={() => (isHeldBack ? setTried(true) : go(place + 1))}
                >
                  {said(page.kind === "review" ? "try_send" : "try_next")}
                </button>
              )}
            </div>
          )
        )}
      </div>
    </section>
  );
}
