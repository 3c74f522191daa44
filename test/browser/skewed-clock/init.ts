const DAY = 86_400_000; // ms

/** How far a device's clock may be off, in ms. */
export const skews = { "two days slow": -2 * DAY, "two days fast": 2 * DAY } as const;
