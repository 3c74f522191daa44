import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { SITE } from "./checker/people.ts";

export type RawStream = {
  socket: Socket;
  /** What has come since it was last asked, if it reads at all. */
  take(): string;
};

/**
 * An event stream with nothing around it: thousands of them fit into one process.
 * @param options.isDeaf never reads what it is sent
 */
export async function openRawStream(
  port: number,
  { token, cursor, isDeaf = false }: { token?: string; cursor?: number; isDeaf?: boolean } = {},
): Promise<RawStream> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  const authorization = token === undefined ? "" : `authorization: Bearer ${token}\r\n`;
  const query = cursor === undefined ? "" : `?cursor=${cursor}`;
  socket.write(`GET /v1/sites/${SITE}/events${query} HTTP/1.1\r\nhost: x\r\n${authorization}\r\n`);
  let came = "";
  const stream = {
    socket,
    take() {
      const taken = came;
      came = "";
      return taken;
    },
  };
  if (isDeaf) {
    socket.pause();
    return stream;
  }
  socket.setEncoding("utf8");
  socket.on("data", (piece: string) => (came += piece));
  await once(socket, "data");
  if (!came.startsWith("HTTP/1.1 200")) throw new Error(`no stream: ${came.slice(0, 80)}`);
  return stream;
}
