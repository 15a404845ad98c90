"""What the claim and the expected defences say, in Chinese.

The claim reads as a court's computation of a debt; a defence as counsel notes what the other side may plead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_CLAIM: Final[Mapping[str, str]] = {
    "Calculated to {day} inclusive, there are due {parts}, {total} in all.": "暂计至{day}（含当日），{parts}，合计{total}。",
    "Calculated to {day} inclusive, nothing is due.": "暂计至{day}（含当日），无到期未付款项。",
    "principal of {sum}": "本金{sum}",
    "interest of {sum}": "利息{sum}",
    "penalty interest of {sum}": "罚息{sum}",
    "compound interest of {sum}": "复利{sum}",
    "costs of {sum}": "实现债权的费用{sum}",
    "From {day} until actual payment, {bases}, at present {per_day} a day.": (
        "自{day}起至实际清偿之日止，{bases}，现每日合计为{per_day}。"
    ),
    "penalty interest runs on overdue principal of {base} at {rate} a year": (
        "以逾期本金{base}为基数按年利率{rate}继续计收罚息"
    ),
    "penalty interest runs on diverted principal of {base} at {rate} a year": (
        "以被挪用本金{base}为基数按年利率{rate}继续计收罚息"
    ),
    "compound interest runs on overdue interest of {base} at {rate} a year": (
        "以欠付利息{base}为基数按年利率{rate}继续计收复利"
    ),
    "From {day} until actual payment, penalty interest runs on overdue principal of {principal} at {rate} "
    "a year, at present {per_day} a day.": (
        "自{day}起至实际清偿之日止，以逾期本金{principal}为基数，按年利率{rate}继续计收罚息，现每日为{per_day}。"
    ),
    "From {day} until actual payment, penalty interest runs on overdue principal of {principal} and compound "
    "interest on overdue interest of {interest}, both at {rate} a year, at present {per_day} a day.": (
        "自{day}起至实际清偿之日止，以逾期本金{principal}为基数继续计收罚息，以欠付利息{interest}为基数继续计收复利，"
        "年利率均为{rate}，现每日合计为{per_day}。"
    ),
    # beside the core system
    "{component}: the core system has {theirs} on {day}, this calculation {ours}; the core system has {difference} more.": (
        "{component}：核心系统{day}余额为{theirs}，本表计算为{ours}，核心系统多计{difference}。"
    ),
    "{component}: the core system has {theirs} on {day}, this calculation {ours}; the core system has {difference} less.": (
        "{component}：核心系统{day}余额为{theirs}，本表计算为{ours}，核心系统少计{difference}。"
    ),
    "The core system's balance is of {theirs}, this calculation of {ours}.": (
        "核心系统余额的基准日为{theirs}，本表计算截止日为{ours}。"
    ),
    "The core system's balance bears no day; this calculation is of {ours}.": (
        "核心系统余额未载明基准日，本表计算截止日为{ours}。"
    ),
    # open points
    "The file holds no schedule of installments; nothing can be calculated.": "案卷未载还款计划，无从计算。",
    "The file states no penalty rate; neither penalty nor compound interest is claimed.": (
        "案卷未载罚息利率，暂不主张罚息、复利。"
    ),
    "The file does not say whether overdue interest bears compound interest; none is claimed.": (
        "案卷未载明欠付利息是否计收复利，暂不主张复利。"
    ),
    "The file states no day count; actual days over 365 are used, which yield less than over 360.": (
        "案卷未载计息天数规则，暂按实际天数、一年365天计算，所得金额低于按一年360天计算的金额。"
    ),
    "Penalty interest is calculated from the end of the {days} days of grace; whether the contract lets it run "
    "from the due day once they have passed is to be checked.": (
        "罚息自{days}天宽限期届满之次日起算；宽限期届满后合同是否约定自到期日起算，尚待核对。"
    ),
    "Compound interest is calculated on overdue interest alone, at the penalty rate; whether the contract grants "
    "more is to be checked.": "复利仅以欠付利息为基数、按罚息利率计算；合同是否另有更高约定，尚待核对。",
    "The call is not shown to have arrived; only what is due by the schedule is claimed.": (
        "提前到期通知尚无送达记载，暂仅主张按还款计划已到期的部分。"
    ),
    "Interest of the period in which the call arrived, on {day}, is not claimed: the yearly rate or the day on "
    "which the period began is not stated.": (
        "提前到期通知于{day}送达，当期截至该日的利息暂不主张：年利率或当期起算日未载明。"
    ),
    "The file states a penalty rate and a surcharge; the surcharge is used.": "案卷同时载有罚息利率和罚息加收比例，按加收比例计算。",
    "What was diverted bears the misuse rate in place of the contract's; what was paid back since is taken from it first.": (
        "被挪用部分按挪用罚息利率计息，不再按合同利率计息；此后归还的本金先冲减被挪用部分。"
    ),
    "Costs of {sum} are not counted: the file gives no rate from their currency to that of the loan.": (
        "费用{sum}未计入：案卷未载该币种对贷款币种的汇率。"
    ),
    "The file states no order of set-off; the order of law is used: {order}.": (
        "案卷未载还款抵充顺序，按法定顺序抵充：{order}。"
    ),
    "Payments exceed everything scheduled by {sum}, which is set off against nothing.": (
        "还款超出还款计划全部应还款项{sum}，超出部分未作抵充。"
    ),
}

_STANDING: Final[Mapping[str, str]] = {
    "The facts on file bear this out; it is to be resolved before a suit.": "在卷事实支持该项抗辩，起诉前应先行解决。",
    "What is on file does not answer this yet.": "在卷材料尚不足以应对。",
    "Answered by the evidence named.": "可以所列证据应对。",
    # what the facts say
    "Every payment known on {day} counted, principal and interest of {sum} are overdue.": (
        "计入截至{day}已知的全部还款，仍有逾期本息{sum}。"
    ),
    "Extensions and days of grace counted, the oldest sum unpaid on {day} was due on {due}.": (
        "计入展期和宽限期，截至{day}最早一笔未付款项已于{due}到期。"
    ),
    "{claimed} is claimed, but the calculation comes to {found} only.": "主张金额为{claimed}，经计算仅为{found}。",
    "Calculated item by item to {day}, the debt comes to {total}.": "经逐笔计算，截至{day}欠款合计{total}。",
    "The core system's balance is not in the currency of the loan.": "核心系统余额与贷款币种不一致。",
    "The notice of early maturity arrived on {day}.": "提前到期通知书已于{day}送达。",
    "The period of limitation runs until {day}.": "诉讼时效期间至{day}届满。",
    "The right to revoke the transfer can be used until {day}.": "撤销权可行使至{day}。",
    "When the guarantee period under {guarantee} ends is not stated.": "{guarantee}项下保证期间的届满日未载明。",
    "The guarantor under {guarantee} was called upon on {day}, within the guarantee period.": (
        "已于{day}在保证期间内请求{guarantee}项下保证人承担保证责任。"
    ),
    "The guarantee period under {guarantee} runs until {day}; the guarantor is to be called upon by then.": (
        "{guarantee}项下保证期间至{day}届满，应在此前请求保证人承担保证责任。"
    ),
    "The guarantee period under {guarantee} runs until {day}; the debtor is to be sued by then.": (
        "{guarantee}项下保证期间至{day}届满，应在此前对债务人提起诉讼或申请仲裁。"
    ),
    "The guarantee period under {guarantee} ended on {day}; no earlier call upon the guarantor is on file.": (
        "{guarantee}项下保证期间已于{day}届满，在卷未见此前请求保证人承担保证责任的记载。"
    ),
    "The guarantee period under {guarantee} ended on {day}; whether the debtor was sued by then is not on file.": (
        "{guarantee}项下保证期间已于{day}届满，此前是否已对债务人提起诉讼或申请仲裁，在卷未见记载。"
    ),
    "The guarantee under {guarantee} is recorded as joint.": "{guarantee}项下保证方式记载为连带责任保证。",
    "The guarantee under {guarantee} is not recorded as joint.": "{guarantee}项下保证方式未记载为连带责任保证。",
    "A price under {share} of the market price is presumed unreasonably low.": (
        "低于市场价{share}的价格，一般视为明显不合理的低价。"
    ),
    "The one who received is on file as a related party of the customer.": "受让方系在卷记载的客户关联方。",
    "{count} items of evidence cited state no lawful basis.": "所援引证据中有{count}项未载明合法来源。",
    "All evidence cited states on what lawful basis the bank has it.": "所援引证据均已载明合法来源。",
    "For {count} copies cited, it is not stated where the original is held.": (
        "所援引证据中有{count}项复印件未载明原件保存处。"
    ),
}

_PLEAS: Final[Mapping[str, str]] = {
    # the debt
    "The borrower: the loan was not paid out, or not in full.": ("借款人：贷款未实际发放，或者未足额发放。"),
    "The borrower: the signature or seal on the contract is not its own.": (
        "借款人：合同上的签字、印章并非其本人所签所盖。"
    ),
    "The borrower: a member of the bank's staff forged the loan papers, or had the money.": (
        "借款人：贷款资料系银行工作人员伪造，或者款项由其使用。"
    ),
    "The borrower: the sum was paid.": "借款人：款项已经清偿。",
    "The borrower: it was given time.": "借款人：已获准展期或者延期。",
    "The borrower: the sum claimed is miscalculated, or payments were set off in the wrong order.": (
        "借款人：主张金额计算有误，或者还款抵充顺序不当。"
    ),
    "The borrower: penalty and compound interest are excessive and should be reduced.": (
        "借款人：罚息、复利过高，请求予以调减。"
    ),
    "The borrower: the ledger was made by the bank alone.": ("借款人：还款台账系银行单方制作。"),
    "The borrower: no demand ever arrived.": "借款人：从未收到催收文书。",
    "The borrower: the period of limitation has ended.": "借款人：诉讼时效期间已经届满。",
    "The borrower: the bank had no right to call the loan.": ("借款人：银行无权宣布借款提前到期。"),
    "The borrower: the notice of early maturity never arrived.": ("借款人：从未收到提前到期通知书。"),
    "The borrower: the court has no jurisdiction.": "借款人：受诉法院没有管辖权。",
    # who answers for it
    "The guarantor: the signature or seal on the guarantee contract is not his own.": (
        "保证人：保证合同上的签字、印章并非其本人所签所盖。"
    ),
    "The guarantor: the guarantee is a general one, and the borrower answers first.": (
        "保证人：其仅承担一般保证责任，应先就借款人财产受偿。"
    ),
    "The guarantor: the guarantee period has ended.": "保证人：保证期间已经届满。",
    # the transfer
    "The other side: the price was fair.": "对方：转让价格合理。",
    "The other side: the price was paid, or set off against an older debt.": (
        "对方：转让价款已经支付，或者已抵偿在先债务。"
    ),
    "The transferee: it did not know of the debt, or of what the transfer did to the creditors.": (
        "受让方：其不知晓债务存在，亦不知晓转让对债权实现的影响。"
    ),
    "The borrower: the transfer was in the ordinary course of business.": ("借款人：转让属于正常经营行为。"),
    "The borrower: enough is left to pay its debts.": "借款人：其剩余财产足以清偿债务。",
    "The other side: the right to revoke the transfer has ended.": "对方：撤销权已经消灭。",
    # the papers
    "The borrower: an honest error, or another way of keeping accounts.": (
        "借款人：数据差异系善意差错，或者系会计口径不同所致。"
    ),
    "The borrower: the bank knew how things stood when it lent.": ("借款人：银行放款时已经知悉真实情况。"),
    "The borrower: the bank would have lent all the same.": ("借款人：银行并非基于该资料发放贷款。"),
    "The borrower: a member of the bank's staff or an agent made the papers up.": (
        "借款人：相关材料系银行工作人员或者中介制作。"
    ),
    # the use
    "The borrower: the bank agreed to the use.": "借款人：银行同意该用途。",
    "The borrower: the bank itself released the money to the payee.": ("借款人：款项系由银行直接支付给收款方。"),
    "The borrower: what it spent was other money than the loan.": ("借款人：所支出款项并非贷款资金。"),
    "The borrower: the payee delivered what the loan was for.": ("借款人：收款方已按贷款用途交付货物或者服务。"),
    # the covenant
    "The borrower: the contract contains no such duty.": "借款人：合同未约定该项义务。",
    "The borrower: the bank let the breach pass.": "借款人：银行已默许该行为。",
    "The borrower: it has made the breach good.": "借款人：其已经补正。",
    # the decline
    "The borrower: the decline is passing or seasonal.": "借款人：经营下滑系暂时性或者季节性的。",
    "The borrower: it offered sufficient security.": "借款人：其已提供适当担保。",
    # the act
    "The borrower: a person acted for himself, and not the firm.": ("借款人：该行为系个人行为，并非单位行为。"),
    "The borrower: no authority has established the act.": "借款人：该行为未经有权机关认定。",
    # the evidence
    "The other side: evidence was obtained unlawfully.": "对方：证据取得方式不合法。",
    "The other side: a copy cannot be compared with its original.": ("对方：复印件无法与原件核对。"),
}

_ANSWERS: Final[Mapping[str, str]] = {
    "the contract in the original": "合同原件",
    "that the money reached the borrower's own account": "款项已进入借款人本人账户的凭据",
    "what was agreed on the days of payment": "关于还款日期的约定文件",
    "the clause on penalty and compound interest": "罚息、复利的约定条款",
    "papers that the borrower signed, or that others made": "借款人签章或者他方出具的材料",
    "a demand, payment or acknowledgement within the period": "时效期间内催收、还款或者债务人确认债务的凭据",
    "the clause on early maturity, and the notice that relied on it": "提前到期的约定条款及据此发出的通知",
    "the arrival of the notice of early maturity": "提前到期通知书已送达的凭据",
    "the clause on jurisdiction": "管辖约定条款",
    "the guarantee contract in the original": "保证合同原件",
    "the guarantee contract, and a call upon the guarantor or a suit within the period": (
        "保证合同，以及保证期间内请求保证人承担责任或者起诉债务人的凭据"
    ),
    "what the borrower received for the assets": "借款人因转让实际收到价款的凭据",
    "how the transferee is related to the borrower": "受让方与借款人关系的证明",
    "what became of the business after the transfer": "转让后经营状况的证明",
    "what the borrower owns and owes since the transfer": "转让后借款人资产负债状况的证明",
    "when and how the bank came to know of the transfer": "本行知悉转让事实的时间和方式的凭据",
    "what others recorded of the same figures": "他方对同一数据的记录",
    "what the bank was told and checked before it lent": "放款前借款人告知和本行核查情况的记录",
    "by whom the papers were handed in": "材料由何人提交的凭据",
    "the agreed purpose": "贷款用途的约定",
    "who ordered the payment, and with which papers": "支付指令及其附件",
    "the flow of the loan, payment by payment": "贷款资金逐笔流向",
    "what was delivered for the money": "货物或者服务交付情况的凭据",
    "the clause broken": "所违反的合同条款",
    "an objection of the bank": "本行提出异议的凭据",
    "how things stand now": "现状的证明",
    "recent statements, beside those of earlier years": "近期报表及往年同期报表",
    "what the security is worth": "担保物价值的证明",
    "in whose name and for whose benefit the act was done": "行为名义及利益归属的证明",
    "what an authority recorded or decided": "有权机关的记录或者决定",
    "on what lawful basis the bank has each item": "各项证据合法来源的说明",
    "the originals, or where they are held": "原件或者原件保存处的说明",
}

WORDS: Final[Mapping[str, str]] = {**_CLAIM, **_STANDING, **_PLEAS, **_ANSWERS}
"""By the English key."""
