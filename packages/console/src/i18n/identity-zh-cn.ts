import type en from "./identity-en.ts";

/** Chinese of who asks. */
const texts: { [Key in keyof typeof en]: string } = {
  requester: "提问人",
  verified_identity: "身份已验证",
  unverified: "身份未验证",
  unverified_hint: "没有人能证明对方是谁，告知私人信息前请先核实。",
  unknown_visitor: "未留名的访客",
  contact_id: "用户 ID",
  verified_attributes: "由网站签名",
  claimed_attributes: "自称，未验证",
  claimed_hint: "来自网页，任何人都能伪造。",
  yes: "是",
  no: "否",
  identity: "身份验证",
  identity_text:
    "由你的服务器为已登录的用户签名，客服就能看到经过验证的姓名，同一个人换设备也认得。",
  identity_secrets: "签名密钥",
  no_secrets: "还没有密钥，所有访客都是匿名的。",
  new_secret: "新建密钥",
  secret_made: "创建于{time}",
  secret_remove: "移除密钥 {name}",
  secrets_hint: "更换方法：新建第二个，更新到你的服务器，再移除第一个。期间两个都有效。",
  secrets_full: "最多只能有两个。请先移除服务器不再使用的那个。",
  secret_told: "请立即复制，只显示这一次。",
  secret_value: "密钥",
  secret_kid: "密钥名称（kid）",
  copy_named: "复制：{what}",
  secret_removing: "移除这个密钥？",
  secret_removing_text: "用它签名的令牌会立即失效，已经登录的用户不受影响。",
  secret_removing_last:
    "这是唯一的密钥。用它签名的令牌会立即失效，新建并换用另一个之前，无法验证任何人的身份。",
  secret_removing_act: "移除密钥",
  secret_removed: "密钥已移除",
  signing_example: "服务器端代码，共十行",
  signing_hint:
    "这里用 Node 和 jose；任何能生成 HS256 JWT 的库都可以。令牌最长有效一天。密钥不能放进网页。",
  enforce_identity: "强制验证身份：只有你的服务器签名的用户才能留言",
  enforce_warning:
    "保存后，没有在你的网站登录的人都不能留言，匿名访客正在进行的会话也会中断；文章仍对所有人开放。请先确认每个网页都调用了 identify。",
  enforce_no_secret: "还没有密钥，现在开启后谁都不能留言。",
  priority_rules: "按属性设优先级",
  priority_rules_hint:
    "只看服务器签名的属性，不看网页自称的。请求人工时，按匹配到的最高一条提升优先级，不会降低。",
  no_rules: "所有人都从普通优先级开始。",
  rule: "规则{number}",
  rule_attribute: "属性",
  rule_equals: "等于",
  rule_priority: "优先级",
  add_rule: "添加规则",
  remove_rule: "移除规则{number}",
  "act_identity.secret_created": "新建身份签名密钥",
  "act_identity.secret_retired": "移除身份签名密钥",
};
export default texts;
