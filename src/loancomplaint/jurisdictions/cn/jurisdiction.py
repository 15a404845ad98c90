"""China, put together."""

from __future__ import annotations

from typing import Final

from loancomplaint.jurisdictions.cn.authorities import AUTHORITIES
from loancomplaint.jurisdictions.cn.clearances import CLEARANCES
from loancomplaint.jurisdictions.cn.defences import DEFENCES
from loancomplaint.jurisdictions.cn.numerals import article_no
from loancomplaint.jurisdictions.cn.parameters import MATERIALITY, PARAMETERS
from loancomplaint.jurisdictions.cn.policies import policy_of_the_day
from loancomplaint.jurisdictions.cn.statutes import CITATIONS, STATUTES
from loancomplaint.jurisdictions.cn.violations import PROFILES
from loancomplaint.law import Jurisdiction
from loancomplaint.lexicon import Lexicon

_INNER_MARKS = str.maketrans("《》", "〈〉")
"""A title inside a title takes the single marks."""


def cited_as(title: str, article: str) -> tuple[str, str]:
    """A statute and an article as a lawyer cites them: 《中华人民共和国刑法》, 第一百七十五条之一."""
    number, _, inserted = article.partition("-")
    suffix = f"之{'一二三四五六七八九'[int(inserted) - 1]}" if inserted else ""
    inner = title.translate(_INNER_MARKS)
    return f"《{inner}》", f"第{article_no(number)}条{suffix}"


def shortened(statute: str) -> str:
    """A statute as lawyers name it among themselves: 《民法典》."""
    return statute.replace("《中华人民共和国", "《", 1)


CHINA: Final = Jurisdiction(
    name="CN",
    version="2026-11-23",
    statutes=STATUTES,
    citations=CITATIONS,
    cited_as=cited_as,
    authorities=AUTHORITIES,
    parameters=PARAMETERS,
    profiles=PROFILES,
    materiality=MATERIALITY,
    policy=policy_of_the_day,
    shortened=shortened,
    defences=DEFENCES,
    clearances=CLEARANCES,
    lexicon=Lexicon(("zh", "en")),
    # 商业秘密, a trade secret, is the bank's own.
    state_secrets=("绝密", "机密", "秘密"),
)
"""The law of mainland China, as far as loan complaints need it."""
