import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Empty } from "../ui/empty.tsx";

/** What stands where a guide or a task is not there in this language. */
export function NotBegun(props: {
  kind: "guides" | "tasks";
  /** Begins from the one in the other language. */
  other: (() => void) | undefined;
  onBegin: (() => void) | undefined;
}): VNode {
  const { t } = useDesk();
  return (
    <Empty icon="pen" title={t(`not_begun_${props.kind}`)}>
      {props.onBegin && (
        <span class="not-begun-acts">
          {props.other && (
            <button type="button" class="button is-primary" onClick={props.other}>
              {t("begin_from_other")}
            </button>
          )}
          <button type="button" class="button" onClick={props.onBegin}>
            {t("begin_empty")}
          </button>
        </span>
      )}
    </Empty>
  );
}
