"""What the rows and tables of the jurisdictions say, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from loancomplaint.words.zh_cn.jurisdictions import defences, examples, needs, policies

WORDS: Final[Mapping[str, str]] = {
    **defences.WORDS,
    **examples.WORDS,
    **needs.WORDS,
    **policies.WORDS,
}
