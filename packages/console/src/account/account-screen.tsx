import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Avatar } from "../ui/avatar.tsx";
import { LookCard } from "./look-card.tsx";
import { PictureCard } from "./picture-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { SecondFactorCard } from "./second-factor-card.tsx";

/** One's own: how the console looks, the password, the second factor, and the way out. */
export function AccountScreen(): VNode {
  const { t, me, session, say, problemText } = useDesk();
  return (
    <main class="page">
      <header class="page-head">
        <Avatar id={me.id} name={me.name} />
        <div>
          <h1>{me.name}</h1>
          <p>{me.email}</p>
        </div>
        <button
          type="button"
          class="button"
          onClick={() =>
            void session.signOut().catch((cause) => say(problemText(cause), "problem"))
          }
        >
          {t("sign_out")}
        </button>
      </header>
      <PictureCard />
      <LookCard />
      <SecondFactorCard />
      <PasswordCard />
    </main>
  );
}
