import type { Locale } from "@helpbuoy/protocol";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Widget } from "../core/widget.ts";
import type { TextKey, TextValues } from "./translate.ts";

/** What every screen and component may ask for. */
export type PanelContextValue = {
  widget: Widget;
  /** A sentence in the visitor's language; reading it in a view follows a change of language. */
  text(key: TextKey, values?: TextValues): string;
  /** Waits for the texts of the screens that come later. Rejects when they do not come. */
  completeTexts(): Promise<void>;
  /** Of the texts and dates shown now. */
  locale(): Locale;
  /** Milliseconds since the epoch by the server's clock; in a view it moves on by itself. */
  now(): number;
  /** Says something to those who cannot see it happen. */
  announce(sentence: string): void;
  /** Adopts a style sheet that came with a chunk; once is enough. */
  adopt(css: string): void;
  /** The address that opens an article on this page; undefined: there is none. */
  articleAddress: ((slug: string) => string) | undefined;
};

export const PanelContext = createContext<PanelContextValue | undefined>(undefined);

export function usePanel(): PanelContextValue {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error("rendered outside of mountPanel");
  return panel;
}
