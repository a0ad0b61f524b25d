"""The project's own texts with what must be read in them; written for these tests."""

from typing import NamedTuple

from huiyin.lib.text import Nature, Sentiment, Urgency


class Golden(NamedTuple):
    text: str
    language: str
    nature: Nature
    sentiment: Sentiment
    category: str | None = None
    urgency: Urgency | None = None
    reason: str | None = None


C, S, Q, P = Nature.COMPLAINT, Nature.SUGGESTION, Nature.INQUIRY, Nature.PRAISE
NEG, NEU, POS = Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE
URGENT, HIGH, NORMAL, LOW = Urgency.URGENT, Urgency.HIGH, Urgency.NORMAL, Urgency.LOW

GOLDEN = [
    Golden(
        "昨晚全家吃完你们的面就上吐下泻，孩子还在医院输液。", "zh-Hans", C, NEG, "food_safety", URGENT, "food_poisoning"
    ),
    Golden("高速上刹车失灵，差点撞上护栏，这车我不敢再开了！", "zh-Hans", C, NEG, "safety", URGENT, "safety"),
    Golden("我的卡昨晚被盗刷了，五万元不见了，客服电话一直打不通。", "zh-Hans", C, NEG, None, URGENT, "large_loss"),
    Golden("手机银行系统瘫痪了，所有人都登不上。", "zh-Hans", C, NEG, "system_fault", URGENT, "system_down"),
    Golden("汤里吃出头发，恶心得一口都吃不下。", "zh-Hans", C, NEG, "food_safety", HIGH, "foreign_object"),
    Golden("再不退款我就请律师起诉你们。", "zh-Hans", C, NEG, "service_process/refund", HIGH, "legal_threat"),
    Golden("打了好几次电话都没人管，明天我就找媒体曝光。", "zh-Hans", C, NEG, None, URGENT, "media_threat"),
    Golden("柜员态度恶劣，问两句就翻白眼。", "zh-Hans", C, NEG, "staff_attitude", NORMAL),
    Golden("快递破损，杯子都碎了，请尽快处理。", "zh-Hans", C, NEG, None, NORMAL),
    Golden("这个月账单莫名其妙多扣了三十块。", "zh-Hans", C, NEG, "price/billing", NORMAL),
    Golden("等了两个小时才上菜，菜都凉了。", "zh-Hans", C, NEG, None, NORMAL),
    Golden("味道还行，但是送得太慢，包装也漏了。", "zh-Hans", C, NEG, None, NORMAL),
    Golden("建议网点增加一台叫号机，周末人多的时候能快一点。", "zh-Hans", S, NEU, None, LOW),
    Golden("希望能在小程序里保存常用地址。", "zh-Hans", S, NEU, "system_fault", LOW),
    Golden("要是能多开一个结账窗口就更好了。", "zh-Hans", S, NEU, None, LOW),
    Golden("请问端午节你们营业到几点？", "zh-Hans", Q, NEU, None, NORMAL),
    Golden("想问一下保养预约怎么改时间？", "zh-Hans", Q, NEU, "service_process/repair", NORMAL),
    Golden("异地能不能办理销户，需要带什么材料？", "zh-Hans", Q, None, None, NORMAL),  # type: ignore[arg-type]
    Golden("感谢师傅冒雨送货，态度特别好，给个大大的赞！", "zh-Hans", P, POS, "staff_attitude", LOW),
    Golden("面条劲道，汤也鲜美，下次还来。", "zh-Hans", P, POS, "product_quality/taste", LOW),
    Golden("客户经理很专业，十分钟就办好了，非常满意。", "zh-Hans", P, POS, "staff_attitude", LOW),
    Golden("一点都不好吃，再也不会来了。", "zh-Hans", C, NEG, "product_quality/taste", NORMAL),
    Golden("不是不好吃，就是太贵了。", "zh-Hans", C, NEG, None, NORMAL),
    Golden("所谓VIP通道也就那样，排队的人比大厅还多。", "zh-Hans", C, NEG, None, NORMAL),
    Golden("客服態度很差，等了半個鐘都沒有人理，我要投訴。", "zh-Hant", C, NEG, "staff_attitude", NORMAL),
    Golden("謝謝店員幫我找回錢包，非常感動。", "zh-Hant", P, POS, "staff_attitude", LOW),
    Golden("請問寬頻月費可以轉去信用卡自動轉賬嗎？", "zh-Hant", Q, NEU, None, NORMAL),
    Golden("建議貴公司增設繁體中文帳單。", "zh-Hant", S, NEU, "price/billing", LOW),
    Golden("My parcel never arrived and nobody answers my emails. I want a refund.", "en", C, NEG, None, NORMAL),
    Golden(
        "I got food poisoning after eating at your shop, two of us are in hospital.",
        "en",
        C,
        NEG,
        "food_safety",
        URGENT,
        "food_poisoning",
    ),
    Golden("The app crashes every time I try to log in.", "en", C, NEG, "system_fault/account", NORMAL),
    Golden("If this is not solved today my lawyer will take legal action.", "en", C, None, None, HIGH, "legal_threat"),  # type: ignore[arg-type]
    Golden("It would be great if you could add dark mode to the app.", "en", S, NEU, None, LOW),
    Golden("Could you tell me how long the warranty lasts?", "en", Q, NEU, None, NORMAL),
    Golden("Thank you so much! The technician was friendly, quick and professional.", "en", P, POS, None, LOW),
    Golden("The coffee was not good and the waiter was rude.", "en", C, NEG, None, NORMAL),
]
