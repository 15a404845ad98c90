"""The defences expected, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Still to be obtained": "尚需取得",
    "The customer has said so far:": "客户此前的解释如下：",
    "{fact}: “{words}”": "{fact}：“{words}”",
    "The following points are still to be verified:": "下列事项尚待核实：",
    "The following may be pleaded; each plea is set beside what is on file and what is still to be obtained.": "对方可能提出下列抗辩，各项抗辩与在卷证据及尚缺证据对照如下。",
    "Defences expected against {fact} (assessment, not fact)": "抗辩预判——{fact}（研判意见，非事实认定）",
    "Defences expected against several facts (assessment, not fact)": "抗辩预判——多项事实共通（研判意见，非事实认定）",
    "What may be pleaded": "可能的抗辩",
    "What is on file": "在卷情况",
    "No defence is known yet.": "暂未掌握抗辩意见。",
}
