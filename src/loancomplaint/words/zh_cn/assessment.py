"""What is on file about a plea that the other side may raise, and what an assessment shows at a glance, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "sealed": "密封",
    "Verdicts": "判定",
    "Arrears": "逾期情况",
    "Findings": "发现",
    "The facts on file bear this out; it is to be resolved before a suit.": "在卷事实支持该项抗辩，起诉前应先行解决。",
    "What is on file does not answer this yet.": "在卷材料尚不足以应对。",
    "Answered by the evidence named.": "可以所列证据应对。",
    "Every payment known on {day} counted, principal and interest of {sum} are overdue.": "计入截至{day}已知的全部还款，仍有逾期本息{sum}。",
    "Extensions and days of grace counted, the oldest sum unpaid on {day} was due on {due}.": "计入展期和宽限期，截至{day}最早一笔未付款项已于{due}到期。",
    "{claimed} is claimed, but the calculation comes to {found} only.": "主张金额为{claimed}，经计算仅为{found}。",
    "Calculated item by item to {day}, the debt comes to {total}.": "经逐笔计算，截至{day}欠款合计{total}。",
    "The core system's balance is not in the currency of the loan.": "核心系统余额与贷款币种不一致。",
    "The notice of early maturity arrived on {day}.": "提前到期通知书已于{day}送达。",
    "The period of limitation runs until {day}.": "诉讼时效期间至{day}届满。",
    "The right to revoke the transfer can be used until {day}.": "撤销权可行使至{day}。",
    "When the guarantee period under {guarantee} ends is not stated.": "{guarantee}项下保证期间的届满日未载明。",
    "The guarantor under {guarantee} was called upon on {day}, within the guarantee period.": "已于{day}在保证期间内请求{guarantee}项下保证人承担保证责任。",
    "The guarantee period under {guarantee} runs until {day}; the guarantor is to be called upon by then.": "{guarantee}项下保证期间至{day}届满，应在此前请求保证人承担保证责任。",
    "The guarantee period under {guarantee} runs until {day}; the debtor is to be sued by then.": "{guarantee}项下保证期间至{day}届满，应在此前对债务人提起诉讼或申请仲裁。",
    "The guarantee period under {guarantee} ended on {day}; no earlier call upon the guarantor is on file.": "{guarantee}项下保证期间已于{day}届满，在卷未见此前请求保证人承担保证责任的记载。",
    "The guarantee period under {guarantee} ended on {day}; whether the debtor was sued by then is not on file.": "{guarantee}项下保证期间已于{day}届满，此前是否已对债务人提起诉讼或申请仲裁，在卷未见记载。",
    "The guarantee under {guarantee} is recorded as joint.": "{guarantee}项下保证方式记载为连带责任保证。",
    "The guarantee under {guarantee} is not recorded as joint.": "{guarantee}项下保证方式未记载为连带责任保证。",
    "A price under {share} of the market price is presumed unreasonably low.": "低于市场价{share}的价格，一般视为明显不合理的低价。",
    "The one who received is on file as a related party of the customer.": "受让方系在卷记载的客户关联方。",
    "{count} items of evidence cited state no lawful basis.": "所援引证据中有{count}项未载明合法来源。",
    "All evidence cited states on what lawful basis the bank has it.": "所援引证据均已载明合法来源。",
    "For {count} copies cited, it is not stated where the original is held.": "所援引证据中有{count}项复印件未载明原件保存处。",
    "A notice arrived on {day}.": "通知已于{day}送达。",
    "Assessment of {reference}": "理由充分性评估：{reference}",
    "{id} {kind}": "{id} {kind}",
    "Overdue": "逾期本息合计",
    "{authority} ({mark})": "{authority}（{mark}）",
}
