"""Words that say nothing on a slide: never keywords (Chinese simplified, English lower case)."""

CHINESE = """
    我们 你们 他们 它们 咱们 大家 别人 人家 自己 有人 本人 个人 这个 那个 这些 那些 这种 那种 什么
    怎么 多少 几个 因为 所以 但是 可是 不过 如果 虽然 而且 并且 或者 还是 就是 不是 是不是 没有 有没有
    可以 可不可以 能不能 已经 一个 一下 一点 一样 一直 一次 两次 一些 一定 一起 一般 时候 现在 之后
    之前 以后 以前 然后 还有 最后 当时 目前 这样 那样 这么 那么 这里 那里 这边 那边 非常 真的 真是
    比较 有点 有些 特别 觉得 感觉 知道 认为 以为 想要 看到 听说 发现 起来 出来 下来 过来 过去 回来
    出去 进去 上去 下去 上来 得到 不会 不能 不要 不用 不到 不了 不行 不得 应该 可能 能够 需要 必须
    希望 建议 请问 您好 你好 谢谢 感谢 麻烦 辛苦 东西 地方 问题 事情 情况 方面 样子 结果 今天 昨天
    明天 今年 去年 每次 每天 这次 那次 下次 上次 第一次 首次 各种 其他 其它 只有 只是 只能 为什么 到底
    居然 竟然 终于 其实 好像 似乎 差不多 几乎 根本 完全 实在 确实 果然 简直 马上 立刻 赶紧 总是 老是
    经常 有时 有时候 不断 越来越 继续 开始 是否 作为 进行 成为 变成 属于 关于 对于 由于 通过 根据 按照
    除了 为了 以及 甚至 于是 只要 无论 不管 尽管 即使 否则 反正 毕竟 难道 万一 的话 不知 不知道 请教
    说明 表示 告诉 看看 试试 等等 之类 左右 上面 下面 里面 外面 旁边 中间 看见 不错 还好 还行 很多
    很大 不少 好多 许多 更好 最好 这家 那家 一家 贵店 我家 我会 不好 哈哈 哈哈哈 呵呵 嘿嘿 么么 好好
    死了 完了 算了 行了 好了 有的 没什么 什么的 不可 不同 或是 就算 一段 一天 个月 剩下 对方 提前 重新
    唯一 谁给我 高一 网上 安排 分钟 小时 半天 钟头 好评 家里 店里 这么多 多次 有限 全部 所有 整个 直接
    主动 专门 人员 事儿 没事 没人 有事 收到 打开 提供 使用 造成 出现 导致 选择 具体 相关 如何 怎样
    何时 多久 同样 重要 主要 基本 正常 普通 一般般 一会儿 一会 半个
"""

ENGLISH = """
    a able about above abt across after again against ago all almost already also although always am among an
    and another any anybody anyone anything are aren't around as ask asked at away back bcs be became because
    become been before being below best better between bit both but by came can can't cannot cant come could
    couldn't cuz daughter day days dear did didn't didnt do does doesn't doesnt doing don't done dont down
    during each eight either else enough etc even ever every everybody everyone everything feel feels few find
    first five for four from full further get gets getting give given gives go goes going gone gonna good got
    gotta great had hadn't half has hasn't have haven't having he he's hello her here hers hey him his hope hour
    hours how however hundred husband i i'd i'll i'm i've if im in instead into is isn't it it's its itself ive
    just keep keeps kept kind kindly knew know last least left less let let's like little live lol long longer
    look looking looks lot lots made make makes making many may maybe me mean might mine minute minutes month
    months more most much must my myself need needs neither never new next nice nine no nobody non none nor not
    nothing now of off often omg on once one ones only onto or other others our ours out over own per perhaps
    please pls plz put quite rather really said same saw say says see seem seems seven several shall she should
    shouldn't since six so some somebody someone something sometimes son soon still such sure take taken takes
    taking tell ten than thank thanks that that's thats the their theirs them themselves then there there's
    these they they're they've thing things think this those though thought three through thru thus thx till
    time times to today together told tomorrow too took toward tried tries try trying twice two u under unless
    until up upon ur us use used uses using very via wanna want wanted wants was wasn't way we we're we've week
    weeks well went were weren't what what's when where whether which while who whole whom whose why wife will
    wish with within without won't wont work worked works would wouldn't ya yeah year years yep yes yesterday
    yet you you'd you'll you're you've your yours yourself
"""

NEW_WORDS = """
    小程序 微信 支付宝 花呗 借呗 抖音 快手 微博 小红书 美团 饿了么 淘宝 京东 拼多多 闲鱼 外卖 骑手 满减 红包 优惠券
    代金券 会员卡 年卡 次卡 押金 定金 订金 尾款 运费险 差评 好评 客服 人工客服 机器人客服 在线客服 闪退 卡顿 白屏
    死机 黑屏 掉线 断网 网速 流量包 套餐费 宽带 光猫 路由器 验证码 人脸识别 扫码 二维码 网银 手机银行 理财 信用卡
    储蓄卡 盗刷 转账 到账 扣费 乱扣费 年费 手续费 违约金 滞纳金 对账单 账单 保价 退款 退货 换货 退换货 售后 质保
    保修 三包 发错货 漏发 错发 少发 漏送 错送 少送 送错 送餐 配送 配送费 配送员 餐盒 餐具 分量 口味 味道 外包装
    包装盒 物流 快递 快递员 快递费 驿站 丰巢 上菜 等位 排队 叫号 服务态度 态度 服务员 服务生 店员 店长 老板 师傅 阿姨
    大堂经理 客户经理 柜员 前台 保安 收银员 停车位 停车费 卫生间 洗手间 异响 漏油 漏水 电瓶 续航 充电桩 刹车 变速箱
    发动机 新能源 车机 试驾 提车 保养 钣金 4s店 屏幕 电池 充电器 尺码 色差 做工 面料 性价比 食物中毒 拉肚子 不新鲜
"""
"""Words younger or more special than the dictionary of the segmenter."""
