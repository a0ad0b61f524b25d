"""What customers say in the browser stories: three languages, several channels, long and short."""

from typing import Any


def voice(text: str, channel: str = "web", name: str = "", unit: str = "SZ-NS", **more: Any) -> dict[str, Any]:
    """Return one voice as the API takes it."""
    body = {"channel": channel, "text": text, "unit": unit, "wants_answer": True, **more}
    if name:
        number = sum(map(ord, name)) % 9000 + 1000
        body["customer"] = {"name": name, "email": f"c{number}@example.com", "phone": f"1990000{number}"}
    return body


VOICES = [
    voice("退款申请 5 天没有动静，客服电话三次都说“已加急”，再不处理我就投诉到 12315。", "phone", "欧阳静怡"),
    voice("外卖连续第三次漏送小菜，备注写了也没用，太失望了。", "review", "赵一鸣"),
    voice("寬頻每晚九時後斷線，已重啟數據機多次，完全沒有改善，請盡快派人處理。", "web", "何家朗"),
    voice(
        "Parcel marked delivered but there is nothing in the lobby locker. I want a refund.",
        "email",
        "Amelia Whitcombe",
    ),
    voice("保养账单比报价多 460 元，工单上没有签字，这是乱收费！", "phone", "西热艾力·阿不都热合曼"),
    voice("手机银行转账失败后应用闪退，钱扣了没到账，很着急。", "app", "林曼"),
    voice("发票抬头开错，请重开。", "email", "上海远桥信息科技有限公司"),
    voice("建议自提柜增加冷藏格，夏天牛奶放不住。", "form", "孙悦"),
    voice("送来的汤洒了一半，打电话没人接，要求赔偿。", "wechat", "王磊"),
    voice("店里卫生很差，桌上有蟑螂，孩子吃完拉肚子了。", "wechat", "刘畅"),
    voice("等了两个小时才送到，菜都凉了，非常不满意。", "app", "郑爽"),
    voice("門市人員態度惡劣，問題問了三次都不理，要求道歉。", "store", "陳美玲"),
    voice("The waiter was rude and the bill was wrong twice. Please call me back.", "form", "George Okafor"),
    voice("会员积分突然清零，没有任何通知，请给个说法。", "app", "高翔"),
]
STORY = voice("退款迟迟不到账，已过承诺的 3 个工作日，再拖下去我就要投诉了。订单 SG20261109-88213。", "web", "陈晓明")
