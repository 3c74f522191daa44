import { asBackendError } from "@helpbuoy/client";
import { signal, type ReadonlySignal } from "@preact/signals";
import type { AgentSession, DeskApi } from "../desk-api.ts";

/** `unknown` until the server was asked. */
export type SessionState = AgentSession | "unknown" | "out" | "unreachable";

export type SessionModel = {
  state: ReadonlySignal<SessionState>;
  restore(): Promise<void>;
  /** Rejects with a `BackendError`; `second_factor_required` asks for a code. */
  signIn(email: string, password: string, code?: string): Promise<void>;
  changePassword(old: string, next: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server takes the session no more. */
  end(): void;
  refresh(): Promise<void>;
};

/** Who is signed in on this browser. The session itself is a cookie that no script can read. */
export function createSessionModel(api: DeskApi): SessionModel {
  const state = signal<SessionState>("unknown");
  const refresh = async () => {
    state.value = await api.session();
  };
  return {
    state,
    refresh,
    async restore() {
      try {
        await refresh();
      } catch (cause) {
        state.value = asBackendError(cause).kind === "unauthorized" ? "out" : "unreachable";
      }
    },
    async signIn(email, password, code) {
      state.value = await api.signIn(email, password, code);
    },
    async changePassword(old, next) {
      state.value = await api.changePassword(old, next);
    },
    async signOut() {
      await api.signOut();
      state.value = "out";
    },
    end() {
      state.value = "out";
    },
  };
}
