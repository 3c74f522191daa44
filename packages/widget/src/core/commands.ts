import { BackendError } from "@helpbuoy/client";
import type { CommandParts } from "./run-command.ts";
import type { PublicEvent } from "./public-events.ts";

type Listener = (detail: unknown) => void;

/**
 * Runs the commands of the public face in the order they are called. What opening the panel needs is
 * here; the rest is fetched with the first command that wants it.
 */
export function createCommands(parts: CommandParts): (command: string, args: unknown[]) => unknown {
  const { panel, announcements } = parts;
  /** Begun or about to begin, and not yet known to have. */
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const direct: Record<string, (...args: never[]) => unknown> = {
    open: () => panel.open(),
    close: () => panel.close(),
    toggle: () => (panel.isOpen.peek() ? panel.close() : panel.open()),
    on: (name: PublicEvent, listener: Listener) => announcements.listen(name, listener),
    once: (name: PublicEvent, listener: Listener) =>
      announcements.listen(name, listener, { once: true }),
    off: (name: PublicEvent, listener: unknown) => announcements.unlisten(name, listener),
  };
  const isDirect = (command: string, args: unknown[]) =>
    Object.prototype.hasOwnProperty.call(direct, command) &&
    // `on` without a listener is refused in words, where those are.
    (!/^on(ce)?$/.test(command) || typeof args[1] === "function");
  const runDirect = (command: string, args: unknown[]) =>
    (direct[command] as (...given: unknown[]) => unknown)(...args);

  /** Wrapped, since a slow answer (`ready`) must not hold up what comes after it. */
  async function begin(command: string, args: unknown[]): Promise<{ answer: unknown }> {
    if (isDirect(command, args)) return { answer: runDirect(command, args) };
    const { runCommand } = await import("./run-command.ts").catch((cause: unknown) => {
      throw new BackendError("offline", { cause });
    });
    return { answer: runCommand(parts, command, args) };
  }

  return (command, args) => {
    if (waiting === 0 && isDirect(command, args)) return runDirect(command, args);
    waiting += 1;
    const begun = last.then(() => begin(command, args));
    const done = () => void (waiting -= 1);
    last = begun.then(done, done);
    const answer = begun.then((started) => started.answer);
    // A page that ignores the answer must not get an unhandled rejection from us (promise P1); who
    // looks for what became of a misspelt call finds it in `diagnose()`.
    answer.catch((cause: unknown) =>
      parts.log.note("command_refused", { command, reason: String(cause) }),
    );
    return answer;
  };
}
