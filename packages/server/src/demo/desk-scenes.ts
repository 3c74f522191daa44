/* oxlint-disable max-lines -- one scene after another, and nothing else */
import type { CapsuleLine, ConversationStatus, Priority } from "@helpbuoy/protocol";

/** A conversation of the demo's desk: what is said and done, in the order it happens. */
export type DeskScene = {
  locale: "zh-CN" | "en";
  /** What the visitor asks the bot first. */
  asks: string;
  categorySlug: string;
  /** How long ago it began, in minutes. */
  ago: number;
  capsule?: CapsuleLine[];
  priority?: Priority;
  tags?: string[];
  /** Which of the agents takes it; none: it waits. */
  agent?: number;
  /** Agent (`a`) and visitor (`v`) in turn. */
  talk?: ["a" | "v", string][];
  note?: string;
  status?: ConversationStatus;
  rating?: { score: number; tags: string[]; comment: string };
  /** Stays with the bot. */
  isBotOnly?: boolean;
};

const page = (text: string): CapsuleLine => ({ kind: "page", text });
const searched = (text: string): CapsuleLine => ({ kind: "searched", text });
const read = (text: string): CapsuleLine => ({ kind: "read", text });
const device = (text: string): CapsuleLine => ({ kind: "device", text });

/** A day at the desk of a short-video platform with a shop. */
export const deskScenes: DeskScene[] = [
  {
    locale: "zh-CN",
    asks: "充值了328元一直没有到账，支付宝已经扣款了",
    categorySlug: "payment",
    ago: 6,
    priority: "urgent",
    tags: ["VIP"],
    capsule: [
      page("充值中心 · /wallet/recharge"),
      searched("充值没到账"),
      read("充值未到账怎么办"),
      device("Android 15 · Chrome 153"),
      { kind: "error", text: "recharge_timeout (504)" },
      { kind: "order", text: "充值订单 20261121003318 · ¥328.00" },
    ],
  },
  {
    locale: "zh-CN",
    asks: "我的号被别人登录了，绑定手机也换了，怎么找回",
    categorySlug: "account",
    ago: 11,
    priority: "high",
    tags: ["被盗"],
    capsule: [page("登录 · /login"), searched("账号被盗"), read("账号被盗怎么办")],
  },
  {
    locale: "en",
    asks: "My parcel has shown the same place for nine days. Where is it?",
    categorySlug: "orders",
    ago: 17,
    capsule: [page("Order 48213 · /orders/48213"), searched("parcel stuck")],
  },
  {
    locale: "zh-CN",
    asks: "退货已经签收五天了还没有退款",
    categorySlug: "returns",
    ago: 24,
    capsule: [read("退款多久到账")],
  },
  {
    locale: "zh-CN",
    asks: "直播突然被中断，提示违规，但是我没有做什么",
    categorySlug: "live",
    ago: 31,
    tags: ["申诉"],
  },
  {
    locale: "en",
    asks: "Why was my ad rejected twice?",
    categorySlug: "advertising",
    ago: 44,
  },
  {
    locale: "zh-CN",
    asks: "孩子用我的手机充了两千多，能退吗",
    categorySlug: "payment",
    ago: 63,
    priority: "high",
    tags: ["未成年"],
    agent: 0,
    talk: [
      ["a", "你好，未成年人充值可以申请退款。请提供**充值订单号**和监护人身份证明，我先帮你登记。"],
      ["v", "订单号是 20261119220471，身份证照片发在这里安全吗"],
      ["a", "安全的，只有审核人员能看到，审核后会删除。也可以只拍有姓名和出生日期的部分。"],
      ["v", "好的，我去找一下"],
    ],
    note: "金额 2,148 元，11月19日夜间三笔。等监护人证明，收到后转 @孟然。",
    status: "pending",
  },
  {
    locale: "zh-CN",
    asks: "视频审核三天了还在审核中",
    categorySlug: "review",
    ago: 85,
    agent: 0,
    talk: [
      ["a", "抱歉让你久等了，我查到这条视频在人工复审队列里，我催一下。"],
      ["v", "谢谢，是产品宣传，客户在等"],
    ],
  },
  {
    locale: "en",
    asks: "I cannot upload videos longer than 3 minutes, it stops at 87%",
    categorySlug: "trouble",
    ago: 120,
    agent: 0,
    talk: [
      ["a", "That looks like the upload timing out. Which network are you on: Wi-Fi or mobile?"],
      ["v", "Mobile, 5G. It works for short ones."],
    ],
    capsule: [
      { kind: "tried", text: "Restarted the app" },
      { kind: "tried", text: "Cleared the cache" },
      { kind: "error", text: "upload_chunk_timeout at 87%" },
    ],
  },
  {
    locale: "zh-CN",
    asks: "店铺保证金怎么退，已经关店一个月了",
    categorySlug: "selling",
    ago: 180,
    agent: 1,
    talk: [["a", "你好，关店满90天后可以申请退还保证金。我帮你设了提醒，到时会通知你。"]],
    status: "on_hold",
  },
  {
    locale: "zh-CN",
    asks: "实名认证一直提示人脸识别失败",
    categorySlug: "verification",
    ago: 210,
    agent: 1,
    talk: [
      ["a", "请在光线充足的地方再试一次，摘掉眼镜和口罩。若还是失败，我给你开人工审核通道。"],
      ["v", "还是失败，试了五次"],
      ["a", "已经为你开通人工审核，请在 24 小时内上传手持身份证照片。"],
    ],
  },
  {
    locale: "en",
    asks: "How do I get an invoice for last month's ads?",
    categorySlug: "advertising",
    ago: 260,
    agent: 2,
    talk: [
      [
        "a",
        "Invoices for October are ready: **Ads → Billing → Invoices**. I have also sent it here.",
      ],
      ["v", "Got it, thank you!"],
    ],
    status: "resolved",
    rating: { score: 5, tags: ["fast", "friendly"], comment: "Answered within minutes." },
  },
  {
    locale: "zh-CN",
    asks: "创作激励上个月少算了两天的播放",
    categorySlug: "creators",
    ago: 300,
    agent: 2,
    talk: [
      ["a", "我核对了后台数据，11月3日和4日的播放确实延迟入账，今晚会补发。"],
      ["v", "收到了，谢谢"],
    ],
    status: "resolved",
    rating: { score: 5, tags: [], comment: "处理很快" },
  },
  {
    locale: "zh-CN",
    asks: "怎么关闭个性化推荐",
    categorySlug: "privacy",
    ago: 340,
    agent: 2,
    talk: [["a", "路径是：设置 → 隐私 → 个性化推荐，关掉开关即可，24小时内生效。"]],
    status: "closed",
    rating: { score: 4, tags: [], comment: "" },
  },
  {
    locale: "zh-CN",
    asks: "买家恶意退货，寄回来的不是我的商品",
    categorySlug: "returns",
    ago: 400,
    priority: "high",
    agent: 1,
    talk: [
      ["a", "请上传开箱视频和寄回商品的照片，我们会在48小时内完成仲裁。"],
      ["v", "已上传，包裹里是一块砖头"],
      ["a", "收到证据，已提交仲裁组，期间货款不会扣回。"],
    ],
    note: "同一买家近30天第4单，建议风控复核。",
    tags: ["仲裁", "风控"],
  },
  {
    locale: "en",
    asks: "Someone is impersonating me with my own videos",
    categorySlug: "review",
    ago: 520,
    priority: "high",
    agent: 2,
    talk: [
      [
        "a",
        "I am sorry. Please send the link to the account; with your ID verified we can take it down.",
      ],
      ["v", "It is @reaIwave, with a capital i."],
      ["a", "Thank you. It is with the trust team now, usually done within a day."],
    ],
    tags: ["impersonation"],
  },
  {
    locale: "zh-CN",
    asks: "忘记青少年模式密码了",
    categorySlug: "privacy",
    ago: 700,
    agent: 0,
    talk: [["a", "可以用监护人实名信息重置：青少年模式 → 忘记密码 → 监护人验证。"]],
    status: "resolved",
  },
  {
    locale: "zh-CN",
    asks: "加微信 xx888 代刷粉丝 1元1000",
    categorySlug: "creators",
    ago: 760,
    agent: 0,
    status: "closed",
    tags: ["spam"],
  },
  {
    locale: "zh-CN",
    asks: "商品一直不发货，催了商家也不回",
    categorySlug: "orders",
    ago: 900,
    agent: 1,
    talk: [
      ["a", "已经联系商家，若明天中午前仍未发货，会自动为你退款并补偿一张优惠券。"],
      ["v", "好，那我等到明天"],
    ],
    status: "pending",
  },
  {
    locale: "en",
    asks: "The sound is missing in every video since the update",
    categorySlug: "trouble",
    ago: 1_000,
    agent: 2,
    talk: [
      [
        "a",
        "Please check **Settings → Sound → Mute in app**. The update turned it on for some phones.",
      ],
      ["v", "That was it."],
    ],
    status: "resolved",
    rating: { score: 5, tags: ["solved"], comment: "" },
  },
  {
    locale: "zh-CN",
    asks: "达人带货佣金结算周期是多久",
    categorySlug: "creators",
    ago: 1_200,
    agent: 1,
    talk: [["a", "确认收货后 15 天结算，节假日顺延。"]],
    status: "closed",
  },
  {
    locale: "zh-CN",
    asks: "手机号停用了，怎么换绑",
    categorySlug: "account",
    ago: 1_500,
    agent: 0,
    talk: [
      ["a", "旧手机号收不到验证码时，可以用人脸识别换绑。"],
      ["v", "可以了，谢谢！"],
    ],
    status: "resolved",
    rating: { score: 5, tags: [], comment: "很耐心" },
  },
  { locale: "zh-CN", asks: "怎么修改收货地址", categorySlug: "orders", ago: 9, isBotOnly: true },
  { locale: "zh-CN", asks: "退款要多久", categorySlug: "returns", ago: 14, isBotOnly: true },
  {
    locale: "en",
    asks: "How do I turn on teen mode?",
    categorySlug: "privacy",
    ago: 20,
    isBotOnly: true,
  },
  {
    locale: "zh-CN",
    asks: "如何开通直播带货权限",
    categorySlug: "selling",
    ago: 33,
    isBotOnly: true,
  },
  {
    locale: "en",
    asks: "How are rewards counted?",
    categorySlug: "creators",
    ago: 52,
    isBotOnly: true,
  },
  { locale: "zh-CN", asks: "怎么拉黑一个人", categorySlug: "privacy", ago: 77, isBotOnly: true },
];
