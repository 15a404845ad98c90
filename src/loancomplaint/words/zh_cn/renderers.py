"""What a page says about itself: headings of the list of evidence, marks and legends of pictures, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

WORDS: Final[Mapping[str, str]] = {
    "not verified yet": "尚待核实",
    "{count} pages": "共{count}页",
    "Source": "来源",
    "Original or copy": "原件/复印件",
    "Pages of the bundle": "页码",
    "Page {page} of {pages}": "第{page}页，共{pages}页",
    "Issuer": "出具方",
    "Carrier": "载体",
    "What it proves": "证明目的",
    "Pages": "页数",
    "SHA-256": "摘要值（SHA-256）",
    "Figure {number}. {caption}": "图{number}　{caption}",
    "as of {day}": "基准日：{day}",
    "shown by evidence": "有证据支持",
    "no evidence yet, or not verified yet": "尚无证据或尚待核实",
    "from the document itself": "文书自身事项",
    "this evidence is cited for it": "以该项证据证明",
}
