import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGuardedRequest, urlRefusal, type Address } from "./guarded-request.ts";
import { isPublicAddress } from "./public-address.ts";

const outgoing = { method: "GET", timeout: 2_000, maxBytes: 100 } as const;
const v4 = (address: string): Address => ({ address, family: 4 });

let target: Server;
let port: number;
const paths: string[] = [];
beforeAll(async () => {
  target = createServer((request, response) => {
    paths.push(request.url ?? "");
    if (request.url === "/moved") response.writeHead(302, { location: "/elsewhere" }).end();
    else if (request.url === "/hangs") response.flushHeaders();
    else if (request.url === "/switches") {
      request.socket.end(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n",
      );
    } else if (request.url === "/endless") {
      const pour = () => {
        while (!response.destroyed && response.write("x".repeat(1_000)));
        response.once("drain", pour);
      };
      pour();
    } else response.end("hello");
  });
  await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
  port = (target.address() as AddressInfo).port;
});
afterAll(() => {
  target.closeAllConnections();
  target.close();
});

const hostile = `
  127.0.0.1 127.1 127.255.255.254 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 0 0.0.0.0
  10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 100.64.0.1
  100.100.100.200 169.254.169.254 169.254.0.1 2852039166 0xa9fea9fe 168.63.129.16 192.0.0.192
  192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
  255.255.255.255 192.88.99.1
  [::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:8.8.8.8]
  [::ffff:169.254.169.254] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::1] [100::1] [fc00::1]
  [fd00:ec2::254] [fe80::1] [febf::1] [fec0::1] [ff02::1] [2001::1] [2001:db8::1] [2002:7f00:1::]
  [2002:a9fe:a9fe::] [3fff::1] [5f00::1]
`
  .trim()
  .split(/\s+/);

describe("[P26] what is typed", () => {
  test.each(hostile)("https://%s/ is refused, before and at the connection", async (host) => {
    const url = `https://${host}/`;
    expect(urlRefusal(url, false)).toBe("address_not_allowed");
    const ask = createGuardedRequest({ toPrivate: false });
    await expect(ask({ ...outgoing, url })).rejects.toMatchObject({ code: "address_not_allowed" });
  });

  test.each([
    "http://example.com/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "gopher://example.com/",
    "data:text/plain,x",
    "https://user:password@example.com/",
    "https://user@example.com/",
    "https://256.1.1.1/",
    "//example.com/",
    "example.com",
    "",
  ])("%j is no address to ask", (url) => {
    expect(urlRefusal(url, false)).toBe("url_not_allowed");
  });

  test.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00::1"])(
    "%s is public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test.each(["", "example.com", "fe80::1%eth0", "2606:4700::1111%1"])("%j is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("[P26] what a name leads to", () => {
  const askWhere = (...answers: Address[][]) => {
    let asked = 0;
    const ask = createGuardedRequest({
      toPrivate: false,
      resolve: async () => answers[Math.min(asked++, answers.length - 1)] ?? [],
    });
    return { ask, asked: () => asked };
  };

  test("is refused where one of its addresses is private", async () => {
    for (const bad of [v4("127.0.0.1"), v4("169.254.169.254"), { address: "::1", family: 6 }]) {
      const { ask } = askWhere([v4("8.8.8.8"), bad]);
      await expect(ask({ ...outgoing, url: "https://a.example/" })).rejects.toMatchObject({
        code: "address_not_allowed",
      });
    }
  });

  test("is looked up once: a name that changes its mind has nobody to tell", async () => {
    const { ask, asked } = askWhere([v4("10.0.0.1")], [v4("8.8.8.8")]);
    await expect(ask({ ...outgoing, url: "https://a.example/" })).rejects.toMatchObject({
      code: "address_not_allowed",
    });
    expect(asked()).toBe(1);
  });

  test("is connected to as it was judged, on a network that is let in", async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [v4(asked === 1 ? "127.0.0.1" : "192.0.2.1")];
    };
    const ask = createGuardedRequest({ toPrivate: true, resolve });
    const answer = await ask({ ...outgoing, url: `http://a.example:${port}/` });
    expect(answer).toMatchObject({ status: 200, body: "hello" });
    expect(asked).toBe(1);
  });

  test("localhost is this machine, whatever the name server says", async () => {
    const ask = createGuardedRequest({ toPrivate: false });
    await expect(ask({ ...outgoing, url: `https://localhost:${port}/` })).rejects.toMatchObject({
      code: "address_not_allowed",
    });
  });

  test("that is unknown is unreachable", async () => {
    const { ask } = askWhere([]);
    await expect(ask({ ...outgoing, url: "https://a.example/" })).rejects.toMatchObject({
      code: "unreachable",
    });
  });
});

describe("[P26] what is answered", () => {
  const ask = createGuardedRequest({ toPrivate: true });
  const at = (path: string) => `http://127.0.0.1:${port}${path}`;

  test("a redirect is an answer, and is not followed", async () => {
    paths.length = 0;
    expect((await ask({ ...outgoing, url: at("/moved") })).status).toBe(302);
    expect(paths).toEqual(["/moved"]);
  });

  test("without end is read up to its cap", async () => {
    const { body } = await ask({ ...outgoing, url: at("/endless") });
    expect(body).toBe("x".repeat(100));
  });

  test("in another protocol is no answer", async () => {
    await expect(ask({ ...outgoing, url: at("/switches") })).rejects.toMatchObject({
      code: "unreachable",
    });
  });

  test("too late is a timeout", async () => {
    const late = ask({ ...outgoing, url: at("/hangs"), timeout: 50 });
    await expect(late).rejects.toMatchObject({ code: "timeout" });
  });
});
