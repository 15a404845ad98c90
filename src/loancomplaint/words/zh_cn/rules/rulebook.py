"""How a finding and its remedy are said, in Chinese: the frame holds the verb, the noun is the rule's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Not met: {title}": "{title}",
    "Give {what}.": "请补充{what}。",
    "Correct or take out {what}.": "请更正或删除{what}。",
    "Obtain and cite {what}.": "请取得并援引{what}。",
    "Obtain and cite {what} ({kinds}).": "请取得并援引{what}（{kinds}）。",
    "Send the {notice} and keep the proof of delivery.": "请送达{notice}，并留存送达回执。",
    "doubt": "存疑",
}
