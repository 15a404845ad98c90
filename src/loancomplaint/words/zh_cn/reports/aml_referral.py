"""The sealed referral, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "{name}: {relation}.": "{name}：{relation}。",
    "{name}.": "{name}。",
    "The author notes on this: {why}": "经办人说明：{why}",
    "No identification of beneficial owners is on file; they are still to be verified.": "本案卷未载受益所有人识别结果，尚待核实。",
    "Related parties on file:": "已知关联方如下：",
    "The transactions run from {start} to {end}.": "交易期间为{start}至{end}。",
    "The transactions begin on {day}.": "交易自{day}起。",
    "Contact and registration, from the bank's records": "联系方式及登记事项（摘自本行客户信息）",
    "Telephone of the legal representative": "法定代表人电话",
    "Registered capital": "注册资本",
    "Scope of business on record: “{words}”": "登记的经营范围：“{words}”",
    "Of them, credited to the customer: {count}, {sums} in all.": "其中转入客户账户{count}笔，合计{sums}。",
    "Of them, debited to the customer: {count}, {sums} in all.": "其中由客户账户转出{count}笔，合计{sums}。",
    "{sums}": "{sums}",
    "Possible predicate offence": "可能的上游犯罪类型",
    "The file also holds the following; whether it is the predicate offence is to be examined: {suspected}.": "本案卷另载有下列事项，是否为上游犯罪，请予甄别：{suspected}。",
    "The file gives no lead to the predicate offence; its type is still to be examined.": "案卷未载上游犯罪的线索，其类型尚待甄别。",
    "The customer's risk rating, and whether the customer was reported before.": "客户的风险等级，以及此前是否就该客户提交过报告。",
    "They amount to {sum}.": "涉及金额合计{sum}。",
    "The file does not state their number; it is to be counted from the statements listed below.": "交易笔数案卷未载，以所列账户流水逐笔核定为准。",
    "The file does not state their number; it is to be counted once the statements are obtained.": "交易笔数案卷未载，待取得账户流水后逐笔核定。",
    "Transfers that the file lists one by one: {count}; parties that they name: {parties}. Whether there were more is to be established from the statements.": "案卷逐笔列明其中{count}笔，载明的交易主体{parties}个；是否另有其他交易，以账户流水逐笔核定为准。",
    "The customer is a natural person; whether the customer acts for somebody else is still to be verified.": "客户为自然人，是否存在受他人实际控制或者代他人交易的情形，尚待核实。",
    "Whether the customer acts for somebody else.": "客户是否受他人实际控制或者代他人交易。",
    "Who the beneficial owners are.": "受益所有人的身份。",
    "How many transactions there were, and each counterparty.": "交易笔数及各笔交易对手。",
    "Which of them are explained by wages, taxes, group treasury or ordinary trade.": "可由工资、税款、集团资金归集或正常贸易往来解释的交易。",
    "So as not to disclose the matter, the customer is not to be asked about it.": "为防止泄密，不得就本事项向客户询问。",
    "On record from the customer: “{words}”": "客户此前的说明在卷：“{words}”",
    "Wages, taxes, group treasury and ordinary trade are to be ruled out one by one against the statements; what this file does not rule out is still to be verified.": "工资、税款、集团资金归集及正常贸易往来等合理用途，应依账户流水逐项排除；本案卷未予排除的，尚待核实。",
    "{count} items of evidence are secured; they are listed below.": "已固定证据{count}项，列于证据清单。",
    "No evidence is secured yet.": "尚未固定证据。",
    "The file records no step in this matter that the customer could notice.": "就本事项，案卷未记载可能为客户所察觉的措施。",
    "This matter is known to {author}, who prepares it, and to the desk that receives it.": "本事项的知悉范围限于经办人{author}及反洗钱合规部门。",
    "Please disclose this to no one who does not need to know.": "请勿向无须知悉的部门和人员披露。",
}
