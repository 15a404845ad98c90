"""The rows of the policies that ship, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "laundering": "涉嫌洗钱",
    "staff implicated": "牵涉员工",
    "grave": "严重事实",
    "grave, not yet verified": "严重事实（尚待核实）",
    "ordinary": "一般事实",
    "ordinary, not yet verified": "一般事实（尚待核实）",
    "filed case with staff": "已立案且牵涉员工",
    "illegal act": "违法行为",
    "loan by deceit": "涉嫌以欺骗手段取得贷款",
    "evasion": "转移资产",
    "A suspicion of laundering goes to the bank's own desk for it, and to nobody else.": "涉嫌洗钱的线索仅移送本行反洗钱合规部门，不得提交其他任何部门。",
    "Where the bank's own staff are implicated, internal audit is told in place of the line.": "牵涉本行员工的，由内审/纪检部门受理，不经业务条线。",
    "A serious violation goes to risk management.": "严重的违约事实提交风险管理部。",
    "Risk management is warned of a serious violation before it is verified.": "严重的违约事实虽尚待核实，亦先行向风险管理部预警。",
    "A violation that is not serious goes to the direct superior.": "未达到严重程度的违约事实提交直属上级。",
    "The direct superior is warned of a violation before it is verified.": "违约事实虽尚待核实，亦先行向直属上级预警。",
    "A case that an authority has filed and that implicates staff is reported to the regulator.": "有权机关已立案且牵涉本行员工的案件，应向监管部门报送案件信息。",
    "The regulator may act on loans obtained by deceit and on other illegal acts.": "对以欺骗手段取得贷款及其他违法行为，监管部门可以依法处理。",
    "Deceit that cost the bank as much as the filing threshold is suspected to be a crime.": "以欺骗手段取得贷款，造成的直接经济损失达到立案追诉标准的，涉嫌犯罪。",
    "A sum due is sued for once the bank has waited, or called the loan, or time runs out.": "到期款项经等待期届满、宣布贷款提前到期或期限将尽的，提起诉讼。",
    "Where assets are moved away, a lawyer secures them first; preservation does not wait.": "存在转移资产情形的，先由律师办理财产保全，保全不得延误。",
    "bankruptcy": "破产",
    "letters wait": "函件暂缓",
    "called for another breach": "因其他违约提前到期",
    "Where assets are said to be moved away, proven or not, or a report to the police is planned, no letter "
    "may warn the other side.": "反映存在转移资产情形（不论是否已经查实）或者拟向公安机关报案的，不得先行发函，以免惊动对方。",
    "A loan that was called for another breach than arrears is due in full, and is sued for.": "因逾期以外的违约情形已宣布提前到期的贷款，全部债务到期，依法提起诉讼。",
    "Once a bankruptcy is accepted, the debt is lodged with the administrator and not sued for.": "破产申请被受理后，向管理人申报债权，不得对该主体另行起诉。",
}
