import { defineConfig } from "vitest/config";

// One browser and one server carry the browser tests of a shard, so its files run one after another.
export default defineConfig({
  test: {
    // Preact's happy-dom tests read styles by `?inline`.
    css: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/**/*.test.{ts,tsx}", "test/support/*.test.ts"],
          // A busy machine is no failure; what hangs still is.
          testTimeout: 20_000,
          // One more than it takes by itself where there are two cores: the run waits for nothing else.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: "project",
          include: ["test/*.test.ts", "test/promises/*.test.ts", "test/bench/**/*.test.ts"],
          globalSetup: "test/support/build-widget.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [
            "test/flows/**/*.test.ts",
            "test/browser/**/*.test.ts",
            // Hazards: test/browser/<hazard>/{page.html,init.ts,test.ts}.
            "test/browser/*/test.ts",
          ],
          globalSetup: "test/support/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // A condition in a page may wait on a server, a stream and a busy machine.
          expect: { poll: { timeout: 10_000 } },
        },
      },
      // The long ones: `npm run test:faults` and `npm run test:fuzz`.
      {
        extends: true,
        test: {
          name: "faults",
          include: ["test/faults/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each measures a server on all the machine there is.
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: "fuzz", include: ["test/fuzz/**/*.test.ts"], fileParallelism: false },
      },
    ],
  },
});
