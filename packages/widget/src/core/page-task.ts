/** What a task of the page is told by the function that does it. */
export type PageTaskTools = {
  /** How far it is: hundredths, or a sentence. */
  progress(now: number | string): void;
};

export type PageTaskResult = {
  /** A sentence for the visitor. */
  message?: string;
  /** Offered to the visitor; what it answers is shown as `message`. */
  undo?: () => unknown;
};

/**
 * Does a task on the host page. `form`: what was answered, by field id (in a group `items.0.title`);
 * files as `File`s. What it throws is shown as a failure, with a way to try again.
 */
export type PageTask = (
  form: Readonly<Record<string, string | readonly File[]>>,
  tools: PageTaskTools,
) => unknown;
