"""The next steps of a follow-up, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "hand the report in": "提交报告",
    "have its receipt acknowledged": "取得受理方签收",
    "supplement it and hand it in again": "补正后重新提交",
    "ask what was decided": "询问处理意见",
    "ask how it stands": "询问办理进展",
    "act before the first period of law or contract ends": "在最早届满的法定或约定期间之前采取行动",
}
