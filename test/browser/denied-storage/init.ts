/** A page whose browser, or extension, throws at whoever merely reads one of the stores' names. */
export default function init(): void {
  const deny = (owner: object, name: string) =>
    Object.defineProperty(owner, name, {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
      set() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) {
    deny(window, name);
  }
  for (const name of ["locks", "storage", "serviceWorker"]) deny(Navigator.prototype, name);
  deny(Document.prototype, "cookie");
  deny(window, "BroadcastChannel");
}
