"""E-mail addresses and the names people have on QQ, WeChat, Line and the like."""

import re
from collections.abc import Iterator

from huiyin.lib.text.privacy.kinds import PersonalKind, Span

_HOST = r"[A-Za-z0-9\u4e00-\u9fff\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,4}\.[A-Za-z]{2,24}"
_EMAIL = re.compile(rf"(?<![\w.+%\-])[A-Za-z0-9][\w.+%\-]{{0,63}}@{_HOST}", re.ASCII)
_SPACED_AT = r" ?(?:@|\(at\)|\[at\]|\{at\}|<at>|艾特|小老鼠|#at#) ?"
_SPELLED_DOT = r" ?(?:\(dot\)|\[dot\]|\{dot\}| dot |点) ?"
_SPACED_DOT = rf"(?: ?\. ?|{_SPELLED_DOT})"
# "made at www.example.com" is no address: the word "at" wants a spelled dot, or a house of mailboxes.
_MAILBOXES = r"(?:qq|163|126|139|sina|sohu|foxmail|gmail|googlemail|outlook|hotmail|live|yahoo|icloud|aol|proton|gmx)"
_ENDINGS = r"(?:com|cn|net|org|hk|tw|edu|gov|co|io|me|uk|us|de|fr|sg|jp|info|biz|vip|top|xyz)"
_SPELLED_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9_.+%\-])[A-Za-z0-9](?:[A-Za-z0-9_+%\-]|{_SPACED_DOT}(?=[A-Za-z0-9])){{0,40}}"
    rf"(?:{_SPACED_AT}[A-Za-z0-9\-]{{1,40}}(?:{_SPACED_DOT}[A-Za-z0-9\-]{{2,30}}){{0,2}}{_SPACED_DOT}|"
    rf" at [A-Za-z0-9\-]{{1,40}}(?:{_SPELLED_DOT}[A-Za-z0-9\-]{{2,30}}){{0,2}}{_SPELLED_DOT}|"
    rf" at {_MAILBOXES}{_SPACED_DOT}){_ENDINGS}(?![A-Za-z])",
    re.IGNORECASE,
)

_IS = r"(?: ?(?:号码|号|账号|id|ID|帐号|名|num(?:ber)?))?[ :=]{0,3}(?:是|为|叫|is|at)?[ :=\"“「]{0,3}"
_QQ = re.compile(
    r"(?:(?<![A-Za-z])qq(?!群号?码? ?(?:里|内|中))|扣扣|企鹅号|q号|球球)(?:群)?"
    rf"{_IS}(?P<handle>[1-9]\d{{4,11}})(?!\d)",
    re.IGNORECASE,
)
_CHAT = re.compile(
    r"(?:微信|微信号|薇信|威信|徽信|v信|v❤|加v|加我v|(?<![A-Za-z])(?:wechat|weixin|vx|wx)(?![A-Za-z])|"
    r"(?<![A-Za-z])(?:line|telegram|skype|instagram|ig|facebook|whatsapp|twitter|snapchat|signal) ?(?:id|"
    r"handle|account)|"
    r"支付宝账号|支付宝号|抖音号|快手号|小红书号|微博号|陌陌号|钉钉号?|飞书号?|"
    r"用户名|登录名|\buser ?(?:name|id)(?= ?[:=]| is))"
    rf"{_IS}(?P<handle>@?[A-Za-z][\w.\-]{{4,30}}|@?[A-Za-z0-9_\-]*\d[\w\-]{{4,30}})",
    re.IGNORECASE,
)
_MENTION = re.compile(r"(?<![A-Za-z0-9.])@(?P<handle>[A-Za-z_\u4e00-\u9fff][\w\-]{1,29})")


def find_handles(text: str) -> Iterator[Span]:
    """Yield e-mail addresses and account names in the view of a text; findings may overlap."""
    for pattern in (_EMAIL, _SPELLED_EMAIL):
        yield from (Span(one.start(), one.end(), PersonalKind.EMAIL) for one in pattern.finditer(text))
    for pattern in (_QQ, _CHAT, _MENTION):
        yield from (
            Span(one.start("handle"), one.end("handle"), PersonalKind.ACCOUNT) for one in pattern.finditer(text)
        )
