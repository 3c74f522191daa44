import type { WrittenGuide } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { createSelfServiceApi } from "../knowledge/self-service-api.ts";
import { WrittenScreen } from "../knowledge/written-screen.tsx";
import { GuideEditor } from "./guide-editor.tsx";

/** The guides of the site, one of them open: `guides/<slug>/<locale>`. */
export function GuidesScreen(): VNode {
  const { api: desk, site } = useDesk();
  const api = useMemo(() => createSelfServiceApi(desk.client, site.key), [site.key]);
  return (
    <WrittenScreen<WrittenGuide>
      kind="guides"
      load={async () => {
        const [{ guides }, { tasks }] = await Promise.all([api.guides(), api.tasks()]);
        return { stored: guides, tasks };
      }}
      editor={(parts) => <GuideEditor api={api} {...parts} />}
    />
  );
}
