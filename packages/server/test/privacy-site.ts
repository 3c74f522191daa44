import { expect } from "vitest";
import { DESK } from "./desk.ts";
import type { TestServer } from "./test-server.ts";

/** Valid numbers that are nobody's: of a test card, and of the example in GB 11643-1999. */
export const CARD = "4242424242424242";
export const ID_NUMBER = "11010519491231002X";

/** Gives the demo site a form `identity-check` with a sensitive field and one that is not. */
export async function addSensitiveForm(server: TestServer, admin: string): Promise<void> {
  const { status } = await server.call(`${DESK}/forms/identity-check`, {
    method: "PUT",
    token: admin,
    body: {
      title: "实名核验",
      locale: "zh-CN",
      categories: [],
      fields: [
        { id: "id-number", type: "text", label: "身份证号", required: true, sensitive: true },
        { id: "account", type: "text", label: "账号" },
      ],
    },
  });
  expect(status).toBe(200);
}

/** The entries of an archive that is stored without compression, by name. */
export function readArchive(bytes: Uint8Array): Map<string, Buffer> {
  const archive = Buffer.from(bytes);
  const entries = new Map<string, Buffer>();
  let at = 0;
  while (archive.readUInt32LE(at) === 0x04034b50) {
    const size = archive.readUInt32LE(at + 18);
    const nameEnd = at + 30 + archive.readUInt16LE(at + 26);
    const name = archive.toString("utf8", at + 30, nameEnd);
    entries.set(name, archive.subarray(nameEnd, nameEnd + size));
    at = nameEnd + size;
  }
  return entries;
}
