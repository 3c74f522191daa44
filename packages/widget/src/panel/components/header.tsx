import type { VNode } from "preact";
import type { Screen } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import type { TextKey } from "../translate.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { icons } from "../ui/icon.tsx";

/** Those whose title has another name than they. */
const titles: Partial<Record<Screen["name"], TextKey>> = {
  conversation: "assistant",
  handoff: "talkToPerson",
  mail: "keepTalk",
  "ticket-form": "fileTicket",
  tickets: "myTickets",
  track: "trackTicket",
};

/** Back, where one is, settings and close; the title names the dialog. */
export function Header({ screen, canGoBack }: { screen: Screen; canGoBack: boolean }): VNode {
  const { widget, text } = usePanel();
  const { panel, knowledge } = widget;
  const logo = knowledge.site.value?.look?.logo;
  const isBesideTalk = screen.name === "article" && screen.conversationId !== undefined;
  return (
    <header class="hb-header">
      {canGoBack && (
        <IconButton
          icon={icons.back}
          turns
          label={text(isBesideTalk ? "backToTalk" : "back")}
          onClick={panel.back}
        />
      )}
      {logo && !canGoBack && <img class="hb-logo" src={knowledge.mediaUrl(logo)} alt="" />}
      <h2 class="hb-title" id="hb-title" tabIndex={-1}>
        {useTitle(screen)}
      </h2>
      {screen.name !== "settings" && (
        <IconButton
          icon={icons.settings}
          label={text("settings")}
          onClick={() => panel.show({ name: "settings" })}
        />
      )}
      <IconButton icon={icons.close} label={text("close")} onClick={panel.close} />
    </header>
  );
}

function useTitle(screen: Screen): string {
  const { widget, text } = usePanel();
  const { knowledge, conversations } = widget;
  const categoryTitle = (slug: string | undefined) =>
    knowledge.categories.value.find((one) => one.slug === slug)?.title;
  if (screen.name === "home") {
    const name = knowledge.site.value?.name;
    return name ? text("siteHelp", { name }) : text("help");
  }
  if (screen.name === "category") return categoryTitle(screen.slug) ?? text("help");
  if (screen.name === "guide" || screen.name === "task") {
    const links = knowledge[`${screen.name}s`].value;
    const link = links.find(({ slug }) => slug === screen.slug);
    return categoryTitle(link?.categorySlug) ?? text("help");
  }
  if (screen.name === "article" && typeof screen.idOrSlug === "number") {
    const link = knowledge.link(screen.idOrSlug);
    return categoryTitle(link?.categorySlug) ?? text("article");
  }
  if (screen.name === "conversation") {
    const number = conversations.get(screen.id)?.snapshot?.conversation.number;
    if (number) return text("ticketNumber", { number });
  }
  return text(titles[screen.name] ?? (screen.name as TextKey));
}
