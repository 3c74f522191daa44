import { usualSpamSettings } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import type { CardProps } from "./general-card.tsx";
import { SettingsCard } from "./settings-card.tsx";
import { TextArea } from "../ui/text-area.tsx";

/** From when on agents are told that something looks like spam. */
export function SpamCard({ settings, onSave }: CardProps): VNode {
  const { t } = useDesk();
  const { threshold, blockedWords } = settings.spam;
  const [isMarked, setMarked] = useState(threshold !== null);
  const [points, setPoints] = useState(String(threshold ?? usualSpamSettings.threshold));
  const [words, setWords] = useState(blockedWords.join("\n"));
  const save = () =>
    onSave({
      spam: {
        threshold: isMarked ? Number(points) : null,
        blockedWords: words
          .split("\n")
          .map((word) => word.trim())
          .filter((word) => word !== ""),
      },
    });
  return (
    <SettingsCard title={t("spam_settings")} text={t("spam_settings_text")} onSave={save}>
      <label class="check">
        <input
          type="checkbox"
          checked={isMarked}
          onChange={(event) => setMarked(event.currentTarget.checked)}
        />
        {t("spam_marked")}
      </label>
      {isMarked && (
        <>
          <Field
            label={t("spam_threshold")}
            hint={t("spam_threshold_hint")}
            type="number"
            min={1}
            max={20}
            required
            value={points}
            onValue={setPoints}
          />
          <TextArea
            label={t("blocked_words")}
            hint={t("blocked_words_hint")}
            rows={4}
            value={words}
            onValue={setWords}
          />
        </>
      )}
    </SettingsCard>
  );
}
