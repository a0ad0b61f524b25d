"""The matters of customers who write English."""

from functools import partial
from typing import Final

from huiyin.config.demo.company import BANK, SHOP
from huiyin.config.demo.stories import Life, Story

_story = partial(Story, language="en")
_shop, _bank = partial(_story, unit=SHOP), partial(_story, unit=BANK)

STORIES: Final = (
    _shop(
        topic="delay", channel="email", days_ago=1, at="16:30", life=Life.ANSWERED, product="Bamboo lamp",
        text="My order was due last Friday and still has not arrived. The tracking page shows an error. "
        "Where is my parcel?",
    ),
    _shop(
        topic="refund", channel="email", days_ago=5, at="10:20", life=Life.PRAISED, product="Linen shirt",
        text="I returned a shirt two weeks ago and never got my refund. This is really disappointing.",
        rating=5, comment="Sorted out within a day, thank you.",
    ),
    _shop(
        topic="damage", channel="email", days_ago=3, at="09:10", life=Life.WAITING, product="Tea set",
        text="The tea set arrived broken, two cups are cracked and the box was soaked. I want a replacement.",
    ),
    _shop(
        topic="inquiry", channel="chat", days_ago=0, at="08:35", life=Life.NEW,
        text="Could you tell me whether you ship to Macau and how long it takes?",
    ),
    _bank(
        topic="billing", channel="web", days_ago=2, at="14:45", life=Life.FORGOTTEN, tier="gold",
        text="I was charged twice for the same transfer and nobody answered my two messages. "
        "Please refund the second charge.",
    ),
)  # fmt: skip
