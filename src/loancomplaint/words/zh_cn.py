"""Chinese, as the head of risk of a Chinese bank writes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from loancomplaint.words import (
    zh_cn_cards,
    zh_cn_claim,
    zh_cn_cli,
    zh_cn_documents,
    zh_cn_figures,
    zh_cn_labels,
    zh_cn_notices,
    zh_cn_parties,
    zh_cn_policies,
    zh_cn_reports,
    zh_cn_rules,
)

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **zh_cn_cards.WORDS,
        **zh_cn_claim.WORDS,
        **zh_cn_cli.WORDS,
        **zh_cn_documents.WORDS,
        **zh_cn_figures.WORDS,
        **zh_cn_notices.WORDS,
        **zh_cn_parties.WORDS,
        **zh_cn_policies.WORDS,
        **zh_cn_reports.WORDS,
        **zh_cn_rules.WORDS,
        **zh_cn_labels.WORDS,
    }
)
"""What to say for each English key; no key stands in two parts."""
