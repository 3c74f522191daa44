/*
 * What scripts of host pages have been seen to do to the page they share with us. Each is run in the
 * page as its own script, before our tag.
 */
type Pollution = {
  pollute(): void;
  /** `link`: the widget switches itself off, and its button leads to the plain page. */
  outcome: "works" | "link";
};

const works = (pollute: () => void): Pollution => ({ pollute, outcome: "works" });
const link = (pollute: () => void): Pollution => ({ pollute, outcome: "link" });

export const pollutions: Record<string, Pollution> = {
  "Array.prototype.toJSON, as Prototype.js up to 1.6 has it": works(() => {
    const each = { Array, String, Number, Date };
    for (const { prototype } of Object.values(each)) {
      Object.assign(prototype, {
        toJSON(this: unknown) {
          return `"${String(this)}"`;
        },
      });
    }
  }),
  "Object.prototype.toJSON": link(() => {
    Object.assign(Object.prototype, { toJSON: () => "{}" });
  }),
  "Object.prototype.get": link(() => {
    Object.assign(Object.prototype, { get: () => "got" });
  }),
  "Object.prototype.value": link(() => {
    Object.assign(Object.prototype, { value: 7 });
  }),
  "Object.prototype.set and .writable": link(() => {
    Object.assign(Object.prototype, { set: () => {}, writable: false });
  }),
  "Object.prototype.onclick": link(() => {
    Object.assign(Object.prototype, { onclick: () => {} });
  }),
  "Object.prototype.dangerouslySetInnerHTML": link(() => {
    Object.assign(Object.prototype, { dangerouslySetInnerHTML: { __html: "mine" } });
  }),
  "Object.prototype.then": link(() => {
    // oxlint-disable-next-line unicorn/no-thenable -- that is the harm
    Object.assign(Object.prototype, { then: () => {} });
  }),
  "Object.prototype.type": link(() => {
    Object.assign(Object.prototype, { type: "button" });
  }),
  "Object.prototype.signal": link(() => {
    Object.assign(Object.prototype, { signal: "on" });
  }),
  "Object.prototype.body and .method": link(() => {
    Object.assign(Object.prototype, { body: "x", method: "POST" });
  }),
  "Object.prototype.key, .ref and .children": link(() => {
    Object.assign(Object.prototype, { key: "k", ref: "r", children: "c" });
  }),
  "Object.prototype.once, .capture and .passive": link(() => {
    Object.assign(Object.prototype, { once: true, capture: true, passive: true });
  }),
  "enumerable functions on Array, String, Number and Function.prototype": works(() => {
    const mine = { each() {}, extend() {}, last() {}, flatten() {} };
    for (const { prototype } of [Array, String, Number, Function]) Object.assign(prototype, mine);
  }),
  "functions on Object.prototype that no loop sees": works(() => {
    for (const name of ["each", "extend", "onclick"]) {
      // oxlint-disable-next-line no-extend-native -- that is the harm
      Object.defineProperty(Object.prototype, name, { value: () => name, writable: true });
    }
  }),
  "Array.from and Function.prototype.bind of old": works(() => {
    Array.from = ((list: ArrayLike<unknown>) => {
      const copy = [];
      for (let index = 0; index < list.length; index++) copy.push(list[index]);
      return copy;
    }) as typeof Array.from;
    Object.assign(Function.prototype, {
      bind(this: (...args: unknown[]) => unknown, self: unknown, ...early: unknown[]) {
        return (...late: unknown[]) => this.apply(self, early.concat(late));
      },
    });
  }),
  "wrapped append and appendChild that answer nothing": works(() => {
    for (const { prototype } of [Element, DocumentFragment]) {
      const { append } = prototype;
      prototype.append = function (...nodes) {
        document.documentElement.dataset["watched"] = String(nodes.length);
        append.apply(this, nodes);
      };
    }
    for (const name of ["appendChild", "insertBefore"] as const) {
      const native = Node.prototype[name] as (...args: unknown[]) => unknown;
      Object.assign(Node.prototype, {
        [name](this: Node, ...args: unknown[]) {
          native.apply(this, args);
        },
      });
    }
  }),
  "no attachShadow": link(() => {
    Reflect.deleteProperty(Element.prototype, "attachShadow");
  }),
  "requestAnimationFrame that never comes": works(() => {
    window.requestAnimationFrame = () => 0;
    window.requestIdleCallback = () => 0;
  }),
  "a Promise of the page's own, without finally": works(() => {
    const Native = Promise;
    type Settle = (value?: unknown) => void;
    class OldPromise {
      #inner: Promise<unknown>;
      constructor(run: (resolve: Settle, reject: Settle) => void) {
        this.#inner = new Native(run);
      }
      // oxlint-disable-next-line unicorn/no-thenable -- that is what it is
      then(onDone?: (value: unknown) => unknown, onFail?: (cause: unknown) => unknown) {
        return new OldPromise((resolve, reject) => {
          this.#inner.then(onDone, onFail).then(resolve, reject);
        });
      }
      catch(onFail: (cause: unknown) => unknown) {
        return this.then(undefined, onFail);
      }
      static resolve(value?: unknown) {
        return new OldPromise((resolve) => resolve(value));
      }
      static reject(cause?: unknown) {
        return new OldPromise((_, reject) => reject(cause));
      }
      static all(values: unknown[]) {
        return new OldPromise((resolve, reject) => Native.all(values).then(resolve, reject));
      }
      static race(values: unknown[]) {
        return new OldPromise((resolve, reject) => Native.race(values).then(resolve, reject));
      }
    }
    Object.assign(window, { Promise: OldPromise });
  }),
  "console that is undefined": works(() => {
    Object.defineProperty(window, "console", { value: undefined });
  }),
  "timers that are wrapped, and answer with objects": works(() => {
    const { setTimeout, clearTimeout } = window;
    Object.assign(window, {
      setTimeout: (run: () => void, ms: number) => ({ timer: setTimeout(() => run(), ms) }),
      clearTimeout: (given?: { timer: number }) => clearTimeout(given?.timer),
    });
  }),
  "no WeakRef, as before the floor": link(() => {
    Reflect.deleteProperty(window, "WeakRef");
  }),
  "MutationObserver and ResizeObserver that never call": works(() => {
    class Deaf {
      observe() {}
      unobserve() {}
      disconnect() {}
      takeRecords() {
        return [];
      }
    }
    Object.assign(window, { MutationObserver: Deaf, ResizeObserver: Deaf });
  }),
  "names of ours that the page's elements have taken": works(() => {
    for (const name of ["Helpbuoy", "HelpbuoySettings"]) {
      document.body.append(Object.assign(document.createElement("i"), { id: name }));
    }
  }),
};
