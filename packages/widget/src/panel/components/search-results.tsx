import type { VNode } from "preact";
import type { SearchResult } from "../../core/widget.ts";
import { LazyScreen } from "../lazy-screen.tsx";
import { usePanel } from "../panel-context.ts";
import { Empty } from "../ui/empty.tsx";
import { icons } from "../ui/icon.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Highlighted } from "./highlighted.tsx";
import { WaysOn } from "./ways-on.tsx";

export const resultsId = "hb-results";
export const optionId = (index: number) => `hb-option-${index}`;

/** What was found, as the options of the search box; what was not found leads on. */
export function SearchResults(options: {
  active: number;
  onOpen: (result: SearchResult) => void;
}): VNode | null {
  const { widget, text } = usePanel();
  const { query, results, status } = widget.search;
  if (results.value.length > 0) {
    return (
      <>
        <LazyScreen name="kinds" screen={{}} lines={0} />
        <div class="hb-results" id={resultsId} role="listbox" aria-label={text("results")}>
          {results.value.map((result, index) => (
            <Result
              key={index}
              result={result}
              id={optionId(index)}
              isActive={index === options.active}
              onOpen={options.onOpen}
            />
          ))}
        </div>
      </>
    );
  }
  if (status.value === "searching") {
    return (
      <div class="hb-waiting">
        <Skeleton lines={6} label={text("loading")} />
      </div>
    );
  }
  if (status.value === "idle") return null;
  const question = query.value.trim();
  const failed = status.value === "failed";
  return (
    <Empty
      icon={failed ? icons.offline : icons.search}
      title={failed ? text("searchFailed") : text("nothingFound", { query: question })}
      hint={failed ? undefined : text("nothingFoundHint")}
    >
      <WaysOn question={question} />
    </Empty>
  );
}

function Result(options: {
  result: SearchResult;
  id: string;
  isActive: boolean;
  onOpen: (result: SearchResult) => void;
}): VNode {
  const { result, id, isActive, onOpen } = options;
  const { widget } = usePanel();
  const category = widget.knowledge.categories.value.find(
    ({ slug }) => slug === result.categorySlug,
  );
  return (
    <div
      class="hb-result"
      id={id}
      role="option"
      aria-selected={isActive}
      onClick={() => onOpen(result)}
    >
      <div class="hb-result-title">
        <Highlighted text={result.title} ranges={result.titleRanges} />
      </div>
      {result.excerpt && (
        <div class="hb-result-excerpt">
          <Highlighted text={result.excerpt} ranges={result.excerptRanges} />
        </div>
      )}
      <div class="hb-result-category">
        {result.kind !== "article" && <LazyScreen name="kind" screen={result} lines={0} />}
        {category?.title}
      </div>
    </div>
  );
}
