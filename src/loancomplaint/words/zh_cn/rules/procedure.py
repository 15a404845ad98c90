"""Rules on periods and procedure, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "The claim is within the period of limitation.": "债权应在诉讼时效期间内。",
    "Expired, it is a defence that a court may not raise of its own motion, and acknowledgement revives the debt.": "时效届满产生债务人的抗辩，法院不得主动适用；债务人同意履行的，不得再以时效抗辩。",
    "A guarantor is called on within the guarantee period.": "应在保证期间内向保证人主张权利。",
    "The period is never interrupted; once it has passed, he is free.": "保证期间不因任何事由中断；届满后保证人不再承担保证责任。",
    "A transfer is attacked within a year of knowing it, and five of the act.": "撤销权应自知道撤销事由之日起一年内、行为发生之日起五年内行使。",
    "The right is extinguished with the period; nothing interrupts it.": "期间届满，撤销权即告消灭，不因任何事由中断。",
    "An extension that the file counts is shown by evidence.": "案卷计入的展期应有证据证明。",
    "It moves the day on which the borrower is late, so somebody will ask who agreed to it.": "展期推后逾期的起算日，须能说明系由何人同意。",
    "A loan is called once the days that the contract gives to cure the breach are over.": "合同约定纠正期限的，期限届满后方可宣布提前到期。",
    "A call before its time calls nothing. Where the clause wants a notice the days run from its arrival, else from the first day of the breach.": "期限届满前宣布提前到期的，不发生效力。条款要求通知的，自通知送达之日起算；否则自违约之日起算。",
    "The contract gives {days:days} to cure from a written notice, and none is shown to have arrived.": "合同约定自书面通知送达之日起给予{days}日纠正期限，案卷未载通知已经送达。",
    "The {days:days} that the contract gives to cure end on {day}; the loan may be called from the day after.": "合同约定的{days}日纠正期限至{day}届满，次日起方可宣布提前到期。",
    "the proof that a notice to cure arrived": "纠正通知的送达凭证",
    "the call, until that day is past": "提前到期一项，待期限届满后再行提出",
    "A loan that was called says when the notice arrived.": "贷款已宣布提前到期的，应写明通知送达日期。",
    "Calling takes effect on arrival; what was not yet due before is not due until then.": "宣布提前到期自通知送达时生效；送达之前，原未到期的款项仍未到期。",
    "A payment order is not asked for beside preservation.": "申请支付令不得与财产保全并行。",
    "After preservation before suit the court refuses the order; whether it comes before suit, a lawyer says.": "已申请诉前保全的，法院驳回支付令申请；是否属于诉前保全，由律师判断。",
    "Who asks for preservation asks for a suit too.": "申请财产保全的，应同时提出起诉的诉求。",
    "A preservation before suit is lifted where no suit follows in time.": "诉前保全后未在法定期限内起诉的，保全应予解除。",
    "The same facts are not sued for and reported as a crime without a lawyer's word.": "就同一事实既起诉又报案的，应先取得律师意见。",
    "A court may dismiss the suit and send the file to the police.": "法院可能裁定驳回起诉，并将材料移送公安机关。",
    # found
    "The period of limitation ended on {day}; the debtor may refuse to pay.": "诉讼时效期间已于{day}届满，债务人可以提出不履行义务的抗辩。",
    "The right to revoke the transfer ended on {day}.": "撤销权的行使期间已于{day}届满。",
    "A preservation before suit is lifted unless a suit follows within {days:days}.": "诉前保全后{days}日内未起诉的，保全将被解除。",
    # to be given
    "a demand, payment or acknowledgement that the file does not have yet": "案卷尚未载明的催收、还款或同意履行的材料",
    "the id of the agreement": "展期协议的证据编号",
    "the day the notice arrived": "通知送达日期",
    "a request to sue": "起诉的诉求",
    # to be obtained
    "a lawyer's opinion": "律师意见",
    # to be dropped
    "the guarantor, or show that he was called in time": "该保证人（已在保证期间内主张权利的，补充相应证据）",
    "the request": "该项诉求",
    "the payment order, and sue": "申请支付令的诉求（改为起诉）",
}
