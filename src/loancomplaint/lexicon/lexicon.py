"""The words of a jurisdiction's languages, as one value that travels."""

from __future__ import annotations

from functools import lru_cache

import attrs

from loancomplaint.lexicon.families import Tone, Topic
from loancomplaint.lexicon.matcher import Hit, Span, find_improper, find_sealed
from loancomplaint.lexicon.reading import topics


@attrs.frozen
class Lexicon:
    """What tone, sealed matter and the topics of rules are told by.

    Attributes:
        languages: The folders of `loancomplaint.lexicon` that are read, in this order.
    """

    languages: tuple[str, ...] = ("zh", "en")

    def improper(self, text: str) -> tuple[Hit, ...]:
        """The author's own words of an improper tone, see `find_improper`."""
        return find_improper(text, self.languages)

    def tones(self, text: str) -> frozenset[Tone]:
        """The improper tones of a text; several rules ask the same of every text."""
        return _tones(text, self.languages)

    def sealed(self, text: str) -> tuple[Span, ...]:
        """Words of sealed matter, see `find_sealed`."""
        return find_sealed(text, self.languages)

    def speaks_of_sealed_matter(self, text: str) -> bool:
        """Whether *text* speaks of sealed matter."""
        return bool(find_sealed(text, self.languages))

    def speaks_of(self, topic: Topic, text: str) -> bool:
        """Whether *text* speaks of *topic*, in any of the languages."""
        return any(topics(name)[topic].pattern.found_in(text) for name in self.languages)

    def example(self, *sought: Topic) -> str:
        """A text that speaks of all that is *sought*."""
        return " ".join(topics(self.languages[0])[topic].example for topic in sought)


@lru_cache(maxsize=512)
def _tones(text: str, languages: tuple[str, ...]) -> frozenset[Tone]:
    return frozenset(hit.tone for hit in find_improper(text, languages))
