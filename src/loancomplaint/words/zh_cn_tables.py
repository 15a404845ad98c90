"""What decision tables say, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # tests
        "anything": "任意值",
        "equal to {value}": "等于{value}",
        "below {value}": "小于{value}",
        "at most {value}": "不大于{value}",
        "above {value}": "大于{value}",
        "at least {value}": "不小于{value}",
        "{low} and {high}": "{low}且{high}",
        "{a}, or {b}": "{a}，或{b}",
        "not ({test})": "不属于以下情形（{test}）",
        # outcomes
        "several rules match, and the hit policy is UNIQUE": "多条规则同时命中，而命中策略为UNIQUE（唯一）",
        "rules with different outputs match, and the hit policy is ANY": "命中的规则输出不一致，而命中策略为ANY（任一）",
        # the command line
        "{table}: {rules} rules, hit policy {policy}": "{table}：共{rules}条规则，命中策略为{policy}",
        "It holds: no gap, no overlap, no dead rule.": "检验通过：无缺口、无重叠、无失效规则。",
        "Gap: no rule matches `{witness}`": "缺口：没有规则命中`{witness}`",
        "Overlap: the rules {rules} match together `{witness}`": "重叠：规则{rules}同时命中`{witness}`",
        "Dead: rule {rules} never decides": "失效：规则{rules}在任何情形下均不起作用",
        "No rule matches.": "没有规则命中。",
        "Rule {number} matches:": "规则{number}命中：",
        "{input} is {test}": "{input}{test}",
    }
)
"""By the English that stands in the code."""
