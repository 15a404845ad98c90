"""Hypothesis strategies for the facts of a case: small, mostly coherent, sometimes not.

Files come as bare drafts, as whole stories, and as anything between; every kind of thing occurs.
Days gather around the day of the file, references mostly lead somewhere, and one currency is mostly all there is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TypeVar

from hypothesis import strategies as st

from loancomplaint.facts import CaseFile, Customer, Evidence, Identifier, Loan, Reporter, Request, Violation
from loancomplaint.testing.drafts import Drafter
from loancomplaint.testing.pieces import DAYS, NAMES, TEXTS, exact, fraction
from loancomplaint.values.money import CURRENCIES, Money

__all__ = [
    "case_files",
    "customers",
    "days",
    "evidence",
    "identifiers",
    "loans",
    "moneys",
    "names",
    "rates",
    "reporters",
    "requests",
    "texts",
    "violations",
]

T = TypeVar("T")


def days() -> st.SearchStrategy[dt.date]:
    """Local calendar days of 2010 to 2030, through several changes of law."""
    return DAYS


def names() -> st.SearchStrategy[str]:
    """Names of people and firms, few enough to meet twice in a file."""
    return NAMES


def texts() -> st.SearchStrategy[str]:
    """Prose, proper, improper, sealed or hostile to a renderer; and any text that JSON can carry."""
    return TEXTS


def moneys(currency: str = "CNY", most: int = 2_000_000) -> st.SearchStrategy[Money]:
    """Sums of one currency, none of them negative, exact to its minor unit.

    Args:
        currency: A key of `loancomplaint.values.money.CURRENCIES`.

        most: The greatest, in whole units.
    """
    return st.integers(0, most * 10 ** CURRENCIES[currency]).map(partial(exact, currency))


def rates() -> st.SearchStrategy[Decimal]:
    """Fractions of a year, 0 to 0.3."""
    return st.integers(0, 3000).map(fraction)


def identifiers() -> st.SearchStrategy[Identifier]:
    """Numbers of every scheme: most with the right check digit, some with any."""
    return _drafted(Drafter.identifier)


def loans() -> st.SearchStrategy[Loan]:
    """Loans with schedules, payments, extensions, calls, security and clauses; mostly of one currency."""
    return _drafted(Drafter.loan)


def violations() -> st.SearchStrategy[Violation]:
    """Violations of every kind, from a bare id to the whole story."""
    return _drafted(lambda drafter: drafter.violation("V1"))


def evidence() -> st.SearchStrategy[Evidence]:
    """Items of evidence of every kind, some with nothing but a kind."""
    return _drafted(lambda drafter: drafter.item("E1"))


def requests() -> st.SearchStrategy[Request]:
    """Requests of every kind, with bases that exist, existed, or never did."""
    return _drafted(lambda drafter: drafter.request("R1"))


def reporters() -> st.SearchStrategy[Reporter]:
    """Authors, most of whom have declared something."""
    return _drafted(Drafter.reporter)


def customers() -> st.SearchStrategy[Customer]:
    """Borrowers of every kind."""
    return _drafted(Drafter.customer)


def case_files() -> st.SearchStrategy[CaseFile]:
    """Case files from a bare draft to a whole story, coherent or not; each id stands once."""
    return _drafted(Drafter.case_file)


def _drafted(make: Callable[[Drafter], T]) -> st.SearchStrategy[T]:
    @st.composite
    def drafted(draw: st.DrawFn) -> T:
        return make(Drafter(draw))

    return drafted()
