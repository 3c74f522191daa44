import type en from "./confirm-en.ts";

/** Chinese of what is asked before something is taken away. */
const texts: { [Key in keyof typeof en]: string } = {
  cancel: "取消",
  remove_asked: "要移除“{name}”吗？",
  revoke_asked: "要撤回给 {name} 的邀请吗？",
  picture_asked: "要移除头像吗？",
  origins_asked: "要把 {name} 移出列表吗？",
  locales_asked: "不再提供{name}吗？",
  team_removing: "等待中的会话不会再按这个团队分配，成员本身不受影响。",
  reply_removing: "用它发出的消息不受影响。",
  webhook_removing: "之后不会再向它推送，投递记录也会一并删除。",
  member_removing: "对方会立即失去这个工作台，手上的会话会重新排队。",
  invitation_removing: "邀请链接会失效。",
  form_removing: "访客不会再看到它，已提交的工单不受影响。",
  picture_removing: "访客和同事会看到姓名的首字。",
  origins_removing: "那里的页面将无法再使用帮助窗口。",
  locales_removing: "已写好的内容会保留，只是不再展示。",
  stop_offering: "不再提供",
  take_off: "移出",
};
export default texts;
