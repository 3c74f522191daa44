import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Empty } from "../ui/empty.tsx";
import type { Loaded } from "./use-loaded.ts";

/** What stands where nothing is loaded yet, or could not be. */
export function LoadingState({
  problem,
  reload,
}: Pick<Loaded<unknown>, "problem" | "reload">): VNode {
  const { t } = useDesk();
  if (problem !== undefined) {
    return (
      <div role="alert">
        <Empty icon="alert" title={problem}>
          <button type="button" class="button" onClick={() => void reload()}>
            {t("retry")}
          </button>
        </Empty>
      </div>
    );
  }
  return (
    <div class="list-loading" role="status" aria-label={t("loading")}>
      {[0, 1, 2].map((row) => (
        <div key={row} class="skeleton-row" />
      ))}
    </div>
  );
}
