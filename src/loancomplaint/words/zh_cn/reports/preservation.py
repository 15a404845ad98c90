"""The application for preservation, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Application for the preservation of assets": "财产保全申请书",
    "Matters requested": "请求事项",
    "Facts and reasons": "事实与理由",
    "Security for the preservation": "担保情况",
    "Applicant (signature or seal)": "申请人（签字、盖章）",
    "Applicant": "申请人",
    "Respondent": "被申请人",
    "That bank deposits of {names} of {sum} be frozen, or other assets of the same value be seized or held.": "请求冻结{names}名下银行存款{sum}，或者查封、扣押、冻结其同等价值的其他财产。",
    "That the respondents bear the costs of preservation.": "请求由被申请人负担保全费。",
    "The applicant sues under {contracts} for {sum}, provisionally calculated to {day}.": "申请人依据{contracts}提起诉讼，请求金额暂计至{day}为{sum}。",
    "{agreement} {loan}": "{agreement}（编号{loan}）",
    "Assets to be preserved: ____________": "被保全财产信息或者线索：____________",
    "Owner": "权利人",
    "Kind of asset": "财产类别",
    "Asset": "财产",
    "Identification": "账号、证号",
    "Where it is": "所在地",
    "Value": "价值",
    "Encumbrances": "权利负担",
    "The applicant is a financial institution; under {title} the court may require no security of it.": "申请人为经金融监管部门批准设立的商业银行，依据{title}，人民法院可以不要求提供担保。",
    "Security offered: ____________": "提供担保的财产信息或者资信证明：____________",
    "Security is offered by insurance of liability for the preservation.": "申请人以诉讼财产保全责任保险提供担保。",
}
