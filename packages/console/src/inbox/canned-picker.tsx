import { fillReply, type CannedReply } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Picker } from "./picker.tsx";

/** The site's canned replies, put in with their variables filled (SPEC CN1). */
export function CannedPicker(props: {
  entry: Entry;
  onPick: (markdown: string) => void;
  onClose: () => void;
}): VNode {
  const { api, site, me, t, say, problemText } = useDesk();
  const { number, subject } = props.entry.snapshot.conversation;
  const [words, setWords] = useState("");
  const [replies, setReplies] = useState<readonly CannedReply[]>();

  useEffect(() => {
    api.cannedReplies(site.key).then(
      (answer) => setReplies(answer.replies),
      (cause) => say(problemText(cause), "problem"),
    );
  }, []);

  const wanted = words.trim().toLowerCase();
  const filled = (replies ?? []).map(({ markdown, ...reply }) => ({
    ...reply,
    text: fillReply(markdown, {
      agent: me.name,
      site: site.name,
      subject,
      ...(number && { number }),
    }),
  }));
  const choices = filled.filter(({ title, text }) =>
    `${title} ${text}`.toLowerCase().includes(wanted),
  );
  return (
    <Picker
      label={t("find_reply")}
      words={words}
      onWords={setWords}
      choices={choices}
      none={t(replies ? (replies.length > 0 ? "nothing_found" : "no_replies") : "loading")}
      onPick={(id) => {
        const choice = choices.find((one) => one.id === id);
        if (choice) props.onPick(choice.text);
      }}
      onClose={props.onClose}
    />
  );
}
