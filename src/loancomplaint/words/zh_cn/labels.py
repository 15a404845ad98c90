"""The closed sets of words, in Chinese; each key is a member's value with spaces for its underscores.

A key that two sets share says the same in both, unless one of them has a key of its own: ``agent_kind.lawyer``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_VIOLATIONS: Final[Mapping[str, str]] = {
    "overdue payment": "逾期未还",
    "false information": "提供虚假资料",
    "suspected money laundering": "涉嫌洗钱",
    # a heading says what was done, and asserts no intent
    "debt evasion": "低价转让资产",
    "loan misuse": "未按约定用途使用贷款",
    "covenant breach": "违反合同约定",
    "business deterioration": "经营恶化",
    "other illegal act": "其他违法行为",
    # whether somebody looked
    "confirmed": "已核实",
    "suggested": "待核实线索",
    # how serious
    "minor": "轻微",
    "moderate": "一般",
    "serious": "严重",
    "critical": "特别严重",
    # what it amounts to
    "sufficient": "充分",
    "insufficient": "不充分",
    "contradicted": "存在矛盾",
    "not assessable": "尚无法判定",
    # how a claim is made
    "suit": "起诉",
    "lodging": "申报债权",
    # how a desk answered
    "accepted": "已受理",
    "returned": "退回补充",
    "declined": "不予受理",
    "closed": "已办结",
    # what is wrong with a policy
    "gap": "缺口",
    "dead": "无效条目",
    "contradiction": "矛盾",
    "not monotone": "轻重倒置",
    "leak": "泄密",
    "unreachable desk": "无法到达的受理方",
    # what a statement does
    "fact": "事实",
    "inference": "推断",
    "opinion": "意见",
}

_EVIDENCE: Final[Mapping[str, str]] = {
    "loan contract": "借款合同",
    "disbursement voucher": "放款凭证",
    "guarantee contract": "保证合同",
    "collateral registration": "抵质押登记",
    "agreement": "相关协议",
    "correspondence": "往来函件",
    "text message": "短信及即时通讯记录",
    "call record": "通话记录",
    "collection record": "催收记录",
    "third party assessment": "第三方评估",
    "financial statement": "财务报表",
    "bank statement": "账户流水",
    "transfer record": "转让及转账记录",
    "registry extract": "登记查询资料",
    "payment ledger": "还款台账",
    "demand notice": "催收通知书",
    "acceleration notice": "提前到期通知书",
    "delivery proof": "送达回执",
    "site visit record": "现场检查记录",
    "credit report": "信用报告",
    "approval record": "审批记录",
    "invoice": "发票",
    "photograph": "照片",
    "testimony": "证人证言",
    "court document": "司法文书",
    "other": "其他",
    # who made it
    "bank": "本行",
    "customer": "客户",
    "counterparty": "交易对手",
    "third party": "第三方",
    "government": "国家机关",
    # what it stands on
    "original": "原件",
    "certified copy": "经核对的复印件",
    "copy": "复印件",
    "printout": "打印件",
    "electronic": "电子数据",
}

_REQUESTS: Final[Mapping[str, str]] = {
    "suspend credit": "暂停授信额度",
    "accelerate loan": "提前收回贷款",
    "pursue legal recovery": "法律手段追讨",
    "preserve assets": "财产保全",
    "revoke transfer": "行使撤销权",
    "add security": "追加担保",
    "downgrade classification": "下调风险分类",
    "enhance monitoring": "加强贷后监控",
    "refer to AML": "移送反洗钱",
    "report to police": "报案",
    "apply payment order": "申请支付令",
    "restructure": "重组",
    "lodge claim": "申报债权",
    "realize security": "实现担保物权",
}

_PARTIES: Final[Mapping[str, str]] = {
    "enterprise": "企业",
    "project company": "项目公司",
    "sole trader": "个体工商户",
    "individual": "个人",
    "micro": "微型",
    "small": "小型",
    "medium": "中型",
    "large": "大型",
    "CN-USCC": "统一社会信用代码",
    "CN-RIC": "居民身份证号",
    "LEI": "法人识别编码",
}

_LOANS: Final[Mapping[str, str]] = {
    "working capital": "流动资金贷款",
    "fixed asset": "固定资产贷款",
    "project": "项目融资",
    "trade": "贸易融资",
    "personal": "个人贷款",
    # what secures it
    "guarantee": "保证",
    "mortgage": "抵押",
    "pledge": "质押",
    "joint": "连带责任",
    "general": "一般",
    # what a payment is set off against
    "costs": "实现债权的费用",
    "interest": "利息",
    "principal": "本金",
    "penalty": "罚息",
    "compound": "复利",
    # how many days a year of interest has
    "actual/360": "实际天数/360",
    "actual/365": "实际天数/365",
    "30/360": "每月30天/360",
    # how the bank came to be owed
    "term": "定期贷款",
    "drawdown": "分次提款",
    "acceptance advance": "承兑垫款",
    "letter of credit advance": "信用证垫款",
    "guarantee advance": "保函垫款",
    "discounted bill": "票据贴现",
    "factoring": "保理",
    # how the principal comes back
    "bullet": "到期一次还本",
    "annuity": "等额本息",
    "equal principal": "等额本金",
    "schedule": "按还款计划",
    # what recovery cost
    "lawyer fee": "律师费",
    "preservation fee": "保全费",
    "preservation insurance": "保全保险费",
    "appraisal": "评估费",
    "notary": "公证费",
    # what a thing is
    "account": "银行账户",
    "land": "土地使用权",
    "building": "房屋",
    "vehicle": "车辆",
    "equipment": "设备",
    "equity": "股权",
    "receivable": "应收账款",
    # who resolved
    "shareholders": "股东会",
    "board": "董事会",
    # what an authority opened
    "civil": "民事案件",
    "criminal": "刑事案件",
    "insolvency": "破产案件",
    "enforcement": "执行案件",
    # its class
    "pass": "正常类",
    "special mention": "关注类",
    "substandard": "次级类",
    "doubtful": "可疑类",
    "loss": "损失类",
    # what runs out
    "limitation": "诉讼时效",
    "guarantee period": "保证期间",
    "guarantee limitation": "保证债务诉讼时效",
    "claim lodging": "债权申报",
    "suit after preservation": "诉前保全后的起诉",
    "revocation": "撤销权除斥期间",
}

_ROLES: Final[Mapping[str, str]] = {
    "borrower": "借款人",
    "co borrower": "共同借款人",
    "guarantor": "保证人",
    "security provider": "担保人",
    "shareholder": "股东",
    "controller": "实际控制人",
    "transferee": "受让人",
    "affiliate": "关联方",
    "spouse": "配偶",
    "administrator": "管理人",
    "debtor": "债务人",
    "staff": "本行工作人员",
}

_WAYS: Final[Mapping[str, str]] = {
    "internal": "内部渠道",
    "external": "外部渠道",
    "legal": "法律途径",
    # desks
    "direct supervisor": "直属上级",
    "risk management": "风险管理部",
    "legal compliance": "法律合规部",
    "asset preservation": "资产保全部",
    "AML compliance": "反洗钱合规",
    "internal audit": "内审/纪检",
    "banking regulator": "金融监管部门",
    "public security": "公安经侦",
    "financial intelligence unit": "反洗钱监测分析中心",
    "lawyer": "律师/法务",
    "agent_kind.lawyer": "律师",
    "court": "法院",
    # what not every reader may read
    "sealed matter": "涉密事项",
    "internal opinion": "内部意见",
    "planned measures": "拟采取措施",
    "implicated staff": "涉事员工",
    "lawyers work": "律师工作成果",
    # how a reader reads personal data
    "in full": "完整显示",
    "numbers masked": "号码脱敏",
    "masked": "姓名、号码均脱敏",
    # forms
    "internal report": "内部报告",
    "early warning": "风险预警",
    "AML referral": "反洗钱可疑线索内部移送",
    "regulatory report": "向监管部门的报告",
    "case information": "案件信息报送",
    "police report": "报案书",
    "legal brief": "律师委办书",
    "statement of claim": "民事起诉状",
    "preservation application": "财产保全申请书",
    "proof of claim": "债权申报书",
    "demand letter": "催收函",
    "guarantor demand": "保证责任履行通知",
    "document request": "资料补充通知",
    "position statement": "立场告知",
    # bans
    "tell customer of suspicion": "将涉嫌事项告知客户",
    "send notice before preservation": "在财产保全或者报案之前向客户发出通知",
    "bypass AML desk": "绕过反洗钱合规",
}

WORDS: Final[Mapping[str, str]] = {**_VIOLATIONS, **_EVIDENCE, **_REQUESTS, **_PARTIES, **_LOANS, **_ROLES, **_WAYS}
"""By the English label."""
