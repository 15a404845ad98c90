"""What a case file shows of itself at a glance, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "No.": "序号",
    "Date": "日期",
    "Prepared by": "经办",
    "Type": "类别",
    "Contract": "合同编号",
    "Principal": "本金",
    "Amount": "金额",
    "Evidence": "证据",
    "Case file {reference}": "案卷：{reference}",
    "About": "概况",
    "Customer": "客户",
    "Loans": "贷款",
    "Violations": "违约、违规事实",
    "Signed on": "签订日期",
    "Matures on": "到期日",
    "Began on": "起始日期",
    "Statement": "事实陈述",
    "Given": "已填写",
    "Missing": "未填写",
    "Requests": "诉求与建议",
}
