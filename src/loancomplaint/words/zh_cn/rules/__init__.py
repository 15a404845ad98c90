"""What the standard rules say, in Chinese.

A title reads as a requirement, a finding as what was found.
What is to be given, obtained or dropped is a noun, because the frame around it holds the verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from loancomplaint.words.zh_cn.rules import conduct, evidence, grounds, pleadings, procedure, requests, rulebook

WORDS: Final[Mapping[str, str]] = {
    **conduct.WORDS,
    **evidence.WORDS,
    **grounds.WORDS,
    **pleadings.WORDS,
    **procedure.WORDS,
    **requests.WORDS,
    **rulebook.WORDS,
}
