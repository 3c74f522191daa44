import fc from "fast-check";
import { test } from "vitest";

const SLACK = 60_000; // ms beyond a property's share: one case may be slow, and shrinking takes time

/** What `npm run test:fuzz -- --seconds 240 --seed 1` asked for. */
const seed = numberOf("FUZZ_SEED", 1);
/** Milliseconds of one property. */
const share = numberOf("FUZZ_SHARE", 2_000);

function numberOf(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  return Number.isSafeInteger(value) && value > 0 ? value : otherwise;
}

/**
 * Tries a property on as many cases as its share of the run's time allows. What fails says with which
 * seed and path it does so again.
 * @param name quotes the promise that it holds
 */
export function fuzz<Cases>(
  name: string,
  property: fc.IProperty<Cases> | fc.IAsyncProperty<Cases>,
  examples: Cases[] = [],
): void {
  // oxlint-disable-next-line valid-title -- it is told by whoever fuzzes
  test(name, { timeout: share + SLACK }, async ({ task }) => {
    const details = await fc.check(property as fc.IAsyncProperty<Cases>, {
      seed,
      examples,
      numRuns: 1_000_000_000,
      interruptAfterTimeLimit: share,
      markInterruptAsFailure: false,
      includeErrorInReport: true,
    });
    Object.assign(task.meta, { figures: { seed, cases: details.numRuns } });
    console.log(`${details.numRuns} cases, seed ${seed}: ${name}`);
    if (details.failed) throw new Error(await fc.asyncDefaultReportMessage(details));
  });
}

/** Text of any kind: any bytes read as UTF-8, any code units, and pieces of a grammar put together. */
export function textOf(pieces: readonly string[], maxLength = 60): fc.Arbitrary<string> {
  return fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes)),
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map(unitsToText),
    fc
      .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...pieces) }, fc.string()), {
        maxLength,
      })
      .map((parts) => parts.join("")),
  );
}

/** Half surrogates and all. */
function unitsToText(units: number[]): string {
  return String.fromCharCode(...units);
}
