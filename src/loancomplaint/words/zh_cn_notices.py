"""What letters to the customer say, in Chinese: what a court may read, and nothing that threatens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Hereby notified.": "特此函告。",
    "Lender (seal)": "贷款人（盖章）",
    "Handled by": "经办人",
    "Demand letter": "催收函",
    "Notice of early maturity": "贷款提前到期通知书",
    "Demand on the guarantor": "保证责任履行通知书",
    "Request for documents": "资料补充通知书",
    "Statement of position": "立场告知函",
    "Contract and note": "合同及借据",
    "You and we signed loan contract {contract} on {day}, for {principal}.": (
        "贵方与我行于{day}签订借款合同（编号{contract}），借款本金{principal}。"
    ),
    "This concerns loan contract {contract}, for {principal}.": "本函所涉借款合同编号为{contract}，借款本金{principal}。",
    "The note is number {note}.": "借据编号为{note}。",
    "The loan was paid out on {start} and matures on {end}.": "该笔贷款于{start}发放，于{end}到期。",
    "Due and unpaid": "到期未付明细",
    "Due and unpaid as of {day}": "截至{day}到期未付明细",
    "As of {day}, no principal or interest is overdue.": "截至{day}，无逾期本息。",
    "As of {day}, principal and interest due and unpaid are {sum}.": "截至{day}，贷款到期未付本息合计{sum}。",
    "Penalty and compound interest run apart, as agreed, until the day of actual payment.": (
        "上述金额不含罚息、复利；罚息、复利按合同约定另行计收，至实际清偿之日止。"
    ),
    "Penalty interest runs apart, at the agreed {rate} a year, and compound interest as agreed, "
    "until the day of actual payment.": (
        "上述金额不含罚息、复利；罚息按合同约定的年利率{rate}另行计收，复利按合同约定计收，均至实际清偿之日止。"
    ),
    "Time and account for payment": "付款期限及账户",
    "Please pay the above into the agreed loan repayment account by {day}.": (
        "请于{day}前将上述款项足额存入合同约定的贷款还款账户。"
    ),
    "Should this letter arrive later, please do so within {days} days of receipt.": (
        "本函晚于该日送达的，请于收到之日起{days}日内办理。"
    ),
    "If you have paid already, please let us have the voucher for comparison.": ("如已付款，请提供付款凭证以便核对。"),
    "If payment is late": "逾期后果",
    "What is not paid in time continues to bear penalty and compound interest as agreed.": (
        "未在上述期限内付清的，未付款项继续按合同约定计收罚息、复利。"
    ),
    "Under {ref} of the contract we may: {remedies}.": "依据合同{ref}，我行有权采取下列措施：{remedies}。",
    "We may also claim our rights by law.": "我行并可依法主张权利。",
    "How to object": "异议渠道",
    "If you object to these amounts, please write to {lender} within {days} days of receipt, with your vouchers.": (
        "如对上述金额有异议，请于收到本函之日起{days}日内以书面形式向{lender}提出，并附相关凭证。"
    ),
    "Address for service": "送达地址",
    "This letter is sent to the agreed address for service: {places}.": "本函按合同约定的送达地址送达：{places}。",
    "This letter is served as the contract provides.": "本函按合同约定的方式送达。",
    "Rights reserved": "权利保留",
    "This letter waives none of our rights; all rights under contract and law are reserved.": (
        "本函不构成对我行任何权利的放弃；我行保留依合同及法律享有的全部权利。"
    ),
    "Receipt": "送达回执",
    "Please sign and return the receipt below.": "请签收后将下列送达回执退回我行。",
    "Who signs has received this letter and knows what it says.": "签收人确认已收到本函并知悉其全部内容。",
    "Document": "送达文书名称及编号",
    "{title} ({reference})": "{title}（{reference}）",
    "{contract}, {note}": "{contract}、{note}",
    "Addressee": "受送达人",
    "Served at": "送达地点",
    "Served by hand, or by post (number)": "送达方式（直接送达、邮寄送达及邮件号码）",
    "Received by (signature or seal)": "签收人（签名或盖章）",
    "Capacity, or relation to the addressee": "签收人职务或与受送达人的关系",
    "Received on": "签收日期",
    "Served by (two persons)": "送达人（两人签名）",
    "Remarks (refusal, witnesses)": "备注（拒收情形及见证人）",
    "The clause": "合同条款",
    "Under {refs} of contract {contract}, the lender may declare the loan due early where payment is overdue.": (
        "依据借款合同（编号{contract}）{refs}，借款人未按期偿还本息的，贷款人有权宣布借款提前到期。"
    ),
    "The clause in its own words is on the copy of the signed contract that goes with this notice.": (
        "条款原文见随本通知附送的双方已签署合同该条款页复印件。"
    ),
    "What triggers it": "触发事实",
    "Declaration": "宣告",
    "We hereby declare the whole loan under contract {contract} due.": (
        "我行现宣布借款合同（编号{contract}）项下全部借款提前到期。"
    ),
    "Due day": "到期日",
    "All principal and interest unpaid is due from the day on which this notice arrives.": (
        "自本通知送达之日起，全部未还本息到期应付。"
    ),
    "Please pay it by {day}.": "请于{day}前一次性付清。",
    "Sum payable": "应付总额",
    "Together: {sum}.": "合计：{sum}。",
    "Principal outstanding: {sum}.": "未还本金：{sum}。",
    "Interest due and unpaid as of {day}: {sum}.": "截至{day}到期未付利息：{sum}。",
    "Interest accrued since, penalty and compound interest run until the day of actual payment.": (
        "其后应计利息以及罚息、复利计至实际清偿之日止。"
    ),
    "No guarantor is to be notified.": "无须同时通知的保证人。",
    "The guarantors are notified at the same time: {names}.": "我行同时通知保证人：{names}。",
    "{kind} guarantee, contract {contract}": "{kind}保证，保证合同编号{contract}",
    "{guarantee}.": "{guarantee}。",
    "{guarantee}; the guarantee period ends on {day}.": "{guarantee}，保证期间至{day}止。",
    "Guarantee": "保证合同",
    "You guarantee the debt of {borrower} to us:": "贵方为{borrower}对我行的债务提供保证：",
    "Performance of the guarantee": "保证责任的履行",
    "Please perform your guarantee, and pay the above by {day}.": "请依保证合同承担保证责任，于{day}前清偿上述款项。",
    "As guarantor you answer, as the contract and the law provide, for what the borrower does not pay.": (
        "对借款人不能清偿的债务，贵方依保证合同及法律规定承担保证责任。"
    ),
    "Please urge the borrower to pay the above by {day}, and be ready to perform.": (
        "请督促借款人于{day}前清偿上述款项，并做好承担保证责任的准备。"
    ),
    "Documents requested": "请提供的资料",
    "Under {refs} of contract {contract}, please let us have:": "依据借款合同（编号{contract}）{refs}，请提供下列资料：",
    "As contract {contract} provides, please let us have:": "依据借款合同（编号{contract}）的约定，请提供下列资料：",
    "the latest financial statements;": "最近一期财务报表；",
    "vouchers on the use of the loan;": "贷款资金使用凭证；",
    "statements of the main settlement accounts;": "主要结算账户流水；",
    "a list of fixed assets and the state of the collateral.": "固定资产清单及担保物现状说明。",
    "Please hand them in by {day}.": "请于{day}前提交。",
    "Our position": "我行立场",
    "We ask that the contract be performed as agreed, and that what is due be paid in time.": (
        "我行要求贵方全面履行合同约定，按期偿还到期本息。"
    ),
    "If you have difficulties, please tell us in writing how you propose to pay.": (
        "如履行存在困难，请以书面形式提出还款安排。"
    ),
    # hours
    "no quiet hours are in force on that day": "该日没有施行中的免扰时段规定",
    "the quiet hours protect people, and a firm reads this": "免扰时段适用于联系自然人，本函的收件人为单位",
    "the reader agreed to be written to at any hour": "收件人已同意不限时段联系",
    "nobody is written to from {start} to {end} without consent": "未经同意，{start}至次日{end}不得联系",
    "it is outside the quiet hours, {start} to {end}": "不在免扰时段（{start}至次日{end}）内",
}
