"""What documents say, in Chinese: the English in code is the key.

Formal written Chinese as a bank's own staff would sign it; full-width punctuation; nothing that a court could read as
heat.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_FRAME: Final = {
    "To {addressee}:": "{addressee}：",
    "Secrecy grade": "密级",
    "Date": "日期",
    "To": "主送",
    "Prepared by": "经办",
    "Reviewed by": "复核",
    "Approved by": "审批",
    "Seal of the institution": "报送单位（盖章）",
    "Authorised person": "受托经办人",
    "Received by the AML desk": "反洗钱合规岗签收",
    "Internal material": "内部资料",
    "Trade secret": "商业秘密",
    "Confidential AML information": "反洗钱保密信息",
    "Who may read what": "知悉范围一览",
    "Audience": "受众",
    "Personal data": "个人信息",
    "may read": "可知悉",
    "Evidence {number}": "证据{number}",
    "Fact {number}": "事实{numeral}",
    "no evidence yet": "尚无证据",
    "the sum of {sum}": "{sum}（大写：人民币{capitals}）",
    "{start} to {end}": "{start}至{end}",
    "to {end}": "至{end}",
    "from {day}": "自{day}起",
    "amount {sum}": "涉及金额{sum}",
    "{fact}: {kind}": "{fact}：{kind}",
    "{fact} ({details})": "{fact}（{details}）",
    "{period}, {stake}": "{period}，{stake}",
    "{fact} ({against})": "{fact}（{against}）",
    "{fact}: {point}": "{fact}：{point}",
    "{fact}; {suspicion}": "{fact}，{suspicion}",
    "{fact} (not verified yet)": "{fact}——尚待核实",
    "{name} ({title})": "{name}（{title}）",
    "{name} ({numbers})": "{name}（{numbers}）",
    "{scheme} {number}": "{scheme}{number}",
    "{title} ({says})": "{title}（{says}）",
    "{title}: {proves}.": "{title}：{proves}。",
    "{name}: {details}.": "{name}：{details}。",
    "{customer}: {kinds}.": "{customer}：{kinds}。",
    "{kinds}.": "{kinds}。",
    "{name}.": "{name}。",
    "{institution} {branch}": "{institution}{branch}",
    "{proves} (page {pages})": "{proves}（第{pages}页）",
    "{says} {remedy}": "{says}{remedy}",
    "{number}. {measure}": "{number}. {measure}",
    "{measure} (not proposed yet)": "{measure}——暂不提出",
    "{ref} of contract {contract}": "合同{contract}{ref}",
    "a person concerned": "有关人员",
    "Nothing is recorded.": "暂无记载。",
    "unstated": "方式未载明的",
    "security": "担保",
    "The whole file": "全案事项",
    "{measure}: {point}": "{measure}：{point}",
    "Item": "项目",
    "Content": "内容",
    "Total": "合计",
    "No. {number}": "第{number}期",
}

_BACKGROUND: Final = {
    "Background": "背景介绍",
    "Summary": "事由摘要",
    "This report concerns {customer}: {kinds}.": "本报告就{customer}的下列事项提请审阅：{kinds}。",
    "None of it is verified yet, and nothing here is a conclusion.": "所列事项均尚待核实，本件不作为认定结论。",
    "As of {day}, nothing is overdue under {loan}.": "截至{day}，{loan}项下无逾期本息。",
    "As of {day}, {loan} is {days} days past due: overdue principal {principal}, overdue interest {interest}, "
    "together {total}; penalty and compound interest apart.": (
        "截至{day}，{loan}项下贷款已逾期{days}天，逾期本金{principal}，逾期利息{interest}，合计{total}，"
        "罚息、复利另计。"
    ),
    "Customer and credit": "客户及授信概况",
    "The customer, from the bank's records": "客户基本情况（摘自本行客户信息）",
    "Name": "名称",
    "Kind": "类别",
    "Scale": "规模",
    "Industry": "所属行业",
    "Identity number": "证件号码",
    "Legal representative": "法定代表人",
    "Group": "所属集团",
    "Credit limit": "授信额度",
    "Total exposure": "全部敞口",
    "The loans": "贷款要素",
    "Contract": "合同编号",
    "Note": "借据编号",
    "Principal": "本金",
    "Yearly rate": "年利率",
    "Term": "期限",
    "Purpose": "约定用途",
    "On {day}, {customer} signed loan contract {contract} with the bank for {principal}.": (
        "{day}，{customer}与本行签订借款合同（编号{contract}），借款金额{principal}。"
    ),
    "{customer} borrowed {principal} from the bank under loan contract {contract}.": (
        "{customer}依借款合同（编号{contract}）向本行借款{principal}。"
    ),
    "The agreed purpose is: {purpose}.": "约定用途为{purpose}。",
    "The bank paid the loan out on {day}.": "本行已于{day}发放贷款。",
    "Exposure": "风险敞口",
    "Exposure as of {day}": "截至{day}的风险敞口",
    "Principal outstanding": "未还本金",
    "Penalty interest": "罚息",
    "Compound interest": "复利",
    "Class, by days alone": "风险分类下限",
    "reckoned apart": "另计",
    "{tier} (by days past due alone)": "{tier}（仅按逾期天数）",
    "The amounts are computed from the contract's schedule and the payments recorded; "
    "each payment is set off against the oldest installment first.": (
        "上列金额依合同还款计划及已入账还款计算，每笔还款先冲抵到期最早的一期。"
    ),
    " under {title}": "（{title}）",
    "The class is the best that the days past due alone allow{basis}; it is not the final class, "
    "which may be lower once other facts are weighed.": (
        "风险分类下限仅依逾期天数得出{basis}，不代表最终分类；结合其他事实认定的分类可能更低。"
    ),
    "The bank classes {loan} as {tier}.": "{loan}现行分类为{tier}。",
    "Overdue under {loan} as of {day}, by installment": "截至{day}，{loan}项下逾期明细",
    "Installment": "期次",
    "Due on": "到期日",
    "Unpaid principal": "尚欠本金",
    "Unpaid interest": "尚欠利息",
    "Together": "小计",
}

_STORY: Final = {
    "Problem": "问题描述",
    "Course of events": "事实经过",
    "The following evidence is also on file.": "就本项事实另有下列证据在卷。",
    "What happened is still to be stated.": "事实经过尚待补充陈述。",
    "The direct loss stated is {sum}.": "所述直接经济损失为{sum}。",
    "The bank's own staff": "涉及本行人员",
    "Possibly involved, still to be verified: {people}.": "可能涉及下列人员，尚待核实：{people}。",
    "The customer's explanation": "客户解释",
    "On {fact} the customer says: “{words}”": "就{fact}，客户解释称：“{words}”",
    "On {fact} the customer was not asked: {why}": "就{fact}，未向客户询问，理由：{why}",
    "On {fact} the customer's explanation is not recorded yet.": "就{fact}，尚未记录客户解释。",
    "List of evidence": "证据清单",
    "No evidence is cited yet.": "尚未列举证据。",
    "{count} items of evidence in all.": "以上证据共{count}项。",
    "No.": "序号",
    "Issuer": "出具方",
    "Carrier": "载体",
    "What it proves": "证明目的",
    "Pages": "页数",
    "SHA-256": "摘要值（SHA-256）",
    "Still to be verified": "尚待核实",
    "Nothing is open.": "暂无尚待核实事项。",
    "The facts that it rests on are not verified yet.": "所依据的事实尚待核实。",
    "Contradicted: {says} {remedy}": "与在卷记录不符：{says}{remedy}",
}

_MEASURES: Final = {
    "Requests and recommendations": "诉求与建议",
    "Security": "担保分析",
    "No security is recorded for the loans concerned.": "所涉贷款未记载担保。",
    "{loan} is secured by {security}.": "{loan}由{security}。",
    "a {manner} guarantee by {provider} (contract {contract})": "{provider}提供{manner}保证（合同编号{contract}）",
    "{kind} of {thing}, provided by {provider} (contract {contract})": (
        "{provider}以{thing}提供{kind}（合同编号{contract}）"
    ),
    "The sum secured is {sum}.": "担保金额为{sum}。",
    "The guarantee period ends on {day}.": "保证期间至{day}止。",
    "The guarantor was called upon on {day}.": "已于{day}要求保证人承担保证责任。",
    "The collateral is valued at {sum}.": "担保物评估价值为{sum}。",
    "Proposed measures and their basis": "建议措施及依据",
    "No measure is proposed yet.": "暂无建议措施。",
    "The following are to be taken once the facts are verified.": "下列措施待事实核实后采取。",
    "Amount: {sum}.": "金额：{sum}。",
    "Directed at: {names}.": "对象：{names}。",
    "It answers: {facts}.": "针对{facts}。",
    "Basis: {basis}.": "依据：{basis}。",
    "Deadlines and responsibility": "时限与责任人",
    "Periods running on {day}": "截至{day}正在进行的期间",
    "Period": "期间",
    "Concerns": "所涉事项",
    "Last day": "最后一日",
    "Days left": "剩余天数",
    "Basis": "依据",
    "ended": "已届满",
    "as agreed in the guarantee contract": "保证合同约定",
    "No statutory or agreed period is known to run.": "未见正在进行的法定或约定期间。",
    "The first period to run out ends on {day}; please act before then.": (
        "其中最早届满的期间至{day}止，请于该日前采取行动。"
    ),
    "In hand with: {name}.": "经办：{name}。",
    "Reviewed by: {name}.": "复核：{name}。",
}

_REPORTS: Final = {
    "Internal report on the loan risk of {customer}": "关于{customer}贷款风险情况的内部报告",
    "Please consider this report.": "以上报告，请审阅。",
    "Early warning on {customer} (not verified yet)": "关于{customer}的风险预警（尚待核实）",
    "Please note this warning; it will be supplemented once verified.": "以上预警，请知悉；核实后另行补报。",
    "The author declares that the above is true to the best of her knowledge.": (
        "报告人声明：以上内容据其所知属实，无捏造、隐瞒。"
    ),
    "She declares that she has no ties to the customer.": "报告人与客户无利害关系。",
    # referral
    "Internal referral of a suspicious matter: {customer}": "反洗钱可疑线索内部移送：{customer}",
    "Identity of the customer": "客户身份",
    "Beneficial owners": "受益所有人",
    "The file records no identification of beneficial owners; it is still to be verified.": (
        "本案卷未载受益所有人识别结果，尚待核实。"
    ),
    "Related parties on file:": "已知关联方如下：",
    "Period, number and sum of transactions": "交易期间、笔数、金额",
    "The transactions run from {start} to {end}.": "交易期间为{start}至{end}。",
    "The transactions begin on {day}.": "交易自{day}起。",
    "They add up to {sum}.": "涉及金额合计{sum}。",
    "Their number is to be counted from the statements listed below; the file states none.": (
        "交易笔数案卷未载，以所列账户流水逐笔核定为准。"
    ),
    "Flow of funds": "资金流向",
    "What is unusual": "异常特征",
    "What is unusual is still to be set out.": "异常特征尚待归纳。",
    "The evidence on file shows:": "在卷证据显示的情况如下：",
    "Who the beneficial owners are.": "受益所有人的识别。",
    "How many transactions there were, and each counterparty.": "交易笔数及各笔交易对手。",
    "Which of them wages, taxes, group treasury or ordinary trade explain.": (
        "可由工资、税款、集团资金归集或正常贸易往来解释的交易。"
    ),
    "Innocent explanations considered": "合理解释排查",
    "So as not to disclose the matter, the customer was not asked about it.": "为防止泄密，未就本事项向客户询问。",
    "On record from the customer: “{words}”": "客户此前的说明在卷：“{words}”",
    "Noted on this: {why}": "经办人注明：{why}",
    "Wages, taxes, group treasury and ordinary trade are to be excluded one by one against the statements; "
    "what this file does not exclude is still to be verified.": (
        "工资、税款、集团资金归集及正常贸易往来等合理用途，应依账户流水逐项排除；本案卷未予排除的，尚待核实。"
    ),
    "Steps taken": "已采取措施",
    "{count} items of evidence are secured, as listed below.": "已固定证据{count}项，列于证据清单。",
    "No step that the customer could notice is recorded on this matter.": (
        "就本事项，未见可能为客户所察觉的措施记录。"
    ),
    "Who knows of this": "知悉人员范围",
    "This matter is known to {author}, who prepares it, and to the desk that receives it.": (
        "本事项的知悉范围限于经办人{author}及反洗钱合规岗。"
    ),
    "Please tell nobody who need not know.": "请勿向无须知悉的部门和人员披露。",
    "The matter is referred for examination; please confirm receipt.": "现将上述线索移送，请予甄别并签收。",
    # to the regulator
    "Report on suspected violations of law by {customer}": "关于{customer}涉嫌违法情况的报告",
    "Reporting institution": "报告机构",
    "The reporting institution": "报告机构",
    "Institution": "机构名称",
    "Branch": "分支机构",
    "Party reported": "被报告人",
    "Facts suspected to be unlawful": "涉嫌违法事实",
    "What follows is suspected; whether it breaks the law is for the authority to find.": (
        "以下事实属涉嫌，是否违法由有权机关认定。"
    ),
    "suspected of obtaining a loan by deception": "涉嫌骗取贷款",
    "suspected: {kind}": "涉嫌{kind}",
    "No step is recorded yet.": "暂无措施记载。",
    "A written demand was made by {day}.": "已于{day}前书面催收。",
    "A notice arrived on {day}.": "通知已于{day}送达。",
    "The premises were inspected by {day}.": "已于{day}前进行现场检查。",
    "{loan} was declared due early; the notice arrived on {day}.": "{loan}已宣布提前到期，通知于{day}送达。",
    "Matter reported": "报告事项",
    "Under {titles}, the above is reported for the authority to deal with.": (
        "依据{titles}，现将上述情况报告，请依法处理。"
    ),
    "The above is reported for the authority to deal with.": "现将上述情况报告，请依法处理。",
    "The institution will report on what follows.": "后续情况，本机构将续报。",
    "Contact": "联系人",
    "Contact: {name}.": "联系人：{name}。",
    "Hereby reported.": "特此报告。",
    # a filed case
    "Case information: {customer}": "案件信息报送：{customer}",
    "Institution where the case arose": "案发机构",
    "Name of the case": "案件名称",
    "Authority that filed it, and number": "立案机关及文号",
    "Filings": "立案情况",
    "Authority": "立案机关",
    "Filed on": "立案日期",
    "Document number": "文号",
    "Persons involved": "涉案人员",
    "{count} members of the institution's staff are involved.": "涉及本机构工作人员{count}名。",
    "Their offices: {roles}.": "所任职务：{roles}。",
    "Outline of the case": "基本案情",
    "Sum involved and exposure": "涉案金额及风险敞口",
    "Hereby reported; the institution will report on what follows.": "特此报送，后续情况将续报。",
    # to the police
    "Report to public security concerning {customer}": "报案书（{customer}）",
    "Reporting unit": "报案单位",
    "Party accused": "被控告人",
    "Cause": "案由",
    "Facts": "事实",
    "What the loan was granted on": "放款依据与受骗关系",
    "What {fact} describes was given to the bank on or before {day}, the day the loan was paid out.": (
        "{fact}所述资料系在{day}放款之前或当日提交本行，本行据以审查并发放贷款。"
    ),
    "Whether the bank lent because of it, and with what intent it was given, is for the authority to find.": (
        "放款与上述资料之间的因果关系以及行为人的主观方面，请依法审查认定。"
    ),
    "Computation of the direct loss": "直接经济损失计算",
    "Direct loss": "直接经济损失",
    "Fact": "事实",
    "How it was reckoned": "计算方法",
    "Reckoned to": "计算截止日",
    "Request": "请求",
    "Please examine the above by law and decide whether to file the case.": (
        "请依法审查上述事实，并依法决定是否立案。"
    ),
    "Undertaking of truthfulness": "真实性承诺",
    "The institution states what it knows truthfully, and hands in genuine evidence.": (
        "本单位如实提供所知情况，所提交证据真实。"
    ),
    "It knows what the law says of false accusation: {title}.": ("本单位知悉捏造事实诬告陷害的法律责任（{title}）。"),
    "Seal and power of attorney": "公章及授权委托",
    "To be sealed by the institution, with the power of attorney of whoever hands it in.": (
        "本件须加盖单位公章，并附受托经办人的授权委托书。"
    ),
    # to counsel
    "Brief for counsel: {customer}": "律师委办书：{customer}",
    "Parties and jurisdiction": "主体及管辖",
    "Plaintiff": "原告",
    "Borrower": "借款人",
    "Guarantors": "保证人",
    "Jurisdiction ({loan})": "约定管辖（{loan}）",
    "Claims": "诉请",
    "The claim is still to be settled with counsel.": "诉请尚待与代理律师商定。",
    "Provisionally reckoned to {day}: {sum}; penalty and compound interest run until actual payment.": (
        "暂计至{day}为{sum}，罚息、复利计至实际清偿之日止。"
    ),
    "Computation of the debt": "欠款计算表",
    "Payments are set off in this order: {order}.": "还款冲抵顺序：{order}。",
    "Penalty interest on overdue principal runs at {rate} a year until actual payment.": (
        "逾期本金按年利率{rate}计收罚息，计至实际清偿之日止。"
    ),
    "Elements against evidence": "要件与证据对照",
    "To be shown": "待证要件",
    "Evidence": "证据",
    "Security and guarantee periods": "担保及保证期间",
    "Limitation": "时效",
    "{fact}: the {period} ends on {day} ({basis}).": "{fact}：{period}至{day}届满（{basis}）。",
    "No period of limitation is known to run.": "未见正在进行的时效期间。",
    "Leads to assets": "财产线索",
    "Collateral: {thing}.": "担保物：{thing}。",
    "No lead is on file.": "在卷无财产线索。",
    "Defences expected": "抗辩预判",
    "No defence is known yet.": "暂未掌握抗辩意见。",
    "Instructions are given as above; please advise.": "以上委办事项，请提出法律意见。",
}

_FOLLOW_UP: Final = {
    "hand the report in": "提交报告",
    "have its receipt acknowledged": "取得受理方签收",
    "supplement it and hand it in again": "补正后重新提交",
    "ask what was decided": "询问处理意见",
    "ask how it stands": "询问办理进展",
    "act before the first period of law or contract ends": "在最早届满的法定或约定期间之前采取行动",
}

WORDS: Final[Mapping[str, str]] = _FRAME | _BACKGROUND | _STORY | _MEASURES | _REPORTS | _FOLLOW_UP
"""The catalogue of what documents say."""
