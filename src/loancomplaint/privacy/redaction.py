"""What must not stand in a text that one audience reads, and what stands there instead.

It is put over a finished value, once: no text in it can be missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from operator import is_not
from typing import Any, Final, TypeVar

import attrs

from loancomplaint.documents import fields_of
from loancomplaint.facts import (
    CaseFile,
    CustomerKind,
    Identifier,
    LegalRepresentative,
    Nature,
    PersonalData,
    Restricted,
    Violation,
)
from loancomplaint.privacy.clearances import Clearance, Masking
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, phrase, verbatim

T = TypeVar("T")

_LEAST_NUMBER: Final = 6
"""Characters from which a number is looked for in texts: shorter ones are parts of dates and sums."""

_LEAST_NAME: Final = 2

_PEOPLE: Final = frozenset({CustomerKind.INDIVIDUAL, CustomerKind.SOLE_TRADER})

_NOBODY: Final = "***"
"""Stands for a member of the staff where there is no language to say it in."""


class Discretion:
    """Says a text without what its reader may not know.

    Args:
        case: As the reader may see it otherwise.

        clearance: What the reader may read.

        masking: What masked data looks like.
    """

    def __init__(self, case: CaseFile, clearance: Clearance, masking: Masking) -> None:
        hides_numbers = clearance.personal_data is not PersonalData.IN_FULL
        numbers = dict(_numbers(case, masking)) if hides_numbers else {}
        names = dict(_names(case, masking)) if clearance.personal_data is PersonalData.MASKED else {}
        self._hidden = {**names, **numbers}
        self._masked = _any_of(
            [number for number in numbers if len(number) >= _LEAST_NUMBER]
            + [name for name in names if len(name) >= _LEAST_NAME]
        )
        self._clearance = clearance
        self._staff = _any_of(name for name in staff_unnamed(case, clearance) if len(name) >= _LEAST_NAME)

    def masked(self, text: str) -> str:
        """The text with the names and numbers of people masked."""
        if text in self._hidden:
            return self._hidden[text]
        return self._masked.sub(lambda found: self._hidden[found[0]], text) if self._masked else text

    def said(self, text: str) -> Param:
        """The same, with a word in the reader's language for each member of the staff."""
        text = self.masked(text)
        if self._staff is None or not self._staff.search(text):
            return text
        first, *rest = self._staff.split(text)
        said: Phrase = verbatim(first)
        for piece in rest:
            said = phrase("{before}{person}{after}", before=said, person=Phrase("a person concerned"), after=piece)
        return said

    def told(self, case: CaseFile) -> CaseFile:
        """The case without what its reader may not know of opinions, plans, names and numbers."""
        if not self._clearance.clears(Restricted.PLANNED_MEASURES):
            case = attrs.evolve(case, requests=())
        if not self._clearance.clears(Restricted.INTERNAL_OPINION):
            case = attrs.evolve(case, violations=tuple(map(_without_opinion, case.violations)))
        return retold(case, self._plainly)

    def allows(self, path: str, request: str | None) -> bool:
        """Whether the reader is shown what stands at *path* of the case, about a request or not."""
        plans = self._clearance.clears(Restricted.PLANNED_MEASURES)
        opinion = self._clearance.clears(Restricted.INTERNAL_OPINION)
        return (plans or (request is None and not path.startswith("requests"))) and (
            opinion or not _OPINION.search(path)
        )

    def _plainly(self, text: str) -> str:
        """The text as it is said, with a sign for each member of the staff."""
        text = self.masked(text)
        return self._staff.sub(_NOBODY, text) if self._staff else text


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


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _numbers(case: CaseFile, masking: Masking) -> Iterator[tuple[str, str]]:
    """Every number of a person, and the address of a borrower who is one, with what is shown of it."""
    for value in _within(case):
        if isinstance(value, Identifier):
            if (masked := masking.masked_number(value)) != value.value:
                yield value.value, masked
        elif isinstance(value, LegalRepresentative) and value.phone:
            yield value.phone, masking.mobile.of(value.phone)
    if case.customer.kind in _PEOPLE:
        for loan in case.loans:
            yield from ((address, masking.masked_address(address)) for address in loan.service_addresses)


def _names(case: CaseFile, masking: Masking) -> Iterator[tuple[str, str]]:
    """Every name of a person around the customer, with what is shown of it; who writes for the bank signs in full."""
    customer = case.customer
    people = [party.name for party in customer.related_parties]
    people += [item.provider for loan in case.loans for item in loan.security if item.provider]
    people += [name for request in case.requests for name in request.against]
    people += [name for each in case.violations for t in each.transfers for name in (t.from_, t.to) if name]
    moved = [transfer for violation in case.violations for transfer in violation.transfers]
    people += [name for transfer in moved for name in (transfer.from_, transfer.to) if name]
    people = [name for name in people if not masking.is_firm(name) and name != customer.name]
    people += [customer.name] if customer.kind in _PEOPLE else []
    people += [customer.legal_representative.name] if customer.legal_representative else []
    yield from ((name, masking.masked_name(name)) for name in people if name)


def _within(value: object) -> Iterator[object]:
    """Every fact in *value*, itself among them."""
    yield value
    for piece in value if isinstance(value, tuple) else (getattr(value, field) for field in fields_of(value)):
        yield from _within(piece)


def rewritten(value: T, said: Callable[[str], Param]) -> T:
    """*value* with every text that a phrase holds said anew; its own words stay, and so does what reads as it did."""
    return _anew(value, said)  # type: ignore[no-any-return]  # a value is rewritten to one of its own type


def _anew(value: Any, said: Callable[[str], Param]) -> Any:  # noqa: ANN401 - any piece of a report
    if isinstance(value, Phrase):
        params = tuple([(name, _param(param, said)) for name, param in value.params])
        changed = any(new is not old for (_, new), (_, old) in zip(params, value.params, strict=True))
        return attrs.evolve(value, params=params) if changed else value
    if isinstance(value, tuple):
        items = tuple([_anew(item, said) for item in value])
        return items if any(map(is_not, items, value)) else value
    if isinstance(value, Money):
        return value
    fields = ((field, old, _anew(old, said)) for field in fields_of(value) for old in (getattr(value, field),))
    anew = {field: new for field, old, new in fields if new is not old}
    return attrs.evolve(value, **anew) if anew else value


def _param(param: Param, said: Callable[[str], Param]) -> Param:
    if isinstance(param, str):
        return param if (told := said(param)) == param else told
    return _anew(param, said) if isinstance(param, Phrase | tuple) else param


def retold(value: T, plainly: Callable[[str], str]) -> T:
    """A copy of a fact with every text in it told anew; words of a closed set stay."""
    return _told(value, plainly)  # type: ignore[no-any-return]  # a value is told anew as one of its own type


def _told(value: Any, plainly: Callable[[str], str]) -> Any:  # noqa: ANN401 - any piece of a fact
    if isinstance(value, str):
        return value if isinstance(value, Enum) else plainly(value)
    if isinstance(value, tuple):
        return tuple(_told(item, plainly) for item in value)
    changed = {field: _told(getattr(value, field), plainly) for field in fields_of(value)}
    return attrs.evolve(value, **changed) if changed else value
