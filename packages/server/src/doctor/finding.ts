export type Check =
  | "settings"
  | "proxy"
  | "storage"
  | "disk"
  | "server"
  | "origin"
  | "clock"
  | "mail"
  | "model"
  | "stream";

/** What a look came to: one sentence, and the way on where one is needed. */
export type Finding = {
  check: Check;
  level: "ok" | "warning" | "failure";
  says: string;
  way?: string;
};

/** Findings of one check. */
export function findingsOf(check: Check) {
  return {
    ok: (says: string): Finding => ({ check, level: "ok", says }),
    warning: (says: string, way: string): Finding => ({ check, level: "warning", says, way }),
    failure: (says: string, way: string): Finding => ({ check, level: "failure", says, way }),
  };
}

/** Whether only this machine reaches a host. */
export function isLoopback(host: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/.test(host);
}
