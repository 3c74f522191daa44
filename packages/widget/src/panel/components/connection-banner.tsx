import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Banner } from "../ui/banner.tsx";
import { icons } from "../ui/icon.tsx";

/** What of the connection the visitor should know: only the most important line. */
export function ConnectionBanner(): VNode | null {
  const { widget, text } = usePanel();
  const { connection, panel, conversations } = widget;
  const count = connection.failed.value;
  if (!connection.isOnline.value) {
    return <Banner icon={icons.offline} sentence={text("offlineNow")} />;
  }
  if (count > 0) {
    const failed = conversations.list.value.find(({ messages }) =>
      messages.some(({ delivery }) => delivery === "failed"),
    );
    const screen = panel.screen.value;
    const isShown = screen.name === "conversation" && screen.id === failed?.id;
    return (
      <Banner icon={icons.notice} sentence={text("unsent", { count })}>
        {failed && !isShown && (
          <button
            type="button"
            class="hb-link"
            onClick={() => panel.show({ name: "conversation", id: failed.id })}
          >
            {text("look")}
          </button>
        )}
      </Banner>
    );
  }
  if (!connection.canStore.value && panel.screen.value.name === "home") {
    return <Banner icon={icons.notice} sentence={text("notKept")} />;
  }
  return null;
}
