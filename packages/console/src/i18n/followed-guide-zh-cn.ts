import type en from "./followed-guide-en.ts";

/** Chinese of what a visitor did in a guide before people had it. */
const texts: { [Key in keyof typeof en]: string } = {
  guide_followed: "走过的排查向导",
  guide_outcome_solved: "结果：已解决。",
  guide_outcome_task: "结果：转到自助办理。",
  guide_outcome_ticket: "结果：提交了这张工单。",
  guide_outcome_person: "结果：转人工。",
  guide_outcome_left: "没有走完就离开了。",
  guide_path: "走过的步骤",
  guide_done: "已完成",
  guide_probes: "在访客设备上测到的",
  probe_passed: "正常",
  probe_failed: "有问题",
  probe_unknown: "无法判断",
  probe_of_online: "网络",
  probe_of_connection: "连接质量",
  probe_of_backend: "到服务器的线路",
  probe_of_storage: "剩余存储空间",
  probe_of_camera: "摄像头",
  probe_of_microphone: "麦克风",
  probe_of_browser: "浏览器",
  probe_of_clock: "时钟",
  "probe_of_page-errors": "页面报错",
  permission_granted: "已允许",
  permission_denied: "已禁止",
  permission_prompt: "还没询问过",
};
export default texts;
