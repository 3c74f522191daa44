/** When the page itself came up, in ms from its beginning; NaN before it has. */
export function readLoadTimes(): { contentLoaded: number; load: number; firstPaint: number } {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return {
    contentLoaded: navigation?.domContentLoadedEventEnd || Number.NaN,
    load: navigation?.loadEventEnd || Number.NaN,
    firstPaint: paint?.startTime ?? Number.NaN,
  };
}
