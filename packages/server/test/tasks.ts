import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SubmitTask, TaskRun } from "@helpbuoy/protocol";
import { expect } from "vitest";
import { addFiles } from "./knowledge-files.ts";
import { smallKnowledge, type TestServer, type TestVisitor } from "./test-server.ts";

const SIGNED_IN = { kind: "signed-in", missing: "请先登录。" };

/** Tasks of each kind, as the files of a help centre say them. */
const tasks = {
  refund: {
    title: "退款",
    summary: "把钱退回来。",
    category: "payment",
    requires: [
      SIGNED_IN,
      { kind: "attribute", name: "realName", equals: ["true"], missing: "请先实名。" },
      { kind: "order", states: ["delivered"], missing: "签收后才能退。" },
    ],
    fields: [
      { id: "order", type: "order", label: "订单", required: true },
      { id: "lines", type: "order-lines", label: "商品", of: "order", required: true },
      { id: "amount", type: "money", label: "金额", of: "lines", required: true },
    ],
    steps: [{ title: "选商品", fields: ["order", "lines", "amount"] }],
    action: "ticket",
    caseField: "order",
    undoMinutes: 30,
    next: "一天内处理。",
  },
  appeal: {
    title: "作品申诉",
    summary: "作品被误删时申诉。",
    category: "account",
    requires: [],
    fields: [
      { id: "work", type: "text", label: "作品", required: true },
      {
        id: "grounds",
        type: "choice",
        label: "理由",
        required: true,
        options: [
          { value: "mistake", label: "误判" },
          { value: "other", label: "其他" },
        ],
      },
      {
        id: "why",
        type: "multiline",
        label: "说明",
        required: true,
        visibleIf: { field: "grounds", in: ["other"] },
      },
      {
        id: "items",
        type: "group",
        label: "证据",
        min: 0,
        max: 3,
        fields: [
          { id: "title", type: "text", label: "名称", required: true },
          { id: "files", type: "files", label: "文件" },
          { id: "id-number", type: "text", label: "证件号", sensitive: true },
        ],
      },
    ],
    steps: [{ title: "申诉", fields: ["work", "grounds", "why", "items"] }],
    action: "ticket",
    caseField: "work",
    instances: 2,
    next: "三天内复核。",
  },
  invoice: {
    title: "开发票",
    summary: "发票开到邮箱。",
    category: "payment",
    requires: [],
    fields: [
      { id: "title", type: "text", label: "抬头", required: true },
      { id: "tax-number", type: "text", label: "税号", required: true, sensitive: true },
    ],
    steps: [{ title: "填写", fields: ["title", "tax-number"] }],
    action: "webhook",
    instances: 2,
    undoMinutes: 60,
    next: "马上开出。",
  },
  "recover-account-by-people": {
    title: "人工找回",
    summary: "找人帮忙找回。",
    category: "account",
    requires: [],
    fields: [{ id: "name", type: "text", label: "昵称", required: true }],
    steps: [{ title: "昵称", fields: ["name"] }],
    action: "ticket",
    undoMinutes: 60,
    next: "一天内处理。",
  },
  "recover-account": {
    title: "找回账号",
    summary: "用邮箱找回。",
    category: "account",
    requires: [],
    fields: [{ id: "email", type: "email", label: "邮箱", required: true }],
    steps: [{ title: "邮箱", fields: ["email"] }],
    code: { channel: "email", field: "email" },
    action: "ticket",
    next: "一天内处理。",
  },
  "change-email": {
    title: "换绑邮箱",
    summary: "换一个邮箱。",
    category: "account",
    requires: [SIGNED_IN],
    fields: [{ id: "new-email", type: "email", label: "新邮箱", required: true }],
    steps: [{ title: "邮箱", fields: ["new-email"] }],
    code: { channel: "email" },
    action: "ticket",
    next: "马上生效。",
  },
  "change-phone": {
    title: "换绑手机",
    summary: "换一个手机号。",
    category: "account",
    requires: [],
    fields: [{ id: "phone", type: "phone", label: "新手机号", required: true }],
    steps: [{ title: "手机", fields: ["phone"] }],
    code: { channel: "phone", field: "phone" },
    action: "ticket",
    next: "马上生效。",
  },
  "clear-cache": {
    title: "清理缓存",
    summary: "网页自己来做。",
    category: "account",
    requires: [],
    fields: [{ id: "what", type: "text", label: "清什么" }],
    steps: [{ title: "清理", fields: ["what"] }],
    action: "page",
    next: "马上完成。",
  },
};

/** Gives the site `demo` its tasks, in Chinese. */
export async function addTasks(server: TestServer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-tasks-test-"));
  cpSync(smallKnowledge, folder, { recursive: true });
  const files = Object.entries(tasks).map(([slug, task]) => [
    `zh-CN/tasks/${slug}.yaml`,
    JSON.stringify({ slug, locale: "zh-CN", ...task }),
  ]);
  addFiles(folder, Object.fromEntries(files));
  const { imports } = server.app.services;
  const prepared = await imports.prepare("demo", folder);
  expect(prepared.folder.refused).toEqual([]);
  await imports.apply("demo", prepared);
  rmSync(folder, { recursive: true });
}

/** An appeal that holds, unless said otherwise. */
export function submitTask(server: TestServer, rest: Partial<SubmitTask> = {}): SubmitTask {
  return {
    type: "task.submit",
    conversationId: server.id(),
    messageId: server.id(),
    locale: "zh-CN",
    taskSlug: "appeal",
    fields: { work: `w-${server.id()}`, grounds: "mistake" },
    attachments: [],
    ...rest,
  };
}

/** Where a run stands, as its visitor sees it. */
export async function runOf(visitor: TestVisitor, id: string): Promise<TaskRun> {
  const { task } = (await visitor.conversation(id)).body.conversation;
  if (!task) throw new Error(`${id} is no task's`);
  return task;
}
