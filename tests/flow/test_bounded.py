"""A search for what is missing ends, however large the file, and its answer says whether it tried everything."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint.assessment import Assessment, repairs
from loancomplaint.assessment.bounded import (
    LEAST_FILES,
    MOST_FACTS,
    MOST_FILES,
    Bounded,
    Limited,
    SearchEndedError,
    files_for,
    gathered,
)
from loancomplaint.assessment.comparison import shifts
from loancomplaint.channels.whatif import MOST
from loancomplaint.facts import CaseFile, Channel, Desk, Evidence, EvidenceKind, Payment, Violation, ViolationKind
from loancomplaint.values.money import Money


class Counting:
    """Assesses as the face does, and counts."""

    def __init__(self) -> None:
        self.read = 0

    def __call__(self, file: CaseFile, *, later: int = 0) -> Assessment:
        """Assess *file*."""
        self.read += 1
        assert not later
        return lc.assess(file)


@given(st.lists(st.integers()), st.integers(0, 9))
def test_what_was_found_before_the_end_is_kept(numbers: list[int], most: int) -> None:
    """A search that may try so many keeps what it found by then, and is whole where it tried all of them."""

    def search() -> Iterator[int]:
        for tried, number in enumerate(numbers):
            if tried == most:
                raise SearchEndedError
            yield number

    found = gathered(search())

    assert (tuple(numbers[:most]), len(numbers) <= most) == (found, found.whole)


def test_bounded_answers_are_a_tuple() -> None:
    """They compare, and hash, as the tuple they are, and travel with what they say of the search."""
    found = Bounded((1, 2), whole=False)
    stored = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes

    assert ((1, 2), hash((1, 2))) == (found, hash(found))
    assert ((1, 2), False) == (stored, stored.whole)


def large(seed: CaseFile, size: int) -> CaseFile:
    """The seed with so many more violations of which nothing is shown, and evidence that nothing is said of."""
    bare = (Violation(id=f"W{n}", kind=ViolationKind.OVERDUE_PAYMENT) for n in range(size))
    papers = (Evidence(id=f"F{n}", kind=EvidenceKind.OTHER) for n in range(size))
    return attrs.evolve(seed, violations=(*seed.violations, *bare), evidence=(*seed.evidence, *papers))


@pytest.mark.parametrize("size", [0, 100, 3_000])
def test_of_a_large_file_fewer_changes_are_tried(seed: CaseFile, size: int) -> None:
    """How many files are read falls as the file grows, so that no more than so much is read in all."""
    case = large(seed, size)

    assert LEAST_FILES <= files_for(case) <= MOST_FILES
    assert files_for(case) == LEAST_FILES or files_for(case) * len(case.texts) <= MOST_FACTS


def test_a_search_that_ends_early_says_so(seed: CaseFile) -> None:
    """With as many files as it takes it finds the ways there are; with fewer it finds fewer, and is not whole."""
    bare = attrs.evolve(seed.violations[0], citations=())
    case = attrs.evolve(seed, violations=(bare,), evidence=(), requests=())
    law = lc.assess(case).made_with.law  # type: ignore[union-attr]  # it was made here
    reading = Counting()
    every = repairs.missing(Limited(reading, MOST_FILES), case, "V1", Channel.INTERNAL, law=law)
    enough = reading.read
    fewer = repairs.missing(Limited(Counting(), enough - 1), case, "V1", Channel.INTERNAL, law=law)
    none = repairs.missing(Limited(Counting(), 1), case, "V1", Channel.INTERNAL, law=law)

    assert every
    assert (True, False, False) == (every.whole, fewer.whole, none.whole)
    assert len(every) > len(fewer)
    assert () == none


def test_what_would_move_a_large_case_is_looked_for_in_some_of_it(seed: CaseFile) -> None:
    """Of many violations of which nothing is shown not every one is repaired to see whether a desk would open."""
    nearest = lc.nearest(lc.assess(large(seed, 25)), Desk.COURT)

    assert not nearest.whole
    assert 0 < len(nearest) <= MOST


def test_what_many_changes_made_of_a_verdict_is_looked_for_in_some(seed: CaseFile) -> None:
    """Of files that differ in many payments each shift is told, but not every payment is undone for it."""
    day = dt.timedelta(days=1)
    made = tuple(Payment(received_on=seed.as_of - n * day, amount=Money("20000.00", "CNY")) for n in range(6))
    paid = attrs.evolve(seed, loans=(attrs.evolve(seed.loans[0], payments=(*seed.loans[0].payments, *made)),))
    before, after = ((case, lc.assess(case)) for case in (seed, paid))
    whole, part = (shifts(Limited(lc.assess, most), before, after) for most in (6, 5))

    assert {"V1"} == {shift.violation for shift in whole}
    assert [(shift.violation, shift.channel) for shift in whole] == [(s.violation, s.channel) for s in part]
    assert (True, False) == (whole.whole, part.whole)
