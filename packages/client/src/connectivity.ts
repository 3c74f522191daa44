/** Whether there may be a network, and when it is worth trying again. */
export type Connectivity = {
  /** False only when the browser is sure of it. */
  isOnline(): boolean;
  /** Returns its undo. */
  onChange(listener: (isOnline: boolean) => void): () => void;
  /** The network is back, or the visitor is: what waits should be tried at once. Returns its undo. */
  onWake(listener: () => void): () => void;
};

const AWAY = 15_000; // ms: a glance at another tab is no absence

/** Listens only while someone is subscribed. */
export function createConnectivity(view: Window): Connectivity {
  const { document, navigator } = view;
  const isOnline = () => navigator.onLine !== false;

  function listen(target: EventTarget, names: string[], listener: () => void): () => void {
    for (const name of names) target.addEventListener(name, listener);
    return () => {
      for (const name of names) target.removeEventListener(name, listener);
    };
  }

  return {
    isOnline,
    onChange: (listener) => listen(view, ["online", "offline"], () => listener(isOnline())),
    onWake(listener) {
      let leftAt = 0;
      const undo = [
        // `pageshow`: a page from the back/forward cache wakes with its connections cut.
        listen(view, ["online", "pageshow"], listener),
        listen(document, ["visibilitychange"], () => {
          if (document.visibilityState === "hidden") leftAt = Date.now();
          else if (Date.now() - leftAt > AWAY) listener();
        }),
      ];
      return () => undo.forEach((stop) => stop());
    },
  };
}
