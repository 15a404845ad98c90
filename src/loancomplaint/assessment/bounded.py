"""Searches that end: how many changed files are read for one question, and whether that was enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Self, TypeVar

from loancomplaint.facts import CaseFile

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

MOST_FILES = 240
"""How many changed files are read for one question at most."""

LEAST_FILES = 8
"""How many changed files are read of however large a file."""

MOST_FACTS = 60_000
"""How many texts, installments and payments are read for one question in all, file after file.

Of a large file fewer changes are tried.
"""


class Bounded(tuple[T_co, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """The answers of a bounded search, as a tuple.

    Attributes:
        whole: Whether everything was tried that the search knows to try. Else there may be more answers; where there
            is none, there may be one.
    """

    whole: bool

    def __new__(cls, answers: Iterable[T_co] = (), *, whole: bool = True) -> Self:
        """Take up the answers, in their order."""
        self = super().__new__(cls, answers)
        self.whole = whole
        return self


class SearchEndedError(Exception):
    """No further file is read; whoever searches says what was found by then."""


def gathered(found: Iterable[T]) -> Bounded[T]:
    """What a search finds, until it has tried everything or may read no further file."""
    answers = []
    try:
        for answer in found:
            answers.append(answer)  # noqa: PERF402 - what was found before the end is kept
    except SearchEndedError:
        return Bounded(answers, whole=False)
    return Bounded(answers)


class Limited(Generic[T]):
    """Reads changed files, so many and no more."""

    def __init__(self, read: Callable[..., T], most: int) -> None:
        self._read, self._left = read, most

    def __call__(self, file: CaseFile, *, later: int = 0) -> T:
        """Read *file*, on days that have moved on by so many calendar days.

        Raises:
            SearchEndedError: As many files were read as may be.
        """
        if not self._left:
            raise SearchEndedError
        self._left -= 1
        return self._read(file, later=later) if later else self._read(file)


def limited(read: Callable[..., T], file: CaseFile) -> Limited[T]:
    """*read*, limited as *file* is large; one that is limited already stays as it is."""
    return read if isinstance(read, Limited) else Limited(read, files_for(file))


def files_for(file: CaseFile, most: int = MOST_FILES) -> int:
    """How many versions of *file* are read for one question."""
    due_or_paid = sum(len(loan.installments) + len(loan.payments) for loan in file.loans)
    return max(LEAST_FILES, min(most, MOST_FACTS // max(len(file.texts) + due_or_paid, 1)))
