"""What reports say, in Chinese: formal written Chinese as a bank's own staff would sign it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from loancomplaint.words.zh_cn.reports import (
    aml_features,
    aml_referral,
    authorities,
    background,
    claims,
    debt,
    defences,
    facts_and_evidence,
    figures,
    forms,
    frame,
    measures,
    preservation,
    statement,
)

WORDS: Final[Mapping[str, str]] = {
    **aml_features.WORDS,
    **aml_referral.WORDS,
    **authorities.WORDS,
    **background.WORDS,
    **claims.WORDS,
    **debt.WORDS,
    **defences.WORDS,
    **facts_and_evidence.WORDS,
    **figures.WORDS,
    **forms.WORDS,
    **frame.WORDS,
    **measures.WORDS,
    **preservation.WORDS,
    **statement.WORDS,
}
