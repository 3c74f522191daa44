import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePanel } from "./panel-context.ts";
import { loadChunk, loadedChunk, type LazyName } from "./screens.ts";
import { Empty } from "./ui/empty.tsx";
import { icons } from "./ui/icon.tsx";
import { Skeleton } from "./ui/skeleton.tsx";

/** A chunk's view; grey lines until it has come, a sentence and a retry when it does not. */
export function LazyScreen(options: {
  name: LazyName;
  /** What its view is given. */
  screen: object;
  /** Grey lines meanwhile; with none it is a part that may be missing. */
  lines?: number;
  /** Called when the view itself stands. */
  onShown?: () => void;
}): VNode | null {
  const { name, screen, lines = 8, onShown } = options;
  const { adopt, text, completeTexts } = usePanel();
  const [chunk, setChunk] = useState(() => loadedChunk(name));
  const [attempt, setAttempt] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  chunk?.styles.forEach(adopt);

  useEffect(() => {
    let isGone = false;
    setFailed(false);
    Promise.all([loadChunk(name), completeTexts()]).then(
      ([found]) => isGone || setChunk(found),
      () => isGone || setFailed(true),
    );
    return () => {
      isGone = true;
    };
  }, [attempt]);
  useEffect(() => {
    if (chunk) onShown?.();
  }, [chunk]);

  if (chunk) {
    const View = chunk.default;
    return <View screen={screen} />;
  }
  if (!lines) return null;
  if (hasFailed) return <Failed onRetry={() => setAttempt(attempt + 1)} />;
  return (
    <div class="hb-waiting">
      <Skeleton lines={lines} label={text("loading")} />
    </div>
  );
}

/** Stands in for what did not load or broke. */
export function Failed({ onRetry }: { onRetry: () => void }): VNode {
  const { text } = usePanel();
  return (
    <Empty icon={icons.offline} title={text("screenFailed")}>
      <button type="button" class="hb-button" onClick={onRetry}>
        {text("retry")}
      </button>
    </Empty>
  );
}
