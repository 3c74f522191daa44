// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { createMark } from "./mark.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test("keeps one key, and none when nothing waits", () => {
  const mark = createMark("demo");
  expect(mark.read()).toBeUndefined();
  mark.write("unsent");
  expect(localStorage.getItem("helpbuoy:demo")).toBe("unsent");
  expect(mark.read()).toBe("unsent");
  mark.write(undefined);
  expect(localStorage.length).toBe(0);
});

test("reads nothing into what someone else wrote", () => {
  localStorage.setItem("helpbuoy:demo", "<script>");
  expect(createMark("demo").read()).toBeUndefined();
});

test("[P7] where reading localStorage throws there is no mark", () => {
  vi.stubGlobal(
    "localStorage",
    new Proxy(localStorage, {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  );
  const mark = createMark("demo");
  mark.write("unsent");
  expect(mark.read()).toBeUndefined();
});

test("[PR1] consent has a name of its own", () => {
  createMark("demo/consent").write("agreed");
  expect(createMark("demo/consent").read()).toBe("agreed");
  expect(createMark("demo").read()).toBeUndefined();
});
