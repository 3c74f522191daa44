import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { RichTextView } from "@helpbuoy/rich-text/render";
import type { LoadedArticle } from "../../core/widget.ts";
import { ArticleFeedback } from "../components/article-feedback.tsx";
import { ArticleList } from "../components/article-list.tsx";
import { LinkList } from "../components/link-list.tsx";
import { CopyButton } from "../components/copy-button.tsx";
import { WalkThrough } from "../components/walk-through.tsx";
import { WaysOn } from "../components/ways-on.tsx";
import { formatDate } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { screensCss } from "../styles/screens.css.ts";
import { articleCss } from "../styles/article.css.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { kindsCss } from "../styles/kinds.css.ts";
import { richTextCss } from "../styles/rich-text.css.ts";
import { Empty } from "../ui/empty.tsx";
import { icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { Skeleton } from "../ui/skeleton.tsx";

export const styles = [screensCss, fieldsCss, richTextCss, articleCss, kindsCss];

export default function ArticleScreen({ screen }: { screen: ScreenNamed<"article"> }): VNode {
  const { widget, text } = usePanel();
  const { article } = widget.knowledge;
  const language = widget.preferences.locale.value;
  const [loaded, setLoaded] = useState<LoadedArticle>();
  const [attempt, setAttempt] = useState(0);
  const { value: version } = widget.knowledge.version;
  /** What was published when this was asked for. */
  const asked = useRef<string | undefined>(undefined);

  useEffect(() => {
    let isGone = false;
    asked.current = version;
    setLoaded(undefined);
    article(screen.idOrSlug).then(
      (found) => isGone || setLoaded(found),
      () => isGone || setLoaded({ status: "failed", reason: "server" }),
    );
    return () => {
      isGone = true;
    };
  }, [attempt, language]);
  // Published anew while someone reads: what it says now takes its place, without a flicker.
  useEffect(() => {
    if (!loaded || asked.current === version) return undefined;
    let isGone = false;
    asked.current = version;
    article(screen.idOrSlug, true).then(
      (found) => isGone || found.status === "failed" || setLoaded(found),
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [version, loaded]);

  return (
    <div class="hb-screen hb-scroll">
      {!loaded ? (
        <Skeleton lines={12} label={text("loading")} />
      ) : loaded.status === "found" ? (
        <Found loaded={loaded} conversationId={screen.conversationId} />
      ) : loaded.status === "missing" ? (
        <Empty
          icon={moreIcons.page}
          title={text("articleMissing")}
          hint={text("articleMissingHint")}
        >
          <WaysOn />
        </Empty>
      ) : (
        <Empty icon={icons.offline} title={text("articleFailed")} hint={text(loaded.reason)}>
          <button type="button" class="hb-button" onClick={() => setAttempt(attempt + 1)}>
            {text("retry")}
          </button>
        </Empty>
      )}
    </div>
  );
}

function Found(options: {
  loaded: LoadedArticle & { status: "found" };
  conversationId: string | undefined;
}): VNode {
  const { article } = options.loaded;
  const { widget, text, locale, articleAddress } = usePanel();
  const { knowledge, panel } = widget;
  const title = useRef<HTMLHeadingElement>(null);
  // Asked for anew when titles come: a deep link may be faster than the pack.
  const related = article.related.map(knowledge.link).filter((link) => link !== undefined);

  useEffect(() => {
    // Who waited on the header's title hears the article's; who went elsewhere stays there.
    const root = title.current?.getRootNode() as ShadowRoot | undefined;
    if (root?.activeElement?.id === "hb-title") title.current?.focus({ preventScroll: true });
  }, []);

  return (
    <article>
      <h2 class="hb-article-title" ref={title} tabIndex={-1}>
        {article.title}
      </h2>
      <div class="hb-article-line">
        <span>{text("updatedAt", { date: formatDate(article.updatedAt, locale()) })}</span>
        {articleAddress && (
          <CopyButton label={text("copyLink")} content={articleAddress(article.slug)} />
        )}
      </div>
      <WalkThrough articleId={article.id} />
      <RichTextView
        tree={article.body}
        mediaUrl={knowledge.mediaUrl}
        onArticle={(slug) =>
          panel.show({
            name: "article",
            idOrSlug: slug,
            ...(options.conversationId && { conversationId: options.conversationId }),
          })
        }
        onSelfService={(kind, slug) => panel.show({ name: kind, slug })}
        videoHosts={knowledge.site.value?.videoHosts ?? []}
        locale={locale()}
        videoLabel={text("watchVideo")}
      />
      <LinkList
        title={text("doItHere")}
        links={widget.suggestions.value?.tasksFor(article.id) ?? []}
      />
      <ArticleFeedback articleId={article.id} conversationId={options.conversationId} />
      <ArticleList title={text("related")} articles={related} />
    </article>
  );
}
