"""The matters of customers who write traditional Chinese."""

from functools import partial
from typing import Final

from huiyin.config.demo.company import BANK, TELECOM
from huiyin.config.demo.stories import Life, Story

_story = partial(Story, language="zh-Hant")
_bank, _telecom = partial(_story, unit=BANK), partial(_story, unit=TELECOM)

STORIES: Final = (
    _telecom(
        topic="network", channel="web", days_ago=1, at="20:20", life=Life.ANSWERED,
        text="上星期轉了新光纖，晚上網速慢到連影片都看不了，打了兩次客服都說會跟進，然後沒有下文。",
    ),
    _telecom(
        topic="billing", channel="web", days_ago=3, at="11:40", life=Life.WAITING,
        text="漫遊收費貴得離譜，出發前客服明明說有日費計劃，結果帳單一千三百元，要求退回差額。",
        note="已請客戶補交出發日期。",
    ),
    _telecom(
        topic="attitude", channel="phone", days_ago=6, at="18:05", life=Life.PRAISED,
        text="門市職員態度惡劣，等了半個鐘都無人理，一問就叫我自己上網看。", rating=4, comment="主管有道歉，可以接受。",
    ),
    _telecom(
        topic="inquiry", channel="chat", days_ago=0, at="09:25", life=Life.NEW,
        text="請問寬頻月費可以轉去信用卡自動轉賬嗎？需要什麼文件？",
    ),
    _bank(
        topic="system", channel="app", days_ago=4, at="22:30", life=Life.RESOLVED,
        text="手機銀行繁體版的轉賬頁一直顯示錯誤，按確定沒有反應，非常不便。",
    ),
)  # fmt: skip
