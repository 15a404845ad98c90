"""What a lexicon is made of: patterns, families of words with a tone, and the contexts that excuse them.

The words themselves are text files, one folder a language; `loancomplaint.lexicon.reading` reads them.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property
from typing import Final

import attrs

from loancomplaint.lexicon.leads import Leads

REACH: Final = 40
"""How many characters to either side of the words an excuse may look at, never beyond their sentence."""

QUOTE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where a quotation or a title was: others' words are taken out before the author's own are read."""


class Tone(StrEnum):
    """What is wrong with the words, for a document that must stand before a stranger."""

    INSULT = "insult"
    """Abuse or contempt for a person or a firm."""
    EMOTION = "emotion"
    """Indignation, disappointment or chatter in place of facts."""
    THREAT = "threat"
    """Harm or punishment held out to the reader or the customer."""
    ABSOLUTE = "absolute"
    """Certainty that no evidence can give."""
    HEARSAY = "hearsay"
    """What nobody in particular said, or what the author guesses."""
    GUILT = "guilt"
    """Crime, guilt or intent stated as a fact."""
    PRESSURE = "pressure"
    """Family, employer, neighbours or the public used against a debtor."""
    BARGAINING = "bargaining"
    """A report to an authority used as a means of collection."""
    FABRICATION = "fabrication"
    """Material made up, back-dated, trimmed or signed for somebody else."""
    TIP_OFF = "tip_off"
    """Words that let the customer know what is being looked into."""
    PERSONAL = "personal"
    """Private life that the case does not need."""


class Topic(StrEnum):
    """What a rule or a report looks for in a free text."""

    PENALTY = "penalty"
    """Penalty or compound interest."""
    AFFILIATES = "affiliates"
    """Parties that are related to each other."""
    CONSENT = "consent"
    """Written consent to a credit report."""
    REVIEWER = "reviewer"
    """The office of somebody who reviewed."""
    APPROVER = "approver"
    """The office of somebody who approved."""


@attrs.frozen
class Pattern:
    """A regular expression that is compiled when it is first needed.

    Attributes:
        source: For folded text: narrow, lower case, simplified characters.

        leads: What its matches may begin with, see `loancomplaint.lexicon.leads`; none where it is not looked for by them.
    """

    source: str
    leads: Leads = frozenset()

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """It, compiled."""
        return re.compile(self.source)

    def found_in(self, text: str) -> bool:
        """Whether it occurs in *text*."""
        return self.compiled.search(text) is not None


@attrs.frozen
class Excuse:
    """A context in which a family's words are lawful.

    Attributes:
        why: The reason, in one line.

        before: Searched in what stands before the words in their sentence; None where it does not matter.

        after: Searched in what stands after them.
    """

    why: str
    before: Pattern | None = None
    after: Pattern | None = None

    def covers(self, before: str, after: str) -> bool:
        """Whether either side of the words excuses them."""
        return bool(self.before and self.before.found_in(before)) or bool(self.after and self.after.found_in(after))


@attrs.frozen
class Family:
    """Words of one kind, said in one way.

    Attributes:
        tone: What is wrong with them.

        why: The reason a professional leaves them out, in one line.

        patterns: The words: one for each way of saying it.

        excuses: Where they are lawful all the same.

        about: What the sentence must speak of for the words to count; None where they count in any sentence.
    """

    tone: Tone
    why: str
    patterns: tuple[Pattern, ...]
    excuses: tuple[Excuse, ...] = ()
    about: Pattern | None = None

    def counts(self, before: str, words: str, after: str) -> bool:
        """Whether *words*, found between *before* and *after* in one sentence, are improper there."""
        if self.about and not self.about.found_in(f"{before}{words}{after}"):
            return False
        return not any(excuse.covers(before, after) for excuse in self.excuses)
