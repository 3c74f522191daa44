// @vitest-environment happy-dom
import type { RichText } from "@helpbuoy/protocol";
import { render } from "preact";
import { describe, expect, test, vi } from "vitest";
import { RichTextView } from "./render.tsx";

const MEDIA = "https://help.example/v1/sites/demo/";

function show(
  tree: unknown,
  onArticle: (slug: string) => void = () => {},
  pageHost?: string,
): HTMLElement {
  const root = document.createElement("div");
  render(
    <RichTextView
      tree={tree as RichText}
      mediaUrl={(source) => MEDIA + source}
      onArticle={onArticle}
      videoHosts={["video.example"]}
      locale="zh-CN"
      pageHost={pageHost}
    />,
    root,
  );
  return root;
}

const text = (words: string) => ({ type: "text", text: words });
const paragraph = (...children: unknown[]) => ({ type: "paragraph", children });

describe("[RT2] what the renderer does not know is dropped", () => {
  test("unknown blocks and inline nodes leave no element", () => {
    const root = show([
      { type: "script", text: "alert(1)" },
      paragraph(text("kept"), { type: "html", text: "<img src=x>" }, null),
      null,
    ]);
    expect(root.textContent).toBe("kept");
    expect(root.querySelectorAll("script,img")).toHaveLength(0);
  });

  test("markup in text stays text", () => {
    const root = show([paragraph(text("<img src=x onerror=alert(1)>"))]);
    expect(root.querySelector("img")).toBeNull();
    expect(root.textContent).toBe("<img src=x onerror=alert(1)>");
  });

  test("[RT3] a link with a scheme outside the list keeps its words and loses its address", () => {
    const root = show([
      paragraph({ type: "link", href: "javascript:alert(1)", children: [text("click")] }),
    ]);
    expect(root.querySelector("a")).toBeNull();
    expect(root.textContent).toBe("click");
  });
});

describe("[RT2] a tree that was tampered with breaks nothing", () => {
  test.each<[string, unknown]>([
    ["a list without items", { type: "list", ordered: true }],
    ["an item that is none", { type: "list", ordered: false, items: [null, "x"] }],
    ["a table without rows", { type: "table", head: null }],
    ["a row that is none", { type: "table", head: [], rows: [7] }],
    ["a cell that is none", { type: "table", head: [null], rows: [[null]] }],
    ["code that is a node", { type: "codeBlock", text: { type: "script" } }],
    ["text that cannot be said", { type: "codeBlock", text: { toString: 1 } }],
    ["a source that is a list", { type: "image", source: ["media/a.png"], alt: "" }],
    ["captions that are none", { type: "video", source: "media/v.webm", captions: "x" }],
    ["a video at no address", { type: "video", source: "https://[", title: "v" }],
    ["a video elsewhere by its case", { type: "video", source: "MEDIA/v.webm", title: "v" }],
    ["a link that is a list", paragraph({ type: "link", href: ["https://a.example"] })],
  ])("%s", (_, node) => {
    const root = show([node, paragraph(text("kept"))]);
    expect(root.lastElementChild?.lastElementChild?.textContent).toBe("kept");
    expect(root.querySelector("script,[src^=MEDIA]")).toBeNull();
  });
});

describe("pictures and videos", () => {
  test("a picture of this backend is shown with its size, so that nothing jumps", () => {
    const root = show([
      { type: "image", source: "media/a.webp", alt: "设置页", width: 720, height: 900 },
    ]);
    const image = root.querySelector("img");
    expect(image?.getAttribute("src")).toBe(`${MEDIA}media/a.webp`);
    expect([image?.getAttribute("width"), image?.getAttribute("height")]).toEqual(["720", "900"]);
    expect(image?.getAttribute("alt")).toBe("设置页");
  });

  test("[P15] a picture of another host is a link, so that nothing is fetched unasked", () => {
    const root = show([{ type: "image", source: "https://evil.example/?d=secret", alt: "chart" }]);
    expect(root.querySelector("img")).toBeNull();
    expect(root.querySelector("a")?.getAttribute("href")).toBe("https://evil.example/?d=secret");
    expect(root.querySelector("a")?.title).toBe("evil.example");
  });

  test("a video plays only from here or from an allowed host; captions follow the locale", () => {
    const captions = [
      { locale: "en", source: "media/v.en.vtt" },
      { locale: "zh-CN", source: "media/v.zh-CN.vtt" },
    ];
    const root = show([
      { type: "video", source: "media/v.webm", title: "清理缓存", captions },
      { type: "video", source: "https://video.example/v.webm", title: "allowed" },
      { type: "video", source: "https://other.example/v.webm", title: "elsewhere" },
    ]);
    expect(root.querySelectorAll("video")).toHaveLength(2);
    expect(root.querySelector("a")?.textContent).toBe("elsewhere");
    const shown = [...root.querySelectorAll("track")].filter((track) =>
      track.hasAttribute("default"),
    );
    expect(shown.map((track) => track.getAttribute("srclang"))).toEqual(["zh-CN"]);
  });
});

describe("[P15] what a talk links to is said", () => {
  const bare = "evil.example";
  test.each<[string, string, string, string]>([
    ["words that name no host", "click here", `https://${bare}/?d=secret`, bare],
    ["words that name another", "shop.example", `https://${bare}/`, bare],
    ["a host as another's path", `shop.example/${bare}`, `https://${bare}/`, bare],
    ["a host as another's part", `${bare}.shop.example`, `https://${bare}/`, bare],
    ["a name before the host", "https://shop.example@evil.example/", "", bare],
    ["a port that is not said", bare, `https://${bare}:8443/`, `${bare}:8443`],
    ["letters of other scripts", "https://аpple.example/", "", "xn--pple-43d.example"],
  ])("%s", (_, said, href, host) => {
    const link = { type: "link", href: href || said, children: [text(said)] };
    const shown = show([paragraph(link)], undefined, "shop.example").querySelector("bdi");
    expect(shown?.textContent).toBe(`(${host})`);
    expect(shown?.dir).toBe("ltr");
    expect(shown?.closest("a")).toBeNull();
  });

  test.each<[string, string, string]>([
    ["words that are the address", `https://${bare}/a?b`, ""],
    ["words that begin with the host", `EVIL.example/a`, `https://${bare}/a`],
    ["the page's own host", "your orders", "https://shop.example/orders"],
    ["an address of no host", "write to us", "mailto:help@evil.example"],
    ["an article", "refunds", "article:refund-time"],
  ])("but nothing is added to %s", (_, said, href) => {
    const link = { type: "link", href: href || said, children: [text(said)] };
    const root = show([paragraph(link)], undefined, "shop.example");
    expect(root.textContent).toBe(said);
  });

  test("a picture's words are a link's, and emphasis hides no host", () => {
    const href = `https://${bare}/x.png`;
    const children = [{ type: "strong", children: [text(bare), { type: "code", text: "/x" }] }];
    const tree = [
      { type: "image", source: href, alt: "chart" },
      paragraph({ type: "link", href, children }),
    ];
    const root = show(tree, undefined, "shop.example");
    expect([...root.children[0]!.children].map((one) => one.textContent)).toEqual([
      `chart (${bare})`,
      `${bare}/x`,
    ]);
  });

  test("an article is the site's own: the title is enough", () => {
    const root = show([
      paragraph({ type: "link", href: `https://${bare}/`, children: [text("docs")] }),
    ]);
    expect(root.textContent).toBe("docs");
    expect(root.querySelector("a")?.title).toBe(bare);
  });
});

test("[P15] poster and captions of another host are not asked for", () => {
  const elsewhere = "https://evil.example/x";
  const captions = [{ locale: "en", source: elsewhere }];
  const root = show([
    { type: "video", source: "media/v.webm", title: "v", poster: elsewhere, captions },
  ]);
  expect(root.querySelector("video")?.hasAttribute("poster")).toBe(false);
  expect(root.querySelector("track")).toBeNull();
});

test("[RT2] a callout or a cell that was tampered with takes on no other class", () => {
  const kind = "note hb-launcher";
  const root = show([
    { type: "callout", kind, children: [] },
    { type: "table", head: [{ children: [], align: "scroll hb-launcher" }], rows: [] },
  ]);
  expect(root.querySelector(".hb-launcher")).toBeNull();
});

test("a link to another article opens it in the panel", () => {
  const onArticle = vi.fn<(slug: string) => void>();
  const root = show(
    [paragraph({ type: "link", href: "article:refund-time", children: [text("多久到账")] })],
    onArticle,
  );
  root.querySelector<HTMLButtonElement>("button")?.click();
  expect(onArticle).toHaveBeenCalledWith("refund-time");
});

test("[GD6] a link to a guide or a task opens it, and is plain words where nothing can be opened", () => {
  const onSelfService = vi.fn<(kind: string, slug: string) => void>();
  const tree = ["guide:no-sound", "TASK:refund"].map((href) =>
    paragraph({ type: "link", href, children: [text(href)] }),
  );
  const root = document.createElement("div");
  const shared = { tree: tree as RichText, mediaUrl: (source: string) => source, locale: "en" };
  const options = { ...shared, videoHosts: [], onArticle: () => {} };
  render(<RichTextView {...options} onSelfService={onSelfService} />, root);
  for (const button of root.querySelectorAll("button")) button.click();
  expect(onSelfService.mock.calls).toEqual([
    ["guide", "no-sound"],
    ["task", "refund"],
  ]);
  render(<RichTextView {...options} />, root);
  expect(root.querySelector("button")).toBeNull();
  expect(root.textContent).toBe("guide:no-soundTASK:refund");
});

test("steps, tables, code and callouts become the elements a screen reader knows", () => {
  const cell = (words: string) => ({ children: [text(words)] });
  const root = show([
    {
      type: "list",
      ordered: true,
      start: 3,
      items: [[paragraph(text("three"))], [paragraph(text("four"))]],
    },
    { type: "table", head: [cell("方式")], rows: [[cell("1天")]] },
    { type: "codeBlock", text: "a < b" },
    { type: "callout", kind: "warning", children: [paragraph(text("小心"))] },
    { type: "heading", level: 2, children: [text("步骤")] },
  ]);
  expect(root.querySelector("ol")?.getAttribute("start")).toBe("3");
  expect([...root.querySelectorAll("li")].map((item) => item.innerHTML)).toEqual(["three", "four"]);
  expect(root.querySelector("th")?.getAttribute("scope")).toBe("col");
  expect(root.querySelector("pre code")?.textContent).toBe("a < b");
  expect(root.querySelector("[role=note]")?.textContent).toBe("小心");
  expect(root.querySelector("h3")?.textContent).toBe("步骤");
});
