import type en from "./task-runs-en.ts";

/** Chinese of tasks that were handed in. */
const texts: { [Key in keyof typeof en]: string } = {
  task_card: "自助办理：{title}",
  task_submitted: "已提交",
  task_running: "办理中",
  task_done: "已办好",
  task_refused: "未通过",
  task_failed: "未办成",
  task_undone: "已撤回",
  task_progress: "{percent}%",
  task_second: "二次复核",
  task_undelivered: "没能通知到办理这件事的程序。管理员可以在“设置”的“Webhook”里重新发送。",
  task_by_others: "你之前拒绝过这一件，这次由其他人决定。",
  task_decide_done: "标为已办好",
  task_decide_running: "说明进展",
  task_decide_refused: "不予通过",
  task_decide_failed: "标为未办成",
  task_means_done: "工单会变为已解决，访客会收到已办好的通知。",
  task_means_running: "访客会看到有人在处理。",
  task_means_refused: "工单会变为已解决，访客会收到未通过的通知。",
  task_means_failed: "访客会收到未办成的通知，工单保持打开。",
  task_words: "告诉访客的话",
  task_words_hint: "不写的话，会发送一句简短的说明。",
  task_percent: "进度（百分比）",
  task_decided: "访客已经可以看到",
  "act_conversation.task": "处理自助办理",
  "event_task.submitted": "提交了由程序办理的事项，附填写的内容",
  "event_task.undone": "撤回了由程序办理的事项",
  "event_task.appealed": "对由程序办理的事项再次申请",
  "event_code.requested": "需要发送验证码，附号码和验证码",
};

export default texts;
