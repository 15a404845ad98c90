"""Redact names, numbers and opinions that an audience is not cleared for.

Every text that the audience reads passes here: of a fact by the walk over facts, of a document by the walk over
documents. So no text is missed, and a new field is redacted as soon as it says what it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeVar

import attrs

from loancomplaint.documents import rewritten
from loancomplaint.facts import CaseFile, Nature, PersonalData, Restricted, Violation, tree
from loancomplaint.facts.fields import Content
from loancomplaint.privacy.clearances import Clearance, Masking
from loancomplaint.privacy.matcher import Match, Matcher, SoughtText
from loancomplaint.privacy.people import People
from loancomplaint.privacy.unlisted import unlisted
from loancomplaint.text.characters import Spelling, levelled, spelling
from loancomplaint.words import Param, Phrase, phrase, verbatim

T = TypeVar("T")

_LEAST_NAME: Final = 2
_LEAST_NUMBER: Final = 6
"""Characters from which a number is looked for in texts: shorter ones are parts of dates and sums."""

_NOBODY: Final = "***"
"""Stands for a member of the staff where there is no language to say it in."""


class Redactor:
    """Shows texts without what their reader may not know.

    Args:
        case: As the reader may see it otherwise: whom to mask is read from it.

        clearance: What the reader may read.

        masking: What masked data looks like.
    """

    def __init__(self, case: CaseFile, clearance: Clearance, masking: Masking) -> None:
        self._clearance, self._masking = clearance, masking
        self._hides_numbers = clearance.personal_data is not PersonalData.IN_FULL
        self._people = People(case, masking)
        staff = [SoughtText(name, None) for name in sorted(staff_unnamed(case, clearance))]
        numbers = [*self._people.numbers()] if self._hides_numbers else []
        names = [*self._people.names()] if clearance.personal_data is PersonalData.MASKED else []
        self._whole = {each.text: each.instead for each in (*names, *numbers)} | {each.text: None for each in staff}
        self._matcher = Matcher(each for each in (*staff, *numbers, *names) if len(each.text) >= _least(each))
        self._begins = self._matcher.beginning("0123456789" if self._hides_numbers else "")
        self._hides_nothing = not self._hides_numbers and not staff
        self._done: dict[tuple[str, bool], tuple[str, ...]] = {}

    def case(self, case: CaseFile) -> CaseFile:
        """The case without what its reader may not know of opinions, plans, names and numbers."""
        if not self._clearance.clears(Restricted.PLANNED_MEASURES):
            case = attrs.evolve(case, requests=())
        if not self._clearance.clears(Restricted.INTERNAL_OPINION):
            case = attrs.evolve(case, violations=tuple(map(_without_opinion, case.violations)))
        return case if self._hides_nothing else tree.changed(case, self._field)

    def document(self, value: T) -> T:
        """A document, or anything made of phrases, with every text of the case in it redacted."""
        return value if self._hides_nothing else rewritten(value, self.said, self.plain)

    def allows(self, path: str, request: str | None) -> bool:
        """Whether the reader is shown what stands at *path* of the case, about a request or not."""
        plans = self._clearance.clears(Restricted.PLANNED_MEASURES)
        opinion = self._clearance.clears(Restricted.INTERNAL_OPINION)
        return (plans or (request is None and not path.startswith("requests"))) and (
            opinion or not _OPINION.search(path)
        )

    def plain(self, text: str, *, is_code: bool = False) -> str:
        """A text with names and numbers masked, and a sign for each member of the staff.

        Args:
            text: Any.

            is_code: Whether it is a number of the file's own: only what the file lists as somebody's is masked in it.
        """
        redacted = _NOBODY.join(self._redacted(text, is_code=is_code))
        return text if redacted == text else redacted

    def said(self, text: str) -> Param:
        """The same, with a word in the reader's language for each member of the staff."""
        first, *rest = self._redacted(text)
        if not rest:
            return text if first == text else type(text)(first)
        said: Phrase = verbatim(first)
        for piece in rest:
            said = phrase("{before}{person}{after}", before=said, person=Phrase("a person concerned"), after=piece)
        return said

    def _field(self, text: str, content: Content) -> str:
        return self.plain(text, is_code=content.code)

    def _redacted(self, text: str, *, is_code: bool = False) -> tuple[str, ...]:
        """What stands before, between and after the mentions of staff, with names and numbers masked."""
        if (done := self._done.get((text, is_code))) is None:
            self._done[text, is_code] = done = self._read(text, is_code=is_code)
        return done

    def _read(self, text: str, *, is_code: bool) -> tuple[str, ...]:
        if text not in self._whole and not self._begins.search(levelled(text)):
            return (text,)
        pieces = groupby(self._pieces(text, is_code=is_code), key=lambda piece: piece is None)
        return tuple("".join(filter(None, those)) for are_staff, those in pieces if not are_staff)

    def _pieces(self, text: str, *, is_code: bool) -> Iterator[str | None]:
        """The text, piece by piece, with None for a member of the staff."""
        if (whole := self._whole.get(text)) is not None:
            yield whole
            return
        begins = 0
        for match in self._matches(spelling(text), is_code=is_code):
            yield text[begins : match.begins]
            yield match.instead
            begins = match.ends
        yield text[begins:]

    def _matches(self, spelt: Spelling, *, is_code: bool) -> list[Match]:
        """What is hidden of a text; what the file lists goes before what merely has the form of a number."""
        listed = self._matcher.find(spelt)
        if is_code or not self._hides_numbers or not (by_form := [*unlisted(spelt, self._masking)]):
            return listed
        nobodys = self._public.find(spelt)
        return sorted([*listed, *_beside(_beside(by_form, listed), nobodys)], key=attrgetter("begins"))

    @cached_property
    def _public(self) -> Matcher:
        return Matcher(SoughtText(text, text, is_number=True) for text in self._people.public())


def _least(sought: SoughtText) -> int:
    return _LEAST_NUMBER if sought.is_number else _LEAST_NAME


_OPINION: Final = re.compile(r"\.(?:inference|statements)\b")
"""Where the author infers and opines; statements are numbered, and one that is left out would show in the others."""


def _without_opinion(violation: Violation) -> Violation:
    facts = tuple(s for s in violation.statements if s.nature is not Nature.OPINION)
    return attrs.evolve(violation, inference=None, statements=facts)


def without_staff(case: CaseFile, clearance: Clearance) -> CaseFile:
    """The case as if nobody of the staff were implicated, for a reader who may not know it."""
    return case if clearance.clears(Restricted.IMPLICATED_STAFF) else attrs.evolve(case, implicated_staff=())


def staff_unnamed(case: CaseFile, clearance: Clearance) -> frozenset[str]:
    """The names of implicated staff that the reader may not be told; the author's own she signs with."""
    if clearance.clears(Restricted.IMPLICATED_STAFF):
        return frozenset()
    return frozenset(member.name for member in case.implicated_staff) - {case.reporter.name}


def _beside(matches: Iterable[Match], others: Sequence[Match]) -> Iterator[Match]:
    """Those of *matches* that overlap with none of *others*; both stand in the order of the text."""
    ends = [other.ends for other in others]
    for match in matches:
        nearest = bisect_right(ends, match.begins)
        if nearest == len(others) or others[nearest].begins >= match.ends:
            yield match
