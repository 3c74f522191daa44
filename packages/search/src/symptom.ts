import { fold } from "./fold.ts";
import { canonical } from "./tokenise.ts";

/** What a query needs: a fault mended, something done that is wished for, or an answer to what is asked. */
export type Need = "fault" | "wish" | "answer";

// 不 and 没 that ask, wish or belong to a word say nothing of a fault, and neither does "don't want to".
const NEUTRAL =
  /[能可会要是好对行有]不[能可会要是好对行]以?|有没有|[能会]不|没事了?|没问题|不(?=想|要|用|必|让|给|错|同|过|止|限|良|仅|但|如|管|论|便|满|知道(怎么|如何|哪|在哪))|没(?=想|学|做|用)|\b(dont|doesnt|didnt|do not) (want|need|know how|like|have to)\b|\bwhy not\b|\b(error|problem|issue)s? (code|report)s?\b/g;

const FAULT =
  /不|没|无法|未[到收显通能成]|失败|失效|失灵|失踪|出?错|错误|异常|故障|坏|崩|闪退|卡[顿住死了在屏]|卡$|死机|[黑白花绿蓝]屏|掉[线帧]|断[线开流]|延迟|模糊|糊|消失|丢[失了]|空白|转圈|一直[^，。]{0,6}(转|加载|显示|提示|在|弹)|反复|总是|老是|自动退出|被[封禁限删下拒盗驳退拦冻断误扣]|杂音|回声|乱码|发[热烫]|耗电|[重多]复?扣|少[了发]|收到[破错]|破损|\b((wo|ca|do|does|did|is|are|was|were|has|have|had|could|would)nt|cannot|can not|not|unable|no longer|nothing|nobody|no ?one|never|fail\w*|errors?|stuck|frozen|freez\w*|crash\w*|broken?|black|blank|blurry|lag\w*|slow\w*|missing|disappear\w*|gone|lost|wrong|problems?|trouble|glitch\w*|bugs?|reject\w*|refused|banned|blocked|suspended|removed|denied|declined|hacked|stolen|disconnect\w*|buffer\w*|stutter\w*|chopp?y|pixelated|damaged|no (sound|audio|video|picture|code|signal|response|reply|notifications?)|keeps? \w+ing|stops \w+ing|stopped|(charged|paid|deducted|taken) twice|(kicks?|kicked|logs|logged) me out|late|overdue)\b/;

/** Who asks wants to read; what is said with these words is a question, whatever else it says. */
const ASKS =
  /怎么|怎样|如何|什么|[啥哪谁几]|多[久少长]|[吗呢嘛]|能不能|可不可以|有没有|[是能可]否|是不是|条件|要求|规则|流程|步骤|标准|\b(how|what|whats|when|where|wheres|why|which|who|is|are|does|do you|can|could|should|steps|rules|requirements?|conditions?)\b/;

const WANTS =
  /^(我|帮我|请|麻烦|给我)*(要求?|想要?|需要|申请|办理?|提交|求)|帮我|给我(退|换|改|开|解|恢复|取消)|\b(i|we) (want|need|wish|would like|wanna)\b|\b(id like|i wanna|please|help me|let me|get me|give me|apply (for|to)|request|requesting)\b/;

/** So few words only name a thing: what one wants done, or where one wants to go. */
const SHORT = /^(\p{sc=Han}{1,6}|[a-z\d]+( [a-z\d]+)?)$/u;

/**
 * What a query says it needs: whether something is out of order ("视频不显示", "my video won't show"), or
 * to be done ("申诉", "I want a refund"), or asked (怎么, how); undefined where it does not tell. Chinese is
 * read as simplified.
 */
export function needOf(query: string): Need | undefined {
  const plain = canonical(fold(query)).trim();
  if (FAULT.test(plain.replace(NEUTRAL, " "))) return "fault";
  if (ASKS.test(plain)) return "answer";
  return SHORT.test(plain) || WANTS.test(plain) ? "wish" : undefined;
}
