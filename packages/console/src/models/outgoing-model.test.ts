import { BackendError } from "@helpbuoy/client";
import { expect, test, vi } from "vitest";
import { createOutgoingModel, MOST_FILES } from "./outgoing-model.ts";

type Sent = { name: string; fileId: string; settle: (error?: BackendError) => void };

/** A model whose server answers when the test says so. */
function begin() {
  const sent: Sent[] = [];
  const refused: string[] = [];
  let ids = 0;
  const outgoing = createOutgoingModel({
    api: {
      sendFile: (_site, { fileId, file }, signal, onProgress) =>
        new Promise((resolve, reject) => {
          signal.addEventListener("abort", () => reject(new BackendError("aborted")));
          onProgress(0.5);
          const settle = (error?: BackendError) => (error ? reject(error) : resolve());
          sent.push({ name: file.name, fileId, settle });
        }),
    },
    site: "demo",
    maxBytes: 10,
    newId: () => `id ${(ids += 1)}`,
    onRefused: (file) => refused.push(file.name),
  });
  const states = (id = "c") => outgoing.of(id).value.map(({ state, part }) => ({ state, part }));
  return { outgoing, sent, refused, states };
}
const file = (name: string, text = "x") => new File([text], name);

test("[F3.83] a file is sent as soon as it is chosen, and waits for the reply that names it", async () => {
  const { outgoing, sent, states } = begin();
  expect(outgoing.add("c", [file("a.png")])).toEqual([]);
  expect(states()).toEqual([{ state: "sending", part: 0.5 }]);
  expect(states("other")).toEqual([]);
  sent[0]?.settle();
  await vi.waitFor(() => expect(states()).toEqual([{ state: "sent", part: 1 }]));
  outgoing.clear("c");
  expect(states()).toEqual([]);
});

test("[F3.83] what the server would refuse is not sent: too big, of another kind, empty, too many", () => {
  const { outgoing, sent } = begin();
  const files = [file("a.png", "x".repeat(11)), file("run.exe"), file("b.png", "")];
  expect(outgoing.add("c", files).map(({ why }) => why)).toEqual([
    "file_too_big",
    "file_not_allowed",
    "file_empty",
  ]);
  const many = Array.from({ length: MOST_FILES + 1 }, (_, index) => file(`${index}.png`));
  expect(outgoing.add("c", many)).toMatchObject([
    { file: { name: "10.png" }, why: "too_many_files" },
  ]);
  expect(sent).toHaveLength(MOST_FILES);
});

test("[F3.83] what a cut line stopped is sent again under the same id; what was refused is gone", async () => {
  const { outgoing, sent, refused, states } = begin();
  outgoing.add("c", [file("a.png"), file("b.png")]);
  sent[0]?.settle(new BackendError("offline"));
  sent[1]?.settle(new BackendError("rejected"));
  await vi.waitFor(() => expect(states()).toEqual([{ state: "cut", part: 0 }]));
  expect(refused).toEqual(["b.png"]);
  const [cut] = outgoing.of("c").value;
  outgoing.retry("c", cut?.id ?? "");
  expect(sent[2]?.fileId).toBe(sent[0]?.fileId);
  sent[2]?.settle();
  await vi.waitFor(() => expect(states()).toEqual([{ state: "sent", part: 1 }]));
});

test("[F3.83] one that is taken back is stopped, and nothing is said of it", async () => {
  const { outgoing, sent, refused, states } = begin();
  outgoing.add("c", [file("a.png")]);
  outgoing.remove("c", sent[0]?.fileId ?? "");
  await Promise.resolve();
  expect(states()).toEqual([]);
  expect(refused).toEqual([]);
});
