import type { Context } from "hono";

/**
 * Lets an answer that is a stream go on only while its reader may read it. It is asked before each
 * piece is handed on, and the heartbeat is one: a reader who is refused is gone within 15 seconds.
 */
export function endWhenRefused(c: Context, mayRead: () => Promise<boolean>): void {
  const { body, headers } = c.res;
  if (!body || !headers.get("content-type")?.startsWith("text/event-stream")) return;
  c.res = new Response(whilePermitted(body, mayRead), c.res);
}

function whilePermitted(
  source: ReadableStream<Uint8Array>,
  mayRead: () => Promise<boolean>,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        // Where nobody can say, they may not: the client comes back and is told why.
        if (await mayRead().catch(() => false)) return controller.enqueue(value);
        await reader.cancel();
        controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Holds nothing back of its own, so that a stalled reader is still seen as one.
    { highWaterMark: 0 },
  );
}
