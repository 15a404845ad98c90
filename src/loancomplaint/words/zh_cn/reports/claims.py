"""Parties, claims, elements and limitation for counsel and court, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "{number}. {claim}": "{number}. {claim}",
    "to be obtained": "待取得",
    "{title} ({proves}).": "{title}（{proves}）。",
    "That {customer} also pay the principal of {sum} not yet due.": "请求判令{customer}一并偿还尚未到期的本金{sum}。",
    "The plaintiff is {plaintiff}.": "原告为{plaintiff}。",
    "The defendant is {customer}, the borrower.": "被告为借款人{customer}。",
    "{provider}, the guarantor, is joined as a defendant.": "保证人{provider}列为共同被告。",
    "{provider}, who provides security, is joined as a defendant.": "担保人{provider}列为共同被告。",
    "In loan contract {loan} the parties agreed on the jurisdiction of the following: {court}.": "借款合同（编号{loan}）约定的管辖为：{court}。",
    "For loan contract {loan} no agreed jurisdiction is on file.": "借款合同（编号{loan}）未见约定管辖。",
    "The following relief is sought.": "请求事项如下。",
    "The claims are still to be settled with counsel.": "诉请尚待与代理律师商定。",
    "That the defendants bear the costs of the proceedings and of preservation.": "请求判令各被告承担案件受理费、保全费。",
    "Payment of the debt": "清偿借款本息",
    "A payment order": "签发支付令",
    "Early maturity of the loan": "确认借款提前到期",
    "Preservation of assets": "财产保全申请",
    "Setting aside of the transfer": "撤销转让行为",
    "That {customer} pay {parts} under loan contract {loan}, provisionally calculated to {day} at {total} in all.": "请求判令{customer}偿还借款合同（编号{loan}）项下{parts}，以上暂计至{day}，合计{total}。",
    "What is due under loan contract {loan} is still to be calculated.": "借款合同（编号{loan}）项下应付金额尚待计算。",
    "That the whole of the loan under loan contract {loan} be declared due early.": "请求确认借款合同（编号{loan}）项下全部借款提前到期。",
    "That assets of {names} be preserved up to {sum}.": "请求以{sum}为限，对{names}名下财产采取保全措施。",
    "That assets of {names} be preserved within what is claimed.": "请求在诉讼请求范围内，对{names}名下财产采取保全措施。",
    "That the transfer in {facts} between {names} be set aside.": "请求撤销{facts}所涉{names}之间的转让行为。",
    "That {provider} pay the above jointly and severally.": "请求判令保证人{provider}对上述债务承担连带清偿责任。",
    "That {provider} pay what remains of the above after execution against the borrower.": "请求判令保证人{provider}在对借款人的财产依法强制执行后仍不能清偿的范围内承担保证责任。",
    "That {provider} answer for the above as guarantor; the kind of guarantee is to be settled.": "请求判令保证人{provider}承担保证责任，保证方式尚待认定。",
    "That the plaintiff have priority in the proceeds of {thing}, under its {kind}.": "请求确认原告对{thing}享有{kind}权，并有权就该财产折价或者拍卖、变卖所得价款优先受偿。",
    "That the plaintiff have priority, up to {limit}, in the proceeds of {thing}, under its {kind}.": "请求确认原告对{thing}享有{kind}权，并有权就该财产折价或者拍卖、变卖所得价款在{limit}范围内优先受偿。",
    "Elements against evidence": "要件与证据对照",
    "To be shown": "待证要件",
    "{fact}: the {period} ends on {day} ({basis}).": "{fact}：{period}至{day}届满（{basis}）。",
    "No limitation period is known to be running.": "未见正在进行的时效期间。",
    "Collateral: {thing}.": "担保物：{thing}。",
    "No lead is on file.": "在卷无财产线索。",
    "What the evidence shows": "要件与证据对照图",
    "{fact}: {what}": "{fact}：{what}",
    "All of it comes to {sum}, provisionally calculated to {day}.": "以上诉请金额暂计至{day}共计{sum}。",
    "Likewise the interest on it from the last due day until it falls due, {sum} by {day}.": "并支付该部分本金自上一结息日起至到期日止的利息，截至{day}为{sum}。",
}
