import { fold } from "./fold.ts";

/** A strong negative feeling: what a person should answer, and soon. */
export type Feeling = "anger" | "threat" | "distress";

// Told first and whatever stands around it: 我不想活了 and "don't want to live" are no negations.
const LIFE =
  /不想活|活着(也|真|还|都)?没(有|什么)?(意思|意义)|活不下去|想(去)?死(?!你|我了吧)|自杀(?!的?(视频|内容|作品|直播|情节))|自残(?!的?(视频|内容|作品))|轻生|跳楼|结束(我的|自己的?)?生命|\b(kill(ing)? myself|suicidal|end (my life|it all)|(want|wanna) (to )?die|dont want to (live|be alive)|self harm(ing)?|hurt(ing)? myself|no reason to live)\b/;

// A warning that the words of others' reports would hide.
const WARNED = /等着(被|收|吃)/;

// What sounds like a feeling and is none: it is asked how, negated, or said of what others show or say.
const NEUTRAL =
  /(怎么样?|如何|怎样|哪里|哪儿|在哪|能不能|可不可以|可以|能否|想问|请问|咨询)[^，。！？,.!?]{0,8}(投诉|举报|起诉|曝光|报警|维权|12315)(?!你们|贵|平台)|(投诉|举报|起诉|维权)(的?(入口|功能|按钮|电话|流程|进度|结果|记录|中心|通道|邮箱|作品|视频|用户|评论|账号|商家|主播|直播间?|私信|侵权|抄袭|盗版|他|她|成功|失败|后|了(别人|他|她|一个|这个|那个)))|(被|恶意|误|收到|遭到|有人|别人|对方)(人|别人|用户|同行|恶意|举报|投诉)*(投诉|举报)|(不是|不想|不会|没有?|不用|不必|不打算|并非|撤销|取消|并不|不太|(?:^|[^特])别)(要|来|想|想要|在|那么|很|太|特别|真的)*(投诉|举报|起诉|告你们|曝光|生气|愤怒|发火|着急|急|骂|担心|难过|害怕)|垃圾(短信|邮件|评论|信息|广告|分类|箱|桶|文件|清理|私信|内容)|(骂|辱骂|喷|说|评论)(了?我|别人|人|主播)[^，。！？,.!?]{0,12}|(生气|愤怒|恶心|害怕|难过|焦虑|哭|崩溃|着急)的?(类|表情|特效|贴纸|视频|滤镜|脸|音乐|内容|作品)|12315的?(电话|热线|是|号码|网站)|(恶意|回复|删除|收到)差评|差评(怎么|如何|处理|管理)|紧急(联系人?|通知)|急(救|诊|速|支糖浆)|(恶心|垃圾|坑人|敷衍)的?(视频|内容|评论|作品|弹幕)|[^，。！？,.!?]{0,10}(软件|app|应用|闪退|页面|程序|手机)[^，。！？,.!?]{0,6}崩溃|\b(how|where|can|could|may|what happens (if|when)|way|option|button|steps|want|like|need)( (do|can|could|would|should|to|i|we|you|one|is|the|a|an|it|me)){0,4} (report(ing)?|file|make|dispute|complain(ing)?|appeal|sue|submit)(?!( \w+){0,4} (against|about) you)( (?!you\b|your\b)\w+){0,6}|\b(not|never|isnt|wasnt|arent|aint|dont|didnt|wont|no longer|without|nothing)( \w+){0,3} (angry|mad|furious|upset|annoyed|frustrated|sue|suing|complain(ing)?|lawyers?|chargebacks?|threaten(ing)?|urgent|desperate|worried|panic(king)?|scam|terrible|awful|ridiculous|report(ing)? you)|\b(got|received|have|had|see|lost|what is|whats) an? chargebacks?\b|\bchargebacks? (fee|process|policy|status|mean|work|on my)s?|\b(called|calling|calls|call|said|says|commented|wrote|insult\w*|harass\w*) (me|my|him|her)( \w+){0,6}|\b(angry|mad|sad|crying|scream\w*) (emoji|birds?|face|filter|sticker|effect|reaction|videos?|sounds?)|\bmad (skills|libs|max)|\b(report|complaint)( \w+)? (status|button|history|form|link)|\b(reported|reporting) (a|an|the|my|his|her|this|that|some) (user|video|comment|account|stream|seller|post)\b/g;

const ANGER =
  /气(死|得|疯)|太气|气人|生气|愤怒|火大|发火|恶心|垃圾|什么(破|烂|鬼|垃圾|态度|玩意)|(破|烂)(软件|平台|系统|app|公司|客服|东西|玩意)|滚(蛋|吧|$)|妈的|他妈|特么|tmd|nmsl|操你|草泥马|傻[逼比bx叉]|煞笔|智障|脑残|无语|受够|忍(无可忍|不了|够)|坑(人|爹|钱|我)|黑心|不要脸|无耻|耍(我|人|猴)|糊弄|敷衍|过分|太(差|烂|坑|离谱)|差劲|差评|踢皮球|推来推去|有病|废物|狗(屎|屁|东西)|烦死|烦透|没人管|忽悠|骗(钱|人)的?(平台|公司|吧|吗|$|！|!)|骗子(公司|平台|软件)|(你们|平台|官方|客服)(这群|这些|就是|全是|都是|是)*骗子|失望透|良心|欺负人|搞什么|凭什么|\b(angry|furious|livid|outrag(ed|eous)|pissed( off)?|fed up|mad|disgust(ed|ing)|ridiculous|unacceptable|pathetic|garbage|rubbish|bullshit|bs|wtf|fuck\w*|damn (app|it|you|thing|company)|(this|your|god) ?damn|crap(py)?|shit(ty)?|idiots?|morons?|stupid|useless|worthless|(worst|terrible|horrible|awful) (\w+ )?(app|service|support|company|platform|experience|customer)|(this|your|the|whole) (app|company|platform|site|service|thing)?( ?is)? ?(just |all )?an? (\w+ )?scam|scam (company|app|platform)|you( are|re|guys)*( \w+)? scam(mers)?|clowns?|rip ?off|ripped (me )?off|thieves|stealing|stole my money|(what|such) a joke|joke of an?|(is|are) an? (\w+ )?joke|sick of|sick and tired|tired of (this|your|waiting|being)|how dare|hate (this|you|your)|had enough|waste of (time|money)|screw you|shame on you|infuriat\w*|enraged|insane|incompetent|frustrat(ed|ing))\b/;

const THREAT =
  /(?:^|[^\d])(?:12315|12345|12300)(?!\d)|消协|消费者协会|工信部|网信办|黑猫|市场监管|工商局|(找|请|联系|咨询|委托|问|我的?|我们的?)(了|好|过|个|到|一个)*律师|律师(函|会|来找)|法律(程序|途径|手段|武器)|法[院庭]|(投诉|举报|起诉|控告|曝光|告)(到底|死|定了|一下)?(你们|贵司|贵公司|平台(?![上里内的])|客服|官方)|告(上|到)|起诉|(要|去|会|就|马上|只好|只能|必须|直接|准备|一定|等着|肯定)(被?投诉|曝光|报警|告你|维权|找记者|找媒体|上微博|发微博|发网上|差评)|投诉(到|给|去)|媒体曝光|集体维权|走着瞧|\b((will|ill|gonna|going to|am|im|well|to) (be )?su(e|ing)|sue (you|your|the|this)|(my|our) (lawyers?|attorneys?|solicitors?)|(contact|call|hir|get|consult|see|talk|speak)\w*( (to|with|in touch with))?( an?| my)? (lawyer|attorney|solicitor)|attorney general|(post|shar|put)\w*( (this|it|that))? (all over|everywhere)|legal action|(go|going|take (you|this)|see you) (to|in) court|small claims|charge ?backs?|dispute (this|the|it|my|every)( \w+){0,3} (bank|card|paypal|charge)|bbb|better business bureau|ftc|trading standards|consumer (protection|affairs|rights)|ombudsman|class action|report(ing|ed)? (you|your (company|app|platform)|this (company|app|platform|scam))|complain(ing)? (about you|to)|(file|filing|filed|make|making) an? (\w+ )?complaint|(press|media|news|journalists?|regulators?|authorities|police) (about|will|if|on)|(go|going) (to|public)( with)?( the)? (press|media|news|police|twitter|regulator)|(one|1) star|expos(e|ing) you|hear from my|warn everyone|tell everyone)\b/;

const DISTRESS =
  /(很|好|太|真的?|特别|非常|超|超级|万分|十分|挺|万)(的|着)*(着?急|火急)|着急|急(死|急|疯|哭|用钱|得)|万?火急|急！|(我|心态|情绪|精神|整个人|人|心里?)(都|也|快|要|真的|已经|彻底|有点|直接)*(崩|垮)|(快|要|快要)(崩溃|崩了|疯了|哭了)|救(命|救|急)|求(求|你们|帮)|绝望|走投无路|撑不(下去|住)|睡不着|吃不下|焦虑|害怕|好怕|怎么活|(没钱|没有钱)(吃饭|看病|治病|交房租)|救命钱|哭(了|死|着)|难过|心慌|心里?慌|慌(死|了|得)|怎么办啊|\b((im|i am|hands are) shaking|please please|desperate(ly)?|panic(king)?|freaking out|cry(ing)?|in tears|begging|beg you|please help me|help me please|scared|terrified|anxious|anxiety|cant (sleep|eat|breathe|cope|take (it|this)|pay (my )?(rent|bills))|devastated|hopeless|heartbroken|breaking down|breakdown|emergency|(very|so|really|extremely|super|its|this is) urgent(ly)?|urgent|losing my mind|overwhelmed|distress(ed)?|so (worried|stressed|upset)|stressed( out)?|my life is|nightmare|lost everything|dont know what to do)\b/;

/**
 * The strong negative feeling a text shows, in Chinese or English; undefined where it shows none.
 * What is asked about complaining, negated, or told of what others said is no feeling.
 */
export function feelingOf(text: string): Feeling | undefined {
  const plain = fold(text).replace(/['’]/g, "").replace(/\s+/g, " ").trim();
  if (LIFE.test(plain)) return "distress";
  if (WARNED.test(plain)) return "threat";
  const left = plain.replace(NEUTRAL, " ");
  if (THREAT.test(left)) return "threat";
  if (ANGER.test(left)) return "anger";
  return DISTRESS.test(left) ? "distress" : undefined;
}
