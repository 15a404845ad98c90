"""Captions, tables and alternatives of pictures, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "What happened": "事项",
    "{evidence} (not verified yet)": "{evidence}（尚待核实）",
    "Course of events by day": "事件时间轴",
    "The events in order": "事件一览",
    "{count} events from {start} to {end}, each on a line of its own and at its place in time.": "自{start}至{end}共{count}个事项，逐行列示，并按日期标注于时间轴上。",
    "Date as of which this report speaks": "报告基准日",
    "{what} ({loan})": "{what}（{loan}）",
    "Notice delivered ({title})": "通知送达（{title}）",
    "{agreement} {contract} signed": "签订{agreement}{contract}",
    "Loan of {principal} paid out": "发放贷款{principal}",
    "{principal} paid by the bank": "本行付款{principal}",
    "{sum} received": "收到还款{sum}",
    "{count} payments received": "收到还款共{count}笔",
    "Installment {number} of {sum} due; {left} of it unpaid as of {day}": "{number}{sum}到期，截至{day}尚欠{left}",
    "{count} installments fell due and are not paid in full": "共{count}期先后到期，均未足额偿还",
    "Extension agreed": "达成展期约定",
    "Loan declared due early": "宣布贷款提前到期",
    "Notice that the loan is due early arrived": "提前到期通知送达",
    "The bank learned of {fact}": "本行发现{fact}",
    "{count} transfers": "转移共{count}笔",
    "{giver} to {taker}: {sum}": "{giver}转至{taker}：{sum}",
    "Arrears under loan {loan} by installment": "{loan}项下各期逾期金额",
    "{number}, due {day}": "{number}（{day}到期）",
    "A bar for each of the {count} installments overdue on {day}, made of: {parts}.": "截至{day}逾期共{count}期，每期一条，分示{parts}。",
    "Flow of funds and assets": "资金及资产流向",
    "The transfers in order": "转移明细",
    "{count} transfers among {parties} parties, as arrows from giver to receiver in the order of time.": "{parties}方之间共{count}笔转移，按时间先后以箭头由付出方指向收受方。",
    "a party not recorded": "未载明的一方",
    "From (giver)": "付出方",
    "To (receiver)": "收受方",
    "Sum": "金额",
    "Facts against evidence": "事实与证据对照图",
    "Evidence fact by fact": "各项事实所依据的证据",
    "Items": "项数",
    "{rows} rows against {columns} items of evidence; a dot stands where the item is cited for the row.": "横列证据{columns}项，纵列待证事项{rows}项，圆点表示以该项证据证明该事项。",
}
