import type { BlockNode, InlineNode, RichText, TableCell } from "@helpbuoy/protocol";
import { innerLink, isAllowedHref, isAllowedMediaSource } from "@helpbuoy/protocol";
import { Fragment, type ComponentChild, type VNode } from "preact";

export type RichTextViewOptions = {
  tree: RichText;
  /** The absolute address of `media/<name>`. */
  mediaUrl: (source: string) => string;
  /** Opens another article of the panel. */
  onArticle: (slug: string) => void;
  /** Opens a guide or a task; where none can be opened, a link to one is its words alone. */
  onSelfService?: (kind: "guide" | "task", slug: string) => void;
  /** Hosts whose videos may play here; those of others are links. */
  videoHosts: readonly string[];
  /** Picks the captions shown by default. */
  locale: string;
  /** What stands on a link to a video that may not play here. */
  videoLabel?: string;
  /** Given: a link to another host than this says in its words, or after them, where it leads (P15). */
  pageHost?: string | undefined;
};

/**
 * A rich-text tree as elements (SPEC RT2): what is not known here is dropped, so a tree of a newer
 * server, or one that was tampered with in storage, can show less but never something else.
 */
export function RichTextView(options: RichTextViewOptions): VNode {
  return <div class="hb-rich-text">{blocks(options.tree, options)}</div>;
}

function blocks(nodes: readonly BlockNode[], options: RichTextViewOptions): ComponentChild[] {
  return listOf(nodes).map((node) => block(node, options));
}

/** Something else than text says nothing, and is no address. */
function words(text: unknown): string {
  return typeof text === "string" ? text : "";
}

/** The same of numbers. */
function plain<Value>(value: Value): Value | undefined {
  return typeof value === "number" ? value : undefined;
}

function listOf<Item>(list: readonly Item[]): readonly Item[] {
  return Array.isArray(list) ? list : [];
}

function block(node: BlockNode, options: RichTextViewOptions): ComponentChild {
  switch (node?.type) {
    case "paragraph":
      return <p>{inlines(node.children, options)}</p>;
    case "heading": {
      const Heading = ({ 2: "h3", 3: "h4", 4: "h5" } as const)[plain(node.level) ?? 4] ?? "h5";
      return <Heading>{inlines(node.children, options)}</Heading>;
    }
    case "list": {
      const items = listOf(node.items).map((item) => <li>{listItem(item, options)}</li>);
      return node.ordered ? <ol start={plain(node.start) ?? 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case "codeBlock":
      return (
        <pre tabIndex={0}>
          <code>{words(node.text)}</code>
        </pre>
      );
    case "quote":
      return <blockquote>{blocks(node.children, options)}</blockquote>;
    case "callout":
      return (
        <div role="note" class={`hb-callout ${className(node.kind, "hb-callout-")}`}>
          {blocks(node.children, options)}
        </div>
      );
    case "table":
      return table(node.head, node.rows, options);
    case "image":
      return image(node, options);
    case "video":
      return video(node, options);
    case "divider":
      return <hr />;
    default:
      return null;
  }
}

/** A list item of one paragraph reads as a line, not as a paragraph with its margins. */
function listItem(item: readonly BlockNode[], options: RichTextViewOptions): ComponentChild {
  const [first, ...rest] = listOf(item);
  if (first?.type !== "paragraph") return blocks(item, options);
  return [...inlines(first.children, options), ...blocks(rest, options)];
}

function inlines(nodes: readonly InlineNode[], options: RichTextViewOptions): ComponentChild[] {
  return listOf(nodes).map((node) => inline(node, options));
}

function inline(node: InlineNode, options: RichTextViewOptions): ComponentChild {
  switch (node?.type) {
    case "text":
      return words(node.text);
    case "strong":
      return <strong>{inlines(node.children, options)}</strong>;
    case "emphasis":
      return <em>{inlines(node.children, options)}</em>;
    case "deleted":
      return <del>{inlines(node.children, options)}</del>;
    case "code":
      return <code>{words(node.text)}</code>;
    case "break":
      return <br />;
    case "link":
      return link(node.href, inlines(node.children, options), options, saidBy(node.children));
    default:
      return null;
  }
}

function link(
  href: string,
  children: ComponentChild,
  options: RichTextViewOptions,
  said = words(children),
): ComponentChild {
  if (!isAllowedHref(words(href))) return <Fragment>{children}</Fragment>;
  const inner = innerLink(href);
  if (inner) {
    const { kind, slug } = inner;
    const { onArticle, onSelfService } = options;
    const open =
      kind === "article"
        ? () => onArticle(slug)
        : onSelfService && (() => onSelfService(kind, slug));
    if (!open) return <Fragment>{children}</Fragment>;
    return (
      <button type="button" class="hb-link" onClick={open}>
        {children}
      </button>
    );
  }
  const host = hostOf(href);
  const { pageHost = host } = options;
  return (
    <Fragment>
      {/* Whatever its words say, its title says where it leads (P15). */}
      <a href={href} title={host} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
      {host && host !== pageHost && !beginsWithHost(said, host) && (
        <Fragment>
          {" "}
          <bdi dir="ltr" class="hb-foreign-host">
            ({host})
          </bdi>
        </Fragment>
      )}
    </Fragment>
  );
}

/** What the words of a link say, whatever they look like. */
function saidBy(nodes: readonly InlineNode[]): string {
  return listOf(nodes)
    .map((node) => {
      if (node?.type === "text" || node?.type === "code") return words(node.text);
      return node && "children" in node ? saidBy(node.children) : "";
    })
    .join("");
}

/** As an address does: further on a host could be the path of one that looks better. */
function beginsWithHost(said: string, host: string): boolean {
  const rest = said
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "");
  return rest.startsWith(host) && /^([/?#]|$)/.test(rest.slice(host.length));
}

function table(
  head: readonly TableCell[],
  rows: readonly TableCell[][],
  options: RichTextViewOptions,
): ComponentChild {
  const align = (cell: TableCell) => className(cell?.align, "hb-");
  return (
    // Focusable, so that a wide table can be scrolled by keyboard.
    <div class="hb-table" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {listOf(head).map((cell) => (
              <th scope="col" class={align(cell)}>
                {inlines(cell?.children, options)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listOf(rows).map((row) => (
            <tr>
              {listOf(row).map((cell) => (
                <td class={align(cell)}>{inlines(cell?.children, options)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One word alone: a tree that was tampered with cannot take on another class of the panel's. */
function className(word: string | undefined, prefix: string): string | undefined {
  return known.includes(words(word)) ? prefix + word : undefined;
}
const known = ["left", "center", "right", "note", "tip", "warning"];

function address(source: string, { mediaUrl }: RichTextViewOptions): string | undefined {
  if (!isAllowedMediaSource(words(source))) return undefined;
  return isOurs(source) ? mediaUrl(source) : source;
}

function isOurs(source: string): boolean {
  return source.startsWith("media/");
}

function image(
  node: Extract<BlockNode, { type: "image" }>,
  options: RichTextViewOptions,
): ComponentChild {
  const src = address(node.source, options);
  // A picture of another host would tell that host who reads what (P15): its alt text is a link.
  if (!src) return null;
  if (!isOurs(node.source)) return <p>{link(src, words(node.alt) || src, options)}</p>;
  return (
    <img
      src={src}
      alt={words(node.alt)}
      width={plain(node.width)}
      height={plain(node.height)}
      loading="lazy"
    />
  );
}

function video(
  node: Extract<BlockNode, { type: "video" }>,
  options: RichTextViewOptions,
): ComponentChild {
  const src = address(node.source, options);
  if (!src) return null;
  const title = words(node.title);
  if (!mayLoad(node.source, options)) {
    return <p>{link(src, options.videoLabel ?? title, options)}</p>;
  }
  const poster =
    node.poster && mayLoad(node.poster, options) ? address(node.poster, options) : undefined;
  const captions = listOf(node.captions ?? []).filter((one) => mayLoad(one?.source, options));
  const shown = captions.find((one) => one.locale === options.locale) ?? captions[0];
  return (
    // Captions come from another origin than the host page: without crossorigin they do not load.
    <video
      src={src}
      title={title}
      aria-label={title}
      poster={poster}
      crossOrigin="anonymous"
      controls
      playsInline
      preload="none"
    >
      {captions.map((one) => (
        <track
          kind="captions"
          srclang={words(one.locale)}
          label={words(one.locale)}
          src={address(one.source, options)}
          default={one === shown}
        />
      ))}
    </video>
  );
}

/** Whether it is asked for by itself: what others host would be told who reads what (P15). */
function mayLoad(source: string, options: RichTextViewOptions): boolean {
  const src = address(source, options);
  return !!src && (isOurs(source) || options.videoHosts.includes(hostOf(src)));
}

/** "" where it is no address after all: `https://[` passes every list of schemes. */
function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}
