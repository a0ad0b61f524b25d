"""The matters of customers who write simplified Chinese."""

from functools import partial
from typing import Final

from huiyin.config.demo.company import BANK, CARS, NOODLES, SHOP, TELECOM
from huiyin.config.demo.stories import Life, Story

_story = partial(Story, language="zh-Hans")
_noodles, _bank = partial(_story, unit=NOODLES), partial(_story, unit=BANK)
_shop, _cars, _telecom = partial(_story, unit=SHOP), partial(_story, unit=CARS), partial(_story, unit=TELECOM)

STORIES: Final = (
    _noodles(
        topic="missing", channel="app", days_ago=0, at="00:12", life=Life.NEW, touchpoint="外卖",
        text="南山店的外卖又漏送了！点了牛肉面套餐，卤蛋和酸梅汤都没有，这个月第二次了，请尽快处理。",
    ),
    _noodles(
        topic="missing", channel="app", days_ago=1, at="19:48", life=Life.ANSWERED, touchpoint="外卖",
        text="晚高峰点的两份面，只送来一份，骑手说店里给他就这些。打店里电话一直没人接。",
        note="已请南山店店长调今晚 19:00–20:00 出餐口录像。",
    ),
    _noodles(
        topic="missing", channel="wechat", days_ago=5, at="20:05", life=Life.PRAISED, touchpoint="外卖",
        text="少送了一份小菜，餐具也没放，孩子等着吃饭，挺扫兴的。", rating=5, comment="回复很快，补偿也到位。",
    ),
    _noodles(
        topic="poisoning", channel="phone", days_ago=0, at="08:20", life=Life.NEW, tier="gold",
        text="昨晚全家在科技园店吃完凉面，半夜开始上吐下泻，孩子现在在医院输液，你们必须给个说法！",
    ),
    _noodles(
        topic="foreign", channel="web", days_ago=3, at="13:10", life=Life.WAITING,
        text="汤里吃出一根钢丝，差点划破嘴。照片和小票都留着，请马上处理。",
        note="照片已收到，等客户确认是否就医。",
    ),
    _noodles(
        topic="waiting", channel="review", days_ago=6, at="12:55", life=Life.UNHAPPY, csat=1,
        text="等了五十分钟才上面，面都坨了，服务员爱理不理，太失望了。",
        rating=2, comment="只是道歉，没说以后怎么办。",
    ),
    _noodles(
        topic="attitude", channel="store", days_ago=9, at="18:30", life=Life.SILENT,
        text="店员态度很差，问能不能少放盐，直接翻白眼说爱吃不吃。",
    ),
    _noodles(
        topic="suggestion", channel="web", days_ago=4, at="14:00", life=Life.RESOLVED,
        text="建议增加小份面，老人和孩子吃不完一大碗，浪费可惜。",
    ),
    _noodles(
        topic="inquiry", channel="wechat", days_ago=0, at="09:05", life=Life.NEW,
        text="请问周末可以预订十人的包间吗？需要提前多久？",
    ),
    _bank(
        topic="fraud", channel="phone", days_ago=1, at="07:45", life=Life.TALKING, tier="platinum",
        text="我的储蓄卡凌晨被盗刷，五万元不见了，客服热线排了半小时打不通，马上处理！",
        note="卡已冻结，反欺诈组 07:58 接手。", follow="冻结短信收到了，钱什么时候能退回来？",
    ),
    _bank(
        topic="system", channel="app", days_ago=2, at="09:20", life=Life.PRAISED, csat=2,
        text="手机银行更新后一直闪退，转账提交不了，耽误我付货款。", rating=4, comment="当天就修好了。",
    ),
    _bank(
        topic="system", channel="app", days_ago=0, at="10:15", life=Life.NEW,
        text="人脸识别一直失败，登录不上手机银行，急着还信用卡。",
    ),
    _bank(
        topic="waiting", channel="survey", days_ago=7, at="11:30", life=Life.SILENT, nps=2,
        text="湖滨支行六个窗口只开两个，排队排了一个半小时，效率太低。",
    ),
    _bank(
        topic="billing", channel="web", days_ago=3, at="16:10", life=Life.ANSWERED,
        text="信用卡莫名其妙扣了年费三百元，开卡时客户经理说好的免年费。",
    ),
    _bank(
        topic="attitude", channel="store", days_ago=8, at="15:20", life=Life.PRAISED,
        text="柜员态度敷衍，材料清单一次没说清，害我来回跑了三趟。", rating=5, comment="支行长亲自打了电话。",
    ),
    _bank(
        topic="inquiry", channel="web", days_ago=1, at="10:30", life=Life.RESOLVED,
        text="请问异地能不能办理销户？需要带什么材料？",
    ),
    _bank(
        topic="suggestion", channel="app", days_ago=6, at="20:40", life=Life.ANSWERED,
        text="希望手机银行增加大字版，父母看不清小字，转账总要我帮忙。",
    ),
    _bank(
        topic="honesty", channel="executive", days_ago=10, at="09:00", life=Life.UNHAPPY, tier="gold",
        text="理财经理隐瞒风险，说是保本，结果亏了两万元，这是误导销售，我要投诉到金融监管局。",
        rating=1, comment="没有正面回答我的问题。", note="请法务一起看回复。",
    ),
    _shop(
        topic="damage", channel="chat", days_ago=1, at="21:15", life=Life.ANSWERED, product="青瓷茶具",
        text="茶具收到三个杯子碎了，包装只有一层泡沫，要求换货。",
    ),
    _shop(
        topic="refund", channel="chat", days_ago=4, at="11:05", life=Life.TALKING, product="羊绒围巾",
        text="退货签收一周了还没退款，客服每次都说再等等，到底什么时候能退？",
        follow="今天还是没有到账，订单尾号 0418。",
    ),
    _shop(
        topic="refund", channel="web", days_ago=9, at="10:45", life=Life.RETURNED, product="空气炸锅",
        text="七天无理由退货被拒绝，说拆封了不给退，页面上可不是这么写的。",
        follow="说好三天到账，今天第四天了还没有。",
    ),
    _shop(
        topic="delay", channel="app", days_ago=2, at="18:20", life=Life.FORGOTTEN, product="儿童书桌",
        text="付款十天了还没发货，催了三次都没回复，太慢了。",
    ),
    _shop(
        topic="wrong", channel="review", days_ago=5, at="22:10", life=Life.PRAISED, csat=2, product="跑步鞋",
        text="发错尺码，还要我自己垫运费退回去，不合理。", rating=4, comment="换得很快。",
    ),
    _shop(
        topic="honesty", channel="weibo", days_ago=0, at="11:30", life=Life.NEW,
        text="拾光优选双十一先涨价再打折，截图都在，虚假促销，大家避坑！",
    ),
    _shop(
        topic="inquiry", channel="chat", days_ago=0, at="09:40", life=Life.NEW, product="智能台灯",
        text="请问这款台灯有没有三档色温？什么时候能补货？",
    ),
    _cars(
        topic="brakes", channel="phone", days_ago=0, at="07:30", life=Life.ANSWERED, tier="gold", product="骏途 S5",
        text="刚保养完第二天，高速上刹车失灵，差点追尾！车停在城西店门口，马上派人处理。",
        note="已请城西店拖车并封存工单，技术总监到场。",
    ),
    _cars(
        topic="billing", channel="letter", days_ago=6, at="10:00", life=Life.UNHAPPY, tier="vip", product="骏途 X7",
        text="报价八百，结账变成一千六，多出来的机油滤芯没人跟我说过，这是乱收费。",
        rating=2, comment="退了差价，但工单还是看不懂。",
    ),
    _cars(
        topic="repair", channel="wechat", days_ago=4, at="09:15", life=Life.WAITING, product="骏途 S5",
        text="修了三次空调还是不制冷，每次都说好了，开两天又坏。",
    ),
    _cars(
        topic="waiting", channel="survey", days_ago=8, at="17:50", life=Life.SILENT, csat=2, product="骏途 X7",
        text="约好十点保养，等到下午两点才开始，休息区连热水都没有。",
    ),
    _cars(
        topic="attitude", channel="wechat", days_ago=3, at="19:10", life=Life.ANSWERED,
        text="服务顾问要我一定打十分，不打就一直发微信，很反感。",
    ),
    _cars(
        topic="inquiry", channel="web", days_ago=1, at="13:25", life=Life.PRAISED,
        text="请问首次保养要带什么证件？周日营业到几点？", rating=5,
    ),
    _telecom(
        topic="network", channel="phone", days_ago=2, at="08:50", life=Life.FORGOTTEN, tier="gold",
        text="整栋楼断网三天，打了好几次电话没人管，公司没法办公，再不解决就投诉到工信部。",
    ),
    _telecom(
        topic="billing", channel="sms", days_ago=5, at="12:15", life=Life.PRAISED,
        text="没开通的增值业务每月扣费二十元，已经扣了半年，请退费。", rating=5, comment="全退了，谢谢。",
    ),
    _telecom(
        topic="network", channel="app", days_ago=0, at="06:55", life=Life.NEW,
        text="昨晚开始家里宽带一直掉线，孩子上不了网课。",
    ),
    _telecom(
        topic="suggestion", channel="web", days_ago=7, at="15:35", life=Life.PRAISED,
        text="建议在账单里把每项扣费写清楚，现在的名称看不懂。", rating=4,
    ),
    _telecom(
        topic="attitude", channel="phone", days_ago=11, at="16:45", life=Life.RETURNED,
        text="装机师傅迟到两小时，进门不戴鞋套，问一句就不耐烦。", follow="说好第二天来重新布线，没有人来。",
    ),
)  # fmt: skip
