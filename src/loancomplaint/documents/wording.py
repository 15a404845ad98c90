"""The phrases and tables that several kinds of document have in common."""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Protocol

from loancomplaint.documents.document import Sentence, Table
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, phrase, verbatim

# Whoever calls may have set another context; what a rate is does not depend on it.
_EXACT: Final = decimal.Context(prec=64)

NOTHING: Final = verbatim("—")
"""Stands in a cell for which there is nothing."""


def formal(text: str, /, **params: Param) -> Sentence:
    """A sentence about the document itself, or what it asks."""
    return Sentence(phrase(text, **params))


def in_words(money: Money) -> Phrase:
    """An amount that is claimed, which some languages repeat in capital numerals."""
    return phrase("{sum:claimed}", sum=money)


def exhibits_named(numbers: Iterable[int]) -> Phrase:
    """Items of evidence as a cell or a caption names them: Evidence 1 to 3 and 5, 证据1至3、5.

    Args:
        numbers: Rising, at least one.
    """
    return phrase("Evidence {numbers}", numbers=tuple(map(_named, in_runs(numbers))))


def in_runs(numbers: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Numbers as they are named: three or more in a row as one run, others each by itself.

    Args:
        numbers: Rising.
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) > 2:  # noqa: PLR2004 - two are named, more are "1 to 3"
            yield tuple(run)
        else:
            yield from ((number,) for number in run)


def _named(run: Sequence[int]) -> Phrase:
    first, *others = run
    return phrase("{first} to {last}", first=first, last=others[-1]) if others else phrase("{number}", number=first)


def amount(money: Money | None) -> Phrase:
    """An amount in a table, or a dash."""
    return phrase("{sum}", sum=money) if money is not None else NOTHING


def percent(rate: Decimal | None) -> Phrase:
    """A yearly rate as people read it: 4.35%."""
    if rate is None:
        return NOTHING
    return phrase("{percent}%", percent=f"{_EXACT.multiply(rate, 100).normalize(_EXACT):f}")


def words_or_dash(text: str | None) -> Phrase:
    """Words of the case file in a table, or a dash."""
    return verbatim(text) if text else NOTHING


def bank(institution: str | None, branch: str | None) -> Phrase:
    """The bank and its branch in one name, whether or not the branch's name begins with the bank's."""
    if institution and branch and not branch.startswith(institution):
        return phrase("{institution} {branch}", institution=institution, branch=branch)
    return words_or_dash(branch or institution)


def pairs(caption: str, rows: Iterable[tuple[str, Phrase | None]]) -> Table:
    """A table of two columns, what and how much; rows without content are left out."""
    filled = tuple((Phrase(name), value) for name, value in rows if value is not None)
    return Table(Phrase(caption), (Phrase("Item"), Phrase("Content")), filled)


class Owed(Protocol):
    """What is left unpaid of one installment, as a ledger reads it."""

    @property
    def number(self) -> int:
        """Which installment, from 1."""

    @property
    def through(self) -> int:
        """The last installment that it stands for: what a call makes due is one sum."""

    @property
    def due_on(self) -> dt.date:
        """The day it was due."""

    @property
    def principal(self) -> Money:
        """Unpaid principal."""

    @property
    def interest(self) -> Money:
        """Unpaid interest."""


def arrears_table(caption: Phrase, arrears: Sequence[Owed], on: dt.date) -> Table:
    """What is overdue on *on*, installment by installment, and in all where they are several; at least one."""
    columns = ("Installment", "Due on", "Unpaid principal", "Unpaid interest", "Subtotal", "Days past due")
    return Table(
        caption,
        tuple(map(Phrase, columns)),
        tuple(_overdue(arrear, on) for arrear in arrears),
        _in_all(arrears) if len(arrears) > 1 else None,
    )


def _in_all(arrears: Sequence[Owed]) -> tuple[Phrase, ...]:
    currency = arrears[0].principal.currency
    return (
        Phrase("Total"),
        NOTHING,
        amount(Money.total((arrear.principal for arrear in arrears), currency)),
        amount(Money.total((arrear.interest for arrear in arrears), currency)),
        amount(Money.total((arrear.principal + arrear.interest for arrear in arrears), currency)),
        NOTHING,
    )


def installment(number: int, through: int | None = None) -> Phrase:
    """An installment by its number, or several that became due as one sum."""
    if through is None or through == number:
        return phrase("No. {number}", number=number)
    return phrase("No. {number} to {through}", number=number, through=through)


def _overdue(arrear: Owed, on: dt.date) -> tuple[Phrase, ...]:
    return (
        installment(arrear.number, arrear.through),
        phrase("{day}", day=arrear.due_on),
        amount(arrear.principal),
        amount(arrear.interest),
        amount(arrear.principal + arrear.interest),
        phrase("{days}", days=(on - arrear.due_on).days),
    )
