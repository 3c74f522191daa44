import { signal, type ReadonlySignal } from "@preact/signals";

/** What is asked before something is taken away. */
export type Question = {
  /** Names what it is about. */
  title: string;
  /** What follows from it. */
  text?: string;
  /** On the button that does it. */
  act: string;
};
export type AskedQuestion = Question & { answer: (isYes: boolean) => void };

export type QuestionsModel = {
  asked: ReadonlySignal<AskedQuestion | undefined>;
  /** Whether it shall be; false where another question takes its place. */
  confirm(question: Question): Promise<boolean>;
};

/** One question at a time, to be answered with yes or no. */
export function createQuestionsModel(): QuestionsModel {
  const asked = signal<AskedQuestion | undefined>(undefined);
  return {
    asked,
    confirm: (question) =>
      new Promise((resolve) => {
        asked.peek()?.answer(false);
        const mine: AskedQuestion = {
          ...question,
          answer(isYes) {
            if (asked.peek() === mine) asked.value = undefined;
            resolve(isYes);
          },
        };
        asked.value = mine;
      }),
  };
}
