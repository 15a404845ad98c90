"""The strategies that ship make what they say: every kind of thing, mostly coherent, fast enough to be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loancomplaint.debt.arrears import currencies
from loancomplaint.facts import CaseFile, EvidenceKind, RequestKind, ViolationKind, tree
from loancomplaint.facts.texts import every_text
from loancomplaint.testing import strategies

MADE_BY = [getattr(strategies, name) for name in strategies.__all__]


@pytest.mark.parametrize("strategy", MADE_BY)
@settings(max_examples=5)
@given(st.data())
def test_every_strategy_makes_something_hashable(
    strategy: Callable[[], st.SearchStrategy[object]], data: st.DataObject
) -> None:
    """Each name of the module is a function that returns a strategy of frozen values."""
    made = data.draw(strategy())

    assert made == made  # noqa: PLR0124 - equality itself is on trial
    assert hash(made) == hash(made)


@given(strategies.moneys("JPY", 5))
def test_moneys_stay_within_their_bounds(money: object) -> None:
    """A sum is of the currency that was asked for, none is negative, none beyond the most."""
    assert str(money) in {f"Money('{n}', 'JPY')" for n in range(6)}


def features(case: CaseFile) -> Iterator[object]:
    """Yield what occurs in a case file, of the things that rules and policies look at."""
    yield from (violation.kind for violation in case.violations)
    yield from (item.kind for item in case.evidence)
    yield from (request.kind for request in case.requests)
    known = {item.id for item in case.evidence}
    cited = {id_ for violation in case.violations for id_ in violation.cites}
    yield from ("a dangling citation",) if cited - known else ()
    yield from ("a citation",) if cited & known else ()
    yield from ("staff",) if case.implicated_staff else ()
    yield from ("a filing",) if case.authority_filings else ()
    yield from ("a bare draft",) if not (case.loans or case.violations or case.evidence) else ()
    yield from filled(case)
    for loan in case.loans:
        yield from ("an extension",) if loan.extensions else ()
        yield from ("a call",) if loan.acceleration else ()
        yield from ("a guarantee",) if any(security.guarantee_kind for security in loan.security) else ()
        yield from ("two currencies",) if len(currencies(loan)) > 1 else ()


def filled(value: object) -> Iterator[str]:
    """Yield each field in which a fact, or one in it, holds something other than its default: ``Loan.principal``."""
    cls: Any = type(value)
    for piece in value if isinstance(value, tuple) else ():
        yield from filled(piece)
    for field in stored(cls) if tree.is_fact(cls) else ():
        held = getattr(value, field.name)
        if held != field.default:
            yield f"{cls.__name__}.{field.name}"
            yield from filled(held)


@cache
def stored(cls: Any) -> tuple[attrs.Attribute[Any], ...]:  # noqa: ANN401 - any class of facts
    """Return the fields of a class that its file holds, and the derived ones not."""
    return tuple(field for field in attrs.fields(attrs.resolve_types(cls)) if field.init)


def every_field(cls: type, met: set[type]) -> Iterator[str]:
    """Yield every field of a class of facts, and of those that it holds, likewise."""
    if cls in met or not tree.is_fact(cls):
        return
    met.add(cls)
    for field in stored(cls):
        yield f"{cls.__name__}.{field.name}"
        kinds = (field.type, *get_args(field.type), *(part for arm in get_args(field.type) for part in get_args(arm)))
        for kind in kinds:
            if isinstance(kind, type):
                yield from every_field(kind, met)


FEATURES = {
    *ViolationKind,
    *EvidenceKind,
    *RequestKind,
    "a dangling citation",
    "a citation",
    "staff",
    "a filing",
    "a bare draft",
    "an extension",
    "a call",
    "a guarantee",
    "two currencies",
    *(name for name in every_field(CaseFile, set()) if name != "CaseFile.jurisdiction"),
}


def test_everything_occurs() -> None:
    """No kind of violation, evidence or request is out of reach of the laws, nor any field or turn of a policy."""
    seen: Counter[object] = Counter()

    @settings(max_examples=600, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(strategies.case_files())
    def look(case: CaseFile) -> None:
        seen.update(set(features(case)))

    look()

    assert set() == FEATURES - set(seen)
    assert seen["a dangling citation"] < seen["a citation"]
    assert seen["two currencies"] < 150


@given(strategies.case_files())
def test_ids_stand_once_and_texts_are_text(case: CaseFile) -> None:
    """A made file is one that a codec can write: ids are unique, and no text holds half a character."""
    for items in (case.violations, case.evidence, case.requests):
        ids = [item.id for item in items if item.id is not None]
        assert len(ids) == len(set(ids))
    for _, text in every_text(case):
        assert text == text.encode().decode()
