"""One currency counted in another, at a rate that the file gives for a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

import attrs

from loancomplaint.facts.claims import ExchangeRate
from loancomplaint.facts.loans import Cost, Loan
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, phrase


def exchange_rate(rates: Iterable[ExchangeRate], from_: str, to: str, on: dt.date) -> ExchangeRate | None:
    """The rate from one currency to another that is nearest before *on*, or on it; None where the file has none.

    A rate without a day applies where no other does. Of two of one day the lower applies.
    """
    known = (
        (rate.on or dt.date.min, -Fraction(rate.rate), rate)
        for rate in rates
        if rate.from_ == from_ and rate.to == to and rate.rate and (rate.on is None or rate.on <= on)
    )
    return max(known, key=lambda each: each[:2], default=(None, None, None))[2]


def converted(money: Money, to: str, rates: Iterable[ExchangeRate], on: dt.date) -> Money | None:
    """*money* counted in another currency at the rate of the day, rounded half up; None where the file gives none."""
    if money.currency == to:
        return money
    rate = exchange_rate(rates, money.currency, to, on)
    return money.exchanged(to, rate.rate) if rate and rate.rate else None


def converted_costs(
    loan: Loan, on: dt.date, rates: Iterable[ExchangeRate]
) -> tuple[tuple[Cost, ...], tuple[Phrase, ...]]:
    """The costs of a loan in its own currency, each at the rate of its day; and what is to be said of the others."""
    counted, open_ = [], []
    for cost in loan.costs:
        if cost.amount is None:
            continue
        own = converted(cost.amount, loan.principal.currency, rates, cost.on or on)
        if own is None:
            text = "Costs of {sum} are not counted: the file gives no rate from their currency to that of the loan."
            open_.append(phrase(text, sum=cost.amount))
        else:
            counted.append(attrs.evolve(cost, amount=own))
    return tuple(counted), tuple(open_)
