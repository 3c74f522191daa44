// What people say for one another in any help centre, not in one site's: a line is a group, and "_"
// joins the words of a phrase. A word may stand in several groups. Site-specific words belong into an
// article's keywords.
const GROUPS = `
sign_in log_in login signin get_in access
password passcode
account profile
delete close deactivate erase remove get_rid
phone mobile number cell
hacked stolen compromised hijacked someone_else
verify verification identity id passport confirm
ban block suspend disable lock restrict cut_off
appeal dispute contest unban mistake unfair wrongly
report complain complaint flag
video clip post content
violation break_rules broke_rules community_rules
views reach traffic
live stream broadcast
lag stutter choppy buffer
pay payment paid purchase checkout
fail decline reject error deny unsuccessful turned_down not_approved
top_up recharge coins credits
balance wallet
refund reimburse money_back
child children kid son daughter minor teen teenager underage parent
order purchase bought
parcel package delivery deliver shipment courier
stuck delay late not_moved
arrive receive come
return send_back
shipping_cost postage shipping_fee delivery_fee
seller shop store merchant vendor
withdraw cash_out take_out payout
income earnings revenue earn reward
dispatch ship shipped send sent
penalty fine punish deduct
ad advert advertisement advertising campaign promote promotion boost
invoice receipt tax
approve review
notification alert push not_told
crash quit freeze froze hang force_close
sound audio volume hear silent mute
upload publish post
private privacy public visible hide strangers
mute block blacklist harass
information data
download copy export
change switch update replace edit
how_long how_soon how_many_days when time
退款 退钱 退回
到账 到帐 收到 入账
多久 几天 什么时候 多长时间 时间
充值 充钱 充了
未成年 小孩 孩子 儿子 女儿 小朋友 青少年 家长
付款 支付 付钱 扣款
失败 不成功 不了 报错
登录 登陆 登不 进不去
账号 帐号 账户
注销 销号 删除
手机号 号码 电话
换绑 更换 修改
被盗 盗号
封号 封禁 被封 封了
申诉 误封 冤枉 不服
下架 被删 删了
审核 过审 通过 驳回
限流 播放量 流量
直播 开播
卡顿 很卡 延迟
订单 下单
物流 快递 包裹 运单 配送
运费 邮费 快递费
商家 卖家 店家 店铺
拒绝 不同意 不肯 不给
退货 寄回
开店 入驻 小店
保证金 押金
提现 取钱 取出 提出
收入 收益 货款
发货 寄出
处罚 罚款 扣分 赔付
广告 投放 推广 投流
发票 开票 报销
激励 奖励 收益
通知 推送 提醒
闪退 崩溃 打不开 黑屏 退出
声音 没声 静音 音量
上传 发布 发出
隐私 私密 可见 陌生人
拉黑 屏蔽 黑名单
数据 个人信息
下载 导出
实名 认证
举报 投诉`;

/** Groups of words that may be said for one another, phrases with spaces. */
export const wordGroups = (): string[][] =>
  GROUPS.trim()
    .split("\n")
    .map((group) => group.split(" ").map((word) => word.replace(/_/g, " ")));
