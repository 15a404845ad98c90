"""Who may read what, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Who may read what": "知悉范围一览",
    "Audience": "受众",
    "Personal data": "个人信息",
    "may read": "可知悉",
    "a person concerned": "有关人员",
}
