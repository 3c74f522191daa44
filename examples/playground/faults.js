// Stands in for a bad line: this page's own requests to the backend are lost, crawl, or come back as 500.
let fault = "none";
const open = new Set();
const realFetch = window.fetch;
const realOpen = XMLHttpRequest.prototype.open;
const NOWHERE = "http://127.0.0.1:9/"; // the discard port: nothing listens

const isBackend = (address) => new URL(address, location.href).pathname.startsWith("/v1/");
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

window.fetch = async (address, init = {}) => {
  if (!isBackend(address)) return realFetch(address, init);
  if (fault === "offline") throw new TypeError("Failed to fetch");
  if (fault === "slow") await wait(3000);
  if (fault === "error") {
    const problem = { code: "internal", status: 500, title: "The playground broke it." };
    const headers = { "content-type": "application/problem+json" };
    return new Response(JSON.stringify(problem), { status: 500, headers });
  }
  // Kept, so that going offline also cuts what is under way, the event stream above all.
  const cut = new AbortController();
  open.add(cut);
  const signal = init.signal ? AbortSignal.any([init.signal, cut.signal]) : cut.signal;
  return realFetch(address, { ...init, signal });
};

// Attachments go by XMLHttpRequest, for their progress.
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  const isLost = isBackend(address) && (fault === "offline" || fault === "error");
  return realOpen.call(this, method, isLost ? NOWHERE : address, ...rest);
};

Object.defineProperty(navigator, "onLine", {
  configurable: true,
  get: () => fault !== "offline",
});

window.setFault = (next) => {
  const wasOffline = fault === "offline";
  fault = next;
  if (next === "offline") {
    for (const cut of open) cut.abort();
    open.clear();
  }
  if (wasOffline !== (next === "offline")) {
    window.dispatchEvent(new Event(wasOffline ? "online" : "offline"));
  }
};
