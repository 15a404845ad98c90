"""The computation of the debt, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "{days} ({count})": "{days}（{count}）",
    "Interest owed": "利息",
    "Until": "截止日",
    "{loan}: {sentence}": "{loan}项下欠款：{sentence}",
    "The agreed penalty rate is {rate} a year.": "约定的罚息利率为年利率{rate}。",
    "Debt under loan {loan}, provisionally calculated to {day}": "{loan}项下欠款，暂计至{day}",
    "Calculation of penalty and compound interest under loan {loan}": "{loan}项下罚息、复利分段计算表",
    "Application of payments under loan {loan}": "{loan}项下还款冲抵明细",
    "The following points are to be settled before the sum is claimed:": "主张金额之前尚待确定的事项如下：",
    "The debt under loan {loan} cannot be calculated from what is on file.": "{loan}项下欠款依在卷资料无从计算。",
    "Base": "计算基数",
    "From": "起算日",
    "Days": "天数",
    "Day received": "还款日",
    "Applied to": "冲抵项目",
    "Payments are applied in this order: {order}.": "还款冲抵顺序：{order}。",
}
