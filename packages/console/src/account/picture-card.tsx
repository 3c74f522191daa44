import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Avatar } from "../ui/avatar.tsx";
import { PictureButton } from "../ui/picture-button.tsx";

/** One's own picture, as visitors and colleagues are shown it. */
export function PictureCard(): VNode {
  const { t, api, me, desk, say, confirm, problemText } = useDesk();
  const hasPicture = desk.people.value.agents.some(({ id, picture }) => id === me.id && picture);

  async function change(work: Promise<unknown>): Promise<void> {
    await work;
    await desk.refreshPeople();
    say(t("saved"));
  }

  async function remove(): Promise<void> {
    const question = {
      title: t("picture_asked"),
      text: t("picture_removing"),
      act: t("remove"),
    };
    if (!(await confirm(question))) return;
    await change(api.removePicture()).catch((cause) => say(problemText(cause), "problem"));
  }

  return (
    <section class="card">
      <h2>{t("own_picture")}</h2>
      <div class="picture-row">
        <Avatar id={me.id} name={me.name} size="large" />
        <div class="stacked-form">
          <p class="card-text">{t("picture_text")}</p>
          <div class="row-acts">
            <PictureButton
              label={t("choose_picture")}
              cut="square"
              onPicture={(picture) => change(api.setPicture(picture))}
            />
            {hasPicture && (
              <button type="button" class="button is-quiet" onClick={() => void remove()}>
                {t("remove_picture")}
              </button>
            )}
          </div>
        </div>
      </div>
    </section>
  );
}
