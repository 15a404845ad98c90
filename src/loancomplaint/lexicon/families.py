"""What the tone lexicon is made of: a family of words, and the contexts that excuse it.

The lexicon itself is data: `tone_zh` and `tone_en`. The matcher is `tone`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import attrs

REACH: Final = 40
"""How many characters to either side of the words an excuse may look at, never beyond their sentence."""

QUOTE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where a quotation or a title was: others' words are taken out before the author's own are read."""

CLAUSE: Final = rf"[^,。;!?\n{QUOTE}]"
"""Any character inside a clause; punctuation is narrow, since text is folded before it is read."""


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


@attrs.frozen
class Excuse:
    """A context in which a family's words are lawful.

    Attributes:
        why: The reason, in one line.

        before: Searched in what stands before the words in their sentence; None where it does not matter.

        after: Searched in what stands after them.
    """

    why: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def covers(self, before: str, after: str) -> bool:
        """Whether either side of the words excuses them."""
        return bool(self.before and self.before.search(before)) or bool(self.after and self.after.search(after))


@attrs.frozen
class Family:
    """Words of one kind, said in one way.

    Attributes:
        tone: What is wrong with them.

        why: The reason a professional leaves them out, in one line.

        patterns: The words, for folded text: narrow, lower case, simplified characters. One for each way of saying it:
            a pattern that begins with known characters is searched for many times faster than one that has to try.

        excuses: Where they are lawful all the same.

        about: What the sentence must speak of for the words to count; None where they count in any sentence.
    """

    tone: Tone
    why: str
    patterns: tuple[re.Pattern[str], ...]
    excuses: tuple[Excuse, ...] = ()
    about: re.Pattern[str] | None = None

    def counts(self, before: str, words: str, after: str) -> bool:
        """Whether *words*, found between *before* and *after* in one sentence, are improper there."""
        if self.about and not self.about.search(f"{before}{words}{after}"):
            return False
        return not any(excuse.covers(before, after) for excuse in self.excuses)


_LED_BY_LOOKING_BACK: Final = re.compile(r"((?:\(\?<![^)]*\))+)([一-龥])")


def any_of(words: str) -> str:
    """Return a pattern for any of the words, which are separated by white space, the longest first."""
    return "(?:" + "|".join(map(_led_by_a_character, sorted(words.split(), key=len, reverse=True))) + ")"


def composed(builds: str) -> tuple[str, ...]:
    """Return the patterns that *builds* lists: each begins with a line, or with a line's bar and blank."""
    return tuple(_led_by_a_character(build.strip()) for build in re.split(r"\n\s*\| ", builds) if build.strip())


def _led_by_a_character(pattern: str) -> str:
    """Return the same pattern with its first character before what looks back from it, which makes searching fast."""
    led = _LED_BY_LOOKING_BACK.match(pattern)
    if not led:
        return pattern
    back = led[1].replace(")", f"{led[2]})").replace("|", f"{led[2]}|")
    return f"{led[2]}{back}{pattern[led.end() :]}"
