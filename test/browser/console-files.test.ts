import { expect, inject, test } from "vitest";
import type { Page } from "playwright-core";
import { signInAgent } from "../support/agent.ts";
import { openConsole } from "../support/console.ts";
import { connectChromium, createVisitor } from "../support/visitor.ts";

const browser = await connectChromium();
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Lets a file fall where it is said, or pastes it there, as a browser does. */
function hand(page: Page, how: "drop" | "paste", selector: string, name: string): Promise<void> {
  return page.locator(selector).evaluate(
    (element, given) => {
      const bytes = Uint8Array.from(atob(given.base64), (one) => one.codePointAt(0) ?? 0);
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], given.name, { type: "image/png" }));
      const init = { bubbles: true, cancelable: true };
      const event =
        given.how === "drop"
          ? new DragEvent("drop", { ...init, dataTransfer: transfer })
          : new ClipboardEvent("paste", { ...init, clipboardData: transfer });
      element.dispatchEvent(event);
    },
    { how, name, base64: png.toString("base64") },
  );
}

test("[F3.83] [P28] an agent attaches files, drops and pastes them; the visitor sees them", async () => {
  const visitor = await createVisitor({ browser });
  await visitor.visit("/");
  await visitor.open();
  const { panel } = visitor;
  await panel.getByRole("button", { name: "问智能助手" }).click();
  const field = panel.getByRole("textbox", { name: "写下你的问题" });
  await field.fill("请把步骤图发给我 FILES-1");
  await field.press("Enter");
  await panel.getByRole("button", { name: "找人工客服" }).last().click();
  await panel.getByRole("button", { name: "转人工" }).click();

  const agent = await signInAgent(inject("server"));
  const find = async () =>
    (await agent.conversations()).find(({ messages }) =>
      JSON.stringify(messages).includes("FILES-1"),
    );
  await expect.poll(async () => (await find())?.conversation.handler).toMatch(/queue|agent/);
  const desk = await openConsole({ browser });
  await desk.signIn();
  const { page } = desk;
  await desk.go(`inbox/all/${(await find())?.conversation.id ?? ""}`);
  await page.getByLabel("Your reply").waitFor();

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (
    await chooser
  ).setFiles([
    { name: "chosen.png", mimeType: "image/png", buffer: png },
    { name: "setup.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") },
    { name: "liar.png", mimeType: "image/png", buffer: Buffer.from("<script>alert(1)</script>") },
  ]);
  await page.getByText("“setup.exe” cannot be sent").waitFor();
  // What is no picture is refused by the server, whatever it is called.
  await page.getByText("“liar.png”:").waitFor();
  await hand(page, "drop", ".timeline", "dropped.png");
  await hand(page, "paste", ".composer-text", "pasted.png");
  const outgoing = page.getByRole("list", { name: "Files to send" });
  await expect.poll(() => outgoing.locator(".is-sent").count()).toBe(3);
  await hand(page, "paste", ".composer-text", `${"long".repeat(40)}.png`);
  await expect.poll(() => outgoing.locator(".is-sent").count()).toBe(4);
  await page.setViewportSize({ width: 390, height: 800 });
  // However long a name is, what stands beside it can be reached.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const send = await page.getByRole("button", { name: "Send", exact: true }).boundingBox();
  expect((send?.x ?? 0) + (send?.width ?? 0)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole("button", { name: /^Remove long/ }).click();
  await page.getByRole("button", { name: "Remove pasted.png" }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("log").getByRole("img", { name: "dropped.png" }).waitFor();
  expect(await outgoing.count()).toBe(0);

  const said = (await find())?.messages.at(-1);
  expect(said).toMatchObject({ author: "agent", body: [] });
  expect(said?.attachments.map(({ name, type }) => [name, type])).toEqual([
    ["chosen.png", "image/png"],
    ["dropped.png", "image/png"],
  ]);
  for (const name of ["chosen.png", "dropped.png"]) {
    await panel.getByRole("log").getByText(name).or(panel.getByAltText(name)).first().waitFor();
  }
  await desk.leave();
  await visitor.leave();
});
