"""Reports to the regulator, the police and the authority that filed a case, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "{fact}; {suspicion}": "{fact}，{suspicion}",
    "Two officers had inspected the premises by {day}.": "截至{day}，已经双人现场核查。",
    "The reporting party is {institution}.": "报案单位为{institution}。",
    "The report is made by {institution}.": "报告机构为{institution}。",
    "The case arose at {institution}.": "案发机构为{institution}。",
    "In the course of monitoring its loans, the bank found the following in respect of {customer}. These are suspicions; whether the law was broken is for the competent authority to determine.": "本行在贷后管理中发现{customer}存在下列涉嫌违法的情形，是否构成违法由有权机关依法认定。",
    "The bank will report on further developments.": "后续情况，本行将及时续报。",
    "Questions on this report may be put to {name}.": "本件联系人为{name}。",
    "The case of {customer}: {kinds}.": "{customer}{kinds}案。",
    "Offices held: {roles}.": "所任职务：{roles}。",
    "{fact} involves {sum}.": "{fact}涉案金额为{sum}。",
    "This matter concerns {customer}: {kinds}.": "{customer}{kinds}。",
    "{fact} dates from {told}, before the bank paid the loan out on {paid}.": "{fact}发生于{told}，早于本行放款之日{paid}。",
    "{fact} dates from {told}, the day on which the bank paid the loan out.": "{fact}发生于{told}，与本行放款为同一日。",
    "The record of approval shows the papers on which the loan was granted.": "贷款审批记录载明本行据以发放贷款的资料。",
    "suspected obtaining of a loan by deception": "涉嫌骗取贷款",
    "suspected: {kind}": "涉嫌{kind}",
    "No step is recorded yet.": "暂无措施记载。",
    "A written demand had been made by {day}.": "截至{day}，已书面催收。",
    "A notice was delivered on {day}.": "通知已于{day}送达。",
    "The premises had been inspected by {day}.": "截至{day}，已进行现场检查。",
    "Loan {loan} was declared due early; the notice was delivered on {day}.": "{loan}项下贷款已宣布提前到期，通知于{day}送达。",
    "Under {titles}, the above is reported so that the authority may deal with it in accordance with the law.": "依据{titles}，现将上述情况报告，请依法处理。",
    "The above is reported so that the authority may deal with it in accordance with the law.": "现将上述情况报告，请依法处理。",
    "Filings": "立案情况",
    "Authority": "立案机关",
    "Filed on": "立案日期",
    "Document number": "文号",
    "The case involves {count} members of the bank's staff.": "涉及本行工作人员{count}名。",
    "Whether the loan was granted in reliance on these papers, and with what intent they were handed in, is for the competent authority to determine.": "放款与上述资料之间的因果关系以及行为人的主观方面，请依法审查认定。",
    "Direct loss by fact": "直接经济损失明细",
    "Fact": "事实",
    "How it was calculated": "计算方法",
    "Calculated to": "计算截止日",
    "Please examine the above in accordance with the law and decide whether to open a case.": "请依法审查上述事实，并决定是否立案。",
    "The bank states truthfully what it knows, and undertakes that the evidence which it submits is genuine.": "本行如实提供所知情况，并承诺所提交的证据真实。",
    "It is aware of the liability for false accusation under {title}.": "本行知悉捏造事实诬告陷害他人的法律责任（{title}）。",
    "This report is to bear the bank's seal and to be accompanied by the power of attorney of the person who submits it.": "本件须加盖本行公章，并附受托经办人的授权委托书。",
}
