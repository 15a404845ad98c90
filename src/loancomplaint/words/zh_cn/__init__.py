"""Chinese, as the head of risk of a Chinese bank writes it; filed as the code that says it.

A key that several rooms say is filed with the lowest of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from loancomplaint.words.zh_cn import (
    assessment,
    channels,
    cli,
    debt,
    documents,
    facts,
    followup,
    jurisdictions,
    labels,
    notices,
    privacy,
    proofs,
    renderers,
    reports,
    rules,
)

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **labels.WORDS,
        **assessment.WORDS,
        **channels.WORDS,
        **cli.WORDS,
        **debt.WORDS,
        **documents.WORDS,
        **facts.WORDS,
        **followup.WORDS,
        **jurisdictions.WORDS,
        **notices.WORDS,
        **privacy.WORDS,
        **proofs.WORDS,
        **renderers.WORDS,
        **reports.WORDS,
        **rules.WORDS,
    }
)
"""What to say for each English key; no key stands in two files."""
