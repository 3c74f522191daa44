import type { Settings } from "./settings.ts";

/** The path that a proxy puts before ours, and takes off; empty where there is none. */
export function publicPath({ publicUrl }: Pick<Settings, "publicUrl">): string {
  return publicUrl === undefined ? "" : new URL(publicUrl).pathname.replace(/\/$/, "");
}
