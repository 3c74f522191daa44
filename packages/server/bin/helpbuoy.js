#!/usr/bin/env node
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";

// Half of a start went to compiling what has not changed since the last. Beside the code, not in a
// folder where others may write; where nobody may, nothing is kept.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/helpbuoy"));
await import("../src/cli.ts");
// At once: a server that is killed does not come to its exit.
flushCompileCache();
