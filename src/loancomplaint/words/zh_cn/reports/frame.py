"""What stands around the chapters: the head, the offices and how facts are named, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "as the receiving desk appoints": "由接收部门指定",
    "(to be signed)": "（待签）",
    "{caption} (from {evidence})": "{caption}（依据{evidence}）",
    "{caption} (no evidence yet)": "{caption}（尚无证据）",
    "{office} ({name})": "{name}",
    "the direct supervisor": "直属上级",
    "the Risk Management Department": "风险管理部",
    "the Legal and Compliance Department": "法律合规部",
    "the Asset Preservation Department": "资产保全部",
    "the AML Compliance Department": "反洗钱合规部门",
    "Internal Audit": "内审/纪检部门",
    "the local office of the banking regulator": "金融监管部门属地派出机构",
    "the economic crime unit of public security": "公安机关经济犯罪侦查部门",
    "the financial intelligence unit": "反洗钱监测分析中心",
    "counsel": "律师/法务",
    "the court that has jurisdiction": "有管辖权的人民法院",
    "There is nothing to state under this heading.": "本项无内容。",
    "Secrecy grade": "密级",
    "To": "主送",
    "Reviewed by": "复核",
    "Fact {number}": "事实{number:numeral}",
    "no evidence yet": "尚无证据",
    "The following evidence is also on file.": "就本项事实另有下列证据在卷。",
    "What happened is still to be stated.": "事实经过尚待补充陈述。",
    "List of evidence": "证据清单",
    "The author declares no conflict of interest in respect of the customer.": "报告人声明与客户无利害关系。",
    "The author declares that the above is true to the best of the author's knowledge.": "报告人声明：以上内容据其所知属实，无捏造、隐瞒。",
    "Outline": "提纲",
    "Part": "部分",
    "Sentences": "句数",
}
