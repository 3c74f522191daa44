import type { Attributes, Requester } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import { IdentityMark } from "./identity-mark.tsx";

/** Who asks: what the site's server signed, and apart from it what a page merely says. */
export function RequesterCard({ requester }: { requester: Requester | null }): VNode {
  const { t } = useDesk();
  const { isVerified = false, name, email, contactId } = requester ?? {};
  const { attributes = {}, claimed = {} } = requester ?? {};
  return (
    <section class="card requester">
      <h3>{t("requester")}</h3>
      <div class="requester-who">
        <strong>{name ?? contactId ?? t("unknown_visitor")}</strong>
        {email && <span class="requester-email">{email}</span>}
        <IdentityMark isVerified={isVerified} />
      </div>
      {!isVerified && <p class="field-hint">{t("unverified_hint")}</p>}
      {(contactId || isAny(attributes)) && (
        <div class="attributes">
          <h4>{t("verified_attributes")}</h4>
          <dl class="facts">
            {contactId && <Attribute name={t("contact_id")} value={contactId} />}
            <AttributeRows attributes={attributes} />
          </dl>
        </div>
      )}
      {isAny(claimed) && (
        <div class="attributes is-claimed">
          <h4>
            <Icon name="alert" />
            {t("claimed_attributes")}
          </h4>
          <p class="field-hint">{t("claimed_hint")}</p>
          <dl class="facts">
            <AttributeRows attributes={claimed} />
          </dl>
        </div>
      )}
    </section>
  );
}

const isAny = (attributes: Attributes) => Object.keys(attributes).length > 0;

function AttributeRows({ attributes }: { attributes: Attributes }): VNode {
  const { t } = useDesk();
  return (
    <>
      {Object.entries(attributes).map(([name, value]) => (
        <Attribute
          key={name}
          name={name}
          value={typeof value === "boolean" ? t(value ? "yes" : "no") : String(value)}
        />
      ))}
    </>
  );
}

function Attribute({ name, value }: { name: string; value: string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
