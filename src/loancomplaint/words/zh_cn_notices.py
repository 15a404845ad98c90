"""What letters to the customer say, in Chinese: what a court may read, and nothing that threatens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Please take the above into account.": "特此函告。",
    "Notice is hereby given.": "特此通知。",
    "letter": "函",
    "notice": "通知",
    "Lender (seal)": "贷款人（盖章）",
    "Handled by": "经办人",
    "Demand letter": "催收函",
    "Notice of early maturity": "贷款提前到期通知书",
    "Demand on the guarantor": "保证责任履行通知书",
    "Request for documents": "资料补充通知书",
    "Statement of position": "立场告知函",
    "Contract and note": "合同及借据",
    "On {day} you signed {agreement} {contract} with us.": "贵方与我行于{day}签订{agreement}（编号{contract}）。",
    "This {letter} concerns {agreement} {contract}.": "本{letter}所涉{agreement}编号为{contract}。",
    "The principal is {principal}.": "借款本金{principal}。",
    "We paid {principal} under it.": "我行据此付款{principal}。",
    "We had to advance {principal} in your place.": "我行为贵方垫款{principal}。",
    "Our notice of early maturity reached you on {day}, and the whole debt has been due since.": "我行贷款提前到期通知书已于{day}送达贵方，全部债务自该日起到期。",
    "The number of the note is {note}.": "借据编号为{note}。",
    "The loan was paid out on {start} and matures on {end}.": "该笔贷款于{start}发放，于{end}到期。",
    "Due and unpaid": "到期未付明细",
    "Sums due and unpaid as of {day}": "截至{day}到期未付明细",
    "As of {day}, no principal or interest is overdue.": "截至{day}，无逾期本息。",
    "As of {day}, principal and interest due and unpaid come to {sum}.": "截至{day}，贷款到期未付本息合计{sum}。",
    "Penalty interest": "罚息",
    "penalty interest": "罚息",
    "compound interest": "复利",
    "Up to {day} inclusive there have accrued {parts}.": "截至{day}（含当日）已产生{parts}。",
    "With the sums above, {sum} is payable on that day.": "连同上述款项，当日应付合计{sum}。",
    "Until the day of actual payment, {kinds} accrue further as agreed.": "至实际清偿之日止，{kinds}按合同约定继续计收。",
    "Until the day of actual payment, {kinds} accrue further at the agreed rate of {rate} a year.": "至实际清偿之日止，{kinds}按约定年利率{rate}继续计收。",
    "Until the day of actual payment, {kinds} accrue further at the agreed rate of {rate} a year, at present {per_day} a day.": "至实际清偿之日止，{kinds}按约定年利率{rate}继续计收，现每日{per_day}。",
    "Time and account for payment": "付款期限及账户",
    "Please pay the above into the agreed loan repayment account by {day}.": (
        "请于{day}前（含当日）将上述款项足额存入合同约定的贷款还款账户。"
    ),
    "Should this {letter} arrive later, please do so within {days} days of receipt.": (
        "本{letter}晚于该日送达的，请于收到之日起{days}日内办理。"
    ),
    "If you have already paid, please send us proof of payment so that we can compare our records.": (
        "如已付款，请提供付款凭证以便核对。"
    ),
    "If payment is late": "逾期后果",
    "Sums not paid in time continue to bear penalty and compound interest as agreed.": (
        "未在上述期限内付清的，未付款项继续按合同约定计收罚息、复利。"
    ),
    "Under clause {ref} of the contract we may {measures}.": "依据合同{ref}，我行有权采取下列措施：{measures}。",
    "require further security": "要求追加担保",
    "We may also enforce our rights at law.": "我行亦有权依法主张权利。",
    "How to object": "异议渠道",
    "If you dispute these sums, please write to {lender} within {days} days of receipt of this {letter}, and "
    "enclose the papers on which you rely.": (
        "如对上述金额有异议，请于收到本{letter}之日起{days}日内以书面形式向{lender}提出，并附相关凭证。"
    ),
    "Address for service": "送达地址",
    "This {letter} is sent to the agreed address for service: {places}.": "本{letter}按合同约定的送达地址送达：{places}。",
    "This {letter} is served as the contract provides.": "本{letter}按合同约定的方式送达。",
    "Rights reserved": "权利保留",
    "This {letter} waives none of our rights; we reserve all rights under the contract and at law.": (
        "本{letter}不构成对我行任何权利的放弃；我行保留依合同及法律享有的全部权利。"
    ),
    "Receipt": "送达回执",
    "Please sign and return the receipt below.": "请签收后将下列送达回执退回我行。",
    "The signature confirms receipt of this {letter} and knowledge of its content.": (
        "签收人确认已收到本{letter}并知悉其全部内容。"
    ),
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
    "Under clause {refs} of contract {contract}, the lender may declare the loan due early where payment is overdue.": (
        "依据借款合同（编号{contract}）{refs}，借款人未按期偿还本息的，贷款人有权宣布借款提前到期。"
    ),
    "The wording of the clause is on the enclosed copy of the page of the signed contract.": (
        "条款原文见随附的双方已签署合同该条款页复印件。"
    ),
    "What triggers it": "触发事实",
    "Declaration": "宣告",
    "We hereby declare the whole of the loan under contract {contract} due early.": (
        "我行现宣布借款合同（编号{contract}）项下全部借款提前到期。"
    ),
    "Due day": "到期日",
    "All unpaid principal and interest are due and payable from the day on which this notice arrives.": (
        "自本通知送达之日起，全部未还本息立即到期应付。"
    ),
    "Please pay them in one sum by {day}.": "请于{day}前（含当日）一次性付清。",
    "Sum payable": "应付总额",
    "As of {day} there are payable {parts}, {sum} in all.": "截至{day}，应付{parts}，合计{sum}。",
    "Interest and penalty interest that accrue from then until the day of actual payment are payable in addition.": "该日之后至实际清偿之日止的利息、罚息另行计付。",
    "Interest, penalty interest and compound interest that accrue from then until the day of actual payment "
    "are payable in addition.": "该日之后至实际清偿之日止的利息、罚息、复利另行计付。",
    "interest due of {sum}": "到期未付利息{sum}",
    "interest accrued of {sum}": "应计未到期利息{sum}",
    "Sums not paid in time continue to bear penalty interest as agreed.": "未在上述期限内付清的，未付款项继续按合同约定计收罚息。",
    "No guarantor is to be notified.": "无须同时通知的保证人。",
    "We are notifying at the same time as guarantor: {names}.": "我行同时通知保证人：{names}。",
    "joint and several guarantee": "连带责任保证",
    "general guarantee": "一般保证",
    "{guarantee}, contract {contract}": "{guarantee}，保证合同编号{contract}",
    "{guarantee}, up to {sum}": "{guarantee}，担保金额{sum}",
    "{guarantee}.": "{guarantee}。",
    "{guarantee}; the guarantee period ends on {day}.": "{guarantee}，保证期间至{day}止。",
    "Guarantee": "保证合同",
    "You guarantee, as follows, what {borrower} owes us under {agreement} {contract}, for a principal of "
    "{principal}:": "贵方为{borrower}在{agreement}（编号{contract}，本金{principal}）项下对我行所负债务提供下列保证：",
    "Performance of the guarantee": "保证责任的履行",
    "Please perform your guarantee and, within its limits, pay the above by {day}.": (
        "请依保证合同在担保范围内承担保证责任，于{day}前（含当日）清偿上述款项。"
    ),
    "As guarantor you answer, as the contract and the law provide, for what the borrower does not pay.": (
        "对借款人不能清偿的债务，贵方依保证合同及法律规定承担保证责任。"
    ),
    "Please urge the borrower to pay the above by {day}, and be ready to perform.": (
        "请督促借款人于{day}前（含当日）清偿上述款项，并做好承担保证责任的准备。"
    ),
    "Documents requested": "请提供的资料",
    "Under clause {refs} of contract {contract}, please send us:": "依据借款合同（编号{contract}）{refs}，请提供下列资料：",
    "As contract {contract} provides, please send us:": "依据借款合同（编号{contract}）的约定，请提供下列资料：",
    "the latest financial statements;": "最近一期财务报表；",
    "vouchers on the use of the loan;": "贷款资金使用凭证；",
    "statements of the main settlement accounts;": "主要结算账户流水；",
    "a list of fixed assets, and an account of the state of the collateral, if any.": (
        "固定资产清单，以及担保物（如有）的现状说明。"
    ),
    "proof of income and assets;": "收入及财产证明；",
    "an account of the state of the collateral, if any.": "担保物（如有）的现状说明。",
    "Please submit them by {day}.": "请于{day}前（含当日）提交。",
    "Our position": "我行立场",
    "We require that you perform the contract in full and pay principal and interest when due.": (
        "我行要求贵方全面履行合同约定，按期偿还到期本息。"
    ),
    "If you have difficulty in performing, please let us have your proposal for repayment in writing.": (
        "如履行存在困难，请以书面形式提出还款安排。"
    ),
    # hours
    "no quiet hours are in force on that day": "该日没有施行中的免扰时段规定",
    "the quiet hours protect people, and a firm reads this": "免扰时段适用于联系自然人，本函的收件人为单位",
    "the reader agreed to be written to at any hour": "收件人已同意不限时段联系",
    "nobody is written to from {start} to {end} without consent": "未经同意，{start}至次日{end}不得联系",
    "it is outside the quiet hours, {start} to {end}": "不在免扰时段（{start}至次日{end}）内",
}
