"""China, put together."""

from __future__ import annotations

from loancomplaint.facts import ViolationKind
from loancomplaint.jurisdictions.cn.authorities import AUTHORITIES
from loancomplaint.jurisdictions.cn.evidence import GROUNDS, NEEDS, SEVERITY
from loancomplaint.jurisdictions.cn.parameters import PARAMETERS
from loancomplaint.jurisdictions.cn.statutes import CITATIONS, STATUTES
from loancomplaint.law import Pack
from loancomplaint.lexicon.matcher import find_sealed
from loancomplaint.words.numerals import article_no

_INNER_MARKS = str.maketrans("《》", "〈〉")
"""A title inside a title takes the single marks."""


def cited_as(title: str, article: str) -> str:
    """A statute and an article as a lawyer cites them: 《中华人民共和国刑法》第一百七十五条之一."""
    number, _, inserted = article.partition("-")
    suffix = f"之{'一二三四五六七八九'[int(inserted) - 1]}" if inserted else ""
    inner = title.translate(_INNER_MARKS)
    return f"《{inner}》第{article_no(number)}条{suffix}"


def speaks_of_sealed_matter(text: str) -> bool:
    """Whether a text speaks of laundering or of reporting it, in Chinese or English."""
    return bool(find_sealed(text))


PACK = Pack(
    name="CN",
    version="2026-11-23",
    statutes=STATUTES,
    citations=CITATIONS,
    authorities=AUTHORITIES,
    parameters=PARAMETERS,
    grounds=GROUNDS,
    needs=NEEDS,
    severity=SEVERITY,
    sealed=frozenset({ViolationKind.SUSPECTED_MONEY_LAUNDERING}),
    holds_sealed_words=speaks_of_sealed_matter,
    cited_as=cited_as,
)
"""The law of mainland China, as far as loan complaints need it."""
