"""Voices that ask for nothing: praise, small talk and ideas left in surveys and reviews."""

from functools import partial
from typing import Final

from huiyin.config.demo.company import BANK, CARS, NOODLES, SHOP, TELECOM
from huiyin.config.demo.stories import Remark

_HAPPY: Final = {"csat": (4, 5, 5, 5), "nps": (8, 9, 9, 10, 10)}
_FAIR: Final = {"csat": (3, 4, 4), "nps": (6, 7, 7, 8)}

_hans = partial(Remark, language="zh-Hans", scores=_HAPPY)
_hant = partial(Remark, language="zh-Hant", scores=_HAPPY)
_english = partial(Remark, language="en", scores=_HAPPY)
_idea = partial(Remark, language="zh-Hans", channel="survey", scores=_FAIR)

SLOTS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "zh-Hans": {
        "dish": ("牛肉面", "番茄鸡蛋面", "担担面", "葱油拌面", "酸汤面", "排骨面"),
        "place": ("南山店", "科技园店", "湖滨店", "城西店", "东门店", "新区店"),
        "person": ("小陈", "小林", "小赵", "小吴", "小杨", "王姐", "李师傅", "周师傅"),
        "minutes": ("八", "十", "十二", "十五"),
        "thing": ("台灯", "围巾", "茶具", "书桌", "跑步鞋", "空气炸锅"),
    },
    "zh-Hant": {
        "place": ("旺角門市", "沙田門市", "銅鑼灣門市", "荃灣門市"),
        "person": ("阿明", "陳小姐", "李先生", "Kelly"),
        "minutes": ("十", "十五", "二十"),
    },
    "en": {
        "thing": ("lamp", "tea set", "scarf", "desk"),
        "person": ("Emma", "Kevin", "Lily"),
        "days": ("two", "three"),
    },
}

REMARKS: Final = (
    _hans(unit=NOODLES, channel="review", text="{place}的{dish}很好吃，汤头鲜美，下次还来。"),
    _hans(unit=NOODLES, channel="review", text="{dish}分量足，味道正宗，值得推荐。"),
    _hans(unit=NOODLES, channel="survey", text="{place}上菜快，{person}很热情，环境干净。"),
    _hans(unit=NOODLES, channel="review", text="第三次来{place}了，一如既往地好吃，孩子特别喜欢{dish}。"),
    _hans(unit=NOODLES, channel="app", text="外卖{minutes}分钟就送到了，{dish}还是热的，点赞！"),
    _hans(unit=NOODLES, channel="survey", text="感谢{place}的{person}帮我找回雨伞，非常感动。"),
    _hans(unit=NOODLES, channel="review", text="{dish}好吃😋 性价比高👍"),
    _hans(unit=BANK, channel="survey", text="{person}很专业，{minutes}分钟就办好了，非常满意。"),
    _hans(unit=BANK, channel="survey", text="大堂经理{person}耐心指导老人用机器，值得表扬。"),
    _hans(unit=BANK, channel="app", text="新版手机银行很流畅，转账方便。"),
    _hans(unit=BANK, channel="survey", text="{place}旁边的支行环境舒适，服务周到。"),
    _hans(unit=BANK, channel="survey", text="柜员{person}态度好，讲解清楚，谢谢。"),
    _hans(unit=SHOP, channel="review", text="{thing}质量很好，包装精致，物流很快。"),
    _hans(unit=SHOP, channel="review", text="{thing}和图片一样漂亮，性价比高，会回购。"),
    _hans(unit=SHOP, channel="survey", text="客服{person}回复及时，换货很顺利，满意。"),
    _hans(unit=SHOP, channel="review", text="给妈妈买的{thing}，她很喜欢，谢谢卖家。"),
    _hans(unit=SHOP, channel="review", text="第二次买{thing}了，一如既往地好，推荐。"),
    _hans(unit=CARS, channel="survey", text="{person}保养讲解仔细，准时交车，很放心。"),
    _hans(unit=CARS, channel="survey", text="休息区舒适，{minutes}分钟就接车了，服务好。"),
    _hans(unit=CARS, channel="wechat", text="感谢{person}上门接车，省心省事，点赞。"),
    _hans(unit=CARS, channel="survey", text="试驾安排得很周到，销售{person}很专业。"),
    _hans(unit=TELECOM, channel="sms", text="装机{person}准时到，{minutes}分钟装好，网速快，满意。"),
    _hans(unit=TELECOM, channel="survey", text="客服{person}耐心，问题一次就解决了，好评。"),
    _hans(unit=TELECOM, channel="sms", text="新套餐实惠，信号稳定，推荐给了同事。"),
    _hant(unit=TELECOM, channel="web", text="{place}的{person}服務周到，{minutes}分鐘就辦好，多謝。"),
    _hant(unit=TELECOM, channel="survey", text="{person}上門安裝很準時，網速穩定，非常滿意。"),
    _hant(unit=BANK, channel="survey", text="{person}很專業，講解清楚，值得推薦。"),
    _english(unit=SHOP, channel="review", text="Love the {thing}, great quality and fast delivery."),
    _english(
        unit=SHOP, channel="email", text="Thank you {person}, the replacement arrived in {days} days. Great service!"
    ),
    _english(unit=SHOP, channel="review", text="Lovely {thing}, well packed and as described. Recommended."),
    _idea(unit=NOODLES, text="建议{place}周末增加一台自助点餐机。"),
    _idea(unit=NOODLES, text="希望能增加{dish}的小份。"),
    _idea(unit=BANK, text="希望能在小程序里预约{place}旁边的网点。"),
    _idea(unit=SHOP, text="要是{thing}能多一个颜色可选就更好了。"),
    _idea(unit=CARS, text="建议保养前把项目和价格发到微信里。"),
    _idea(unit=TELECOM, text="希望可以在小程序里看到装机{person}的位置。"),
)
