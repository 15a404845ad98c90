"""What values show of themselves in a notebook, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # a case file
        "Case file {reference}": "案卷：{reference}",
        "About": "概况",
        "Customer": "客户",
        "Amount": "金额",
        "Loans": "贷款",
        "Violations": "违约、违规事实",
        "Signed on": "签订日期",
        "Matures on": "到期日",
        "Began on": "起始日期",
        "Statement": "事实陈述",
        "Given": "已填写",
        "Missing": "未填写",
        "Requests": "诉求与建议",
        # an assessment
        "Assessment of {reference}": "理由充分性评估：{reference}",
        "{id} {kind}": "{id} {kind}",
        "Overdue": "逾期本息合计",
        # a decision
        "Decision by the policy {policy}, version {version}": "渠道决定（政策“{policy}”，版本{version}）",
        "Form of document": "文书形式",
        "Opens when": "开放条件",
        "Because": "理由",
        "Forbidden": "禁止事项",
        "Every row": "逐条审视政策各行",
        # a report
        "Outline": "提纲",
        "Part": "部分",
        "Sentences": "句数",
    }
)
