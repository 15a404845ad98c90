"""What every document has in common, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "Evidence {numbers}": "证据{numbers}",
    "{first} to {last}": "{first}至{last}",
    "{institution} {branch}": "{institution}{branch}",
    "Item": "项目",
    "Content": "内容",
    "Total": "合计",
    "No. {number}": "第{number}期",
    "No. {number} to {through}": "第{number}至{through}期",
    "Installment": "期次",
    "Due on": "到期日",
    "Unpaid principal": "尚欠本金",
    "Unpaid interest": "尚欠利息",
    "Subtotal": "小计",
}
