import type { WrittenTask } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { createSelfServiceApi } from "../knowledge/self-service-api.ts";
import { WrittenScreen } from "../knowledge/written-screen.tsx";
import { TaskEditor } from "./task-editor.tsx";

/** The tasks of the site, one of them open: `tasks/<slug>/<locale>`. */
export function TasksScreen(): VNode {
  const { api: desk, site } = useDesk();
  const api = useMemo(() => createSelfServiceApi(desk.client, site.key), [site.key]);
  return (
    <WrittenScreen<WrittenTask>
      kind="tasks"
      load={async () => {
        const { tasks } = await api.tasks();
        return { stored: tasks, tasks };
      }}
      editor={(parts) => <TaskEditor api={api} {...parts} />}
    />
  );
}
