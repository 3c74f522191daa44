import type { Id } from "@helpbuoy/protocol";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { TicketDraft, TicketsModel } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";

/** Where fields keep what is put into them: the ticket's draft unless another is given. */
export type FieldDraft = {
  readonly files: TicketDraft["files"];
  changeField(id: string, value: string): void;
  attach: TicketsModel["attach"];
  detach(fileId: Id): void;
};

export const FieldDraftContext = createContext<FieldDraft | undefined>(undefined);

export function useFieldDraft(): FieldDraft {
  const { tickets } = usePanel().widget;
  const given = useContext(FieldDraftContext);
  if (given) return given;
  const { attach, changeField, detach } = tickets;
  return { files: tickets.draft.value.files, attach, changeField, detach };
}
