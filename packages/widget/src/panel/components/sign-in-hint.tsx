import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { ConsentCard } from "./consent-card.tsx";
import { Banner } from "../ui/banner.tsx";
import { icons } from "../ui/icon.tsx";

/** Where nothing is taken before the visitor agrees or signs in on the site: how to go on. Else nothing. */
export function SignInHint(): VNode | null {
  const { widget, text } = usePanel();
  if (!widget.mayKeep.value) return <ConsentCard />;
  if (!widget.identity.value?.mustSignIn.value) return null;
  const site = widget.knowledge.site.value?.name ?? "";
  return <Banner icon={icons.notice} sentence={text("signInToWrite", { site })} />;
}
