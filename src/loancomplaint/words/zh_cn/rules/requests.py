"""Rules on requests, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Every request names violations of the file that it answers.": "每项诉求均应指明所针对的事实。",
    "A measure without a cause is arbitrary.": "没有事由的措施缺乏正当性。",
    "Every request rests on a clause or an article.": "每项诉求均应以合同条款或法律条文为依据。",
    "What the bank may do, it may do because somebody agreed to it or a statute says so.": "本行可以采取的措施，须有当事人约定或法律规定为据。",
    "The clause or article that a request relies on exists.": "诉求所依据的条款或条文应当存在。",
    "`contract:<contract_no>#<clause>` names a clause of a loan in the file, `<pack>:<statute>:<article>` an article.": "`contract:<contract_no>#<clause>`指案卷内贷款的合同条款，`<pack>:<statute>:<article>`指法律条文。",
    "The article that a request relies on was in force on the day of the facts.": "诉求所依据的条文在事实发生之日应当有效。",
    "Facts are judged by the law of their own day; steps of procedure by the law of the step's.": "实体事实适用事实发生时的法律，程序事项适用办理该程序时的法律。",
    "A clause relied on is triggered by the kinds of violation that the request answers.": "所依据的合同条款应由诉求所针对的事实类别触发。",
    "One of them is enough; a clause without triggers needs none.": "其中一类触发即可；未设触发条件的条款无此要求。",
    "A clause relied on grants the measure that is asked for.": "所依据的合同条款应载有诉求的措施。",
    "A clause that grants nothing in the file is not judged.": "案卷未记载条款所授予的措施的，不作判断。",
    "The sum sued for is not more than the principal and interest that the ledger shows as due.": "起诉金额不得超过还款台账所示的到期本金和利息。",
    "What goes beyond is penalty, compound interest or costs, and must be computed before it is claimed.": "超出部分属于罚息、复利或费用，须先行计算方可主张。",
    "A suit, a preservation and a revocation say against whom.": "起诉、财产保全和行使撤销权均应写明相对方。",
    "A court needs a defendant.": "法院受理案件须有明确的被告。",
    "A preservation says how much is to be preserved, and where it is.": "申请财产保全应写明保全金额和财产线索。",
    "A court freezes what it is shown, up to a sum, against security; it does not search.": "法院依申请人提供的线索、在限额之内并以提供担保为条件采取保全，不代为查找财产。",
    "A revocation names the debtor and the one who received.": "行使撤销权应列明债务人和受让人。",
    "Both are parties to what is to be undone.": "二者均为被请求撤销的行为的当事人。",
    "What is asked does not contradict itself.": "各项诉求不得相互矛盾。",
    "Giving time and calling the loan are two answers to one question.": "给予宽限与提前收回贷款，是对同一问题的两种处理。",
    "A mere decline in business is not answered as if it were a wrong.": "单纯的经营恶化不得按违约违规行为处理。",
    "It is a ground to watch, to ask for security or to stop lending; to sue or report takes a breach.": "经营恶化可以作为加强监控、追加担保或停止放款的理由；起诉或报案须有违约违规行为。",
    "Where assets are moved away, preservation is asked for.": "存在转移资产情形的，应提出财产保全的诉求。",
    "A judgment against an empty shell collects nothing.": "债务人名下已无财产的，胜诉判决亦无从执行。",
    "A loan is classed no better than its days past due allow, or a downgrade is asked for.": "贷款风险分类不得优于逾期天数所对应的类别，否则应提出下调风险分类的诉求。",
    "Days give a floor; other facts may push lower.": "逾期天数只决定分类的下限，其他事实可能使分类更低。",
    # found
    "The basis was not in force on the day of the facts.": "该依据在事实发生之日并非有效的法律条文。",
    "The clause does not grant this: {measure}.": "该条款未载有以下措施：{measure}。",
    "{asked} is asked for, but the ledger shows {owed} as due.": "诉求金额为{asked}，而还款台账所示到期款项为{owed}。",
    "By days past due alone the loan is at best {tier}.": "仅按逾期天数，该笔贷款最高只能列为{tier}。",
    # to be given
    "the violations it answers": "该项诉求所针对的事实",
    "the id of a violation in the file": "案卷内事实的编号",
    "a clause of the contract or an article": "合同条款或法律条文",
    "a clause of a loan in the file, or an article": "案卷内贷款的合同条款，或者法律条文",
    "the article in force on that day": "当日有效的法律条文",
    "a clause or article that this kind of violation triggers": "可由此类事实触发的合同条款或法律条文",
    "a clause or article that grants it": "载有该项措施的合同条款或法律条文",
    "the sum that is due, or how the rest was computed": "到期应付的金额，或者超出部分的计算方法",
    "whom it is directed at": "该项诉求的相对方",
    "the sum to be preserved": "申请保全的金额",
    "what is to be preserved, and where": "拟保全的财产及其线索",
    "who received the assets": "资产的受让人",
    "A suit names the guarantors who answer beside the debtor.": "起诉应将承担连带责任的保证人一并列为被告。",
    "Who is left out must be sued again, and his guarantee period runs on.": "未列明的保证人须另行起诉，而其保证期间继续计算。",
    "the guarantors": "保证人",
    "the breach that it answers": "该项诉求所针对的违约行为",
    "a request to preserve assets": "财产保全的诉求",
    "a request to downgrade the loan": "下调风险分类的诉求",
    # to be dropped
    "one of the two": "其中一项",
}
