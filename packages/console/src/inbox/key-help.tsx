import type { VNode } from "preact";
import { useConsole } from "../console-context.ts";
import { Dialog } from "../ui/dialog.tsx";
import { keys } from "./keys.ts";

export function KeyHelp({ onClose }: { onClose: () => void }): VNode {
  const { t } = useConsole();
  return (
    <Dialog title={t("keys")} onClose={onClose}>
      <dl class="key-list">
        {Object.entries(keys).map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`key_${name}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Ctrl</kbd> <kbd>↵</kbd>
          </dt>
          <dd>{t("key_send")}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
