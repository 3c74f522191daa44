import type { CannedReply } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import { Empty } from "../ui/empty.tsx";
import { ReplyForm } from "./reply-form.tsx";

/** The canned replies of the site; leads write them. */
export function ReplyList(): VNode {
  const { t, api, site, say, confirm, problemText } = useDesk();
  const [replies, setReplies] = useState<readonly CannedReply[]>([]);
  const [edited, setEdited] = useState<CannedReply | "new">();
  const mayEdit = isAtLeast(site.role, "lead");

  const load = async () => setReplies((await api.cannedReplies(site.key)).replies);
  async function change(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      await load();
      setEdited(undefined);
      say(t("saved"));
    } catch (cause) {
      say(problemText(cause), "problem");
    }
  }
  async function remove({ id, title }: CannedReply): Promise<void> {
    const question = {
      title: t("remove_asked", { name: title }),
      text: t("reply_removing"),
      act: t("remove"),
    };
    if (await confirm(question)) await change(() => api.removeCannedReply(site.key, id));
  }
  // What is already being written stays open when the list comes.
  useEffect(() => void load().catch((cause) => say(problemText(cause), "problem")), []);

  return (
    <section class="card">
      <header class="card-head">
        <h2>{t("replies")}</h2>
        {mayEdit && (
          <button type="button" class="button is-small" onClick={() => setEdited("new")}>
            {t("new_reply")}
          </button>
        )}
      </header>
      {replies.length === 0 && <Empty icon="reply" title={t("no_replies")} />}
      <ul class="people">
        {replies.map((reply) => (
          <li key={reply.id} class="person">
            <span class="person-name">
              <strong>{reply.title}</strong>
              <span class="reply-text">{reply.markdown}</span>
            </span>
            {mayEdit && (
              <>
                <button type="button" class="button is-small" onClick={() => setEdited(reply)}>
                  {t("edit")}
                </button>
                <button
                  type="button"
                  class="button is-small is-quiet"
                  onClick={() => void remove(reply)}
                >
                  {t("remove")}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {edited && (
        <ReplyForm
          reply={edited === "new" ? undefined : edited}
          onSave={(reply) => void change(() => api.saveCannedReply(site.key, reply))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
}
