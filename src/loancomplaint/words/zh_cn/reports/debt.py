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
    "Interest is counted to {day}, the eve of the day on which the bankruptcy of the debtor was accepted.": "债务人破产申请已获受理，利息计至受理前一日即{day}止。",
    "Principal of {sum} is not due yet and stands in none of these sums.": "另有尚未到期的本金{sum}，未计入上列金额。",
    "On it, interest of {sum} has accrued by the same day.": "该部分本金截至同日已计利息{sum}。",
    "Where the bank's books split a payment, their split is used.": "本行账务对还款已作拆分的，以账务拆分为准。",
    "The agreed penalty rate is the contract's rate of the day and {share} of it on top.": "约定的罚息利率为在当日合同利率基础上加收{share}。",
    "The agreed rate on what is diverted is {rate} a year.": "约定的挪用贷款罚息利率为年利率{rate}。",
    "Penalty interest on what was diverted": "挪用部分罚息",
}
