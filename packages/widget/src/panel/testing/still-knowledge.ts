import type { Form } from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { KnowledgeModel } from "../../core/widget.ts";

/** What is published stands still, but for a form. */
export function createStillKnowledge(
  form: ReadonlySignal<Form | undefined>,
  note: (action: string) => (...args: unknown[]) => void,
): KnowledgeModel {
  return {
    status: signal("ready"),
    site: signal({
      key: "demo",
      name: "Demo",
      locales: ["en", "zh-CN"],
      defaultLocale: "en",
      replyWithinHours: 24,
      maxFileBytes: 1000,
      videoHosts: [],
    }),
    version: signal("1"),
    categories: signal([{ slug: "orders", title: "Orders", description: "", icon: "box" }]),
    popular: signal([]),
    guides: signal([]),
    tasks: signal([]),
    forms: computed(() => (form.value ? [form.value] : [])),
    articlesOf: () => [],
    link: () => undefined,
    article: () => Promise.resolve({ status: "missing" }),
    guidesFor: () => Promise.resolve([]),
    openGuide: () => Promise.resolve({ status: "missing" }),
    task: () => Promise.resolve({ status: "missing" }),
    formFor: () => form.value,
    mediaUrl: (source) => source,
    rate: note("rate"),
  };
}
