"""Loans drawn at random: with calls, prepayments, reversals, extensions, rates, misuse, costs, the books' split."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any

import attrs

from loancomplaint.debt import Diversion
from loancomplaint.facts import (
    Acceleration,
    Allocation,
    Applied,
    Cost,
    CostKind,
    DayCount,
    Extension,
    Installment,
    Loan,
    Payment,
    RateChange,
)
from loancomplaint.values.money import Money

DAY = dt.timedelta(days=1)


@attrs.frozen
class Drawn:
    """A loan, the day to reckon it on, and what is known beside it."""

    loan: Loan
    on: dt.date
    insolvent_on: dt.date | None
    diverted: tuple[Diversion, ...]
    rest_days: tuple[int, ...]


def yuan(units: int) -> Money:
    """So many fen."""
    return Money(Decimal(units).scaleb(-2), "CNY")


class Draw:
    """One loan in the making."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.start = dt.date(2023, random.randint(1, 12), random.randint(1, 28))
        self.step, self.count = random.choice([7, 30, 31, 90]), random.randint(1, 7)
        on = (self.start + DAY * (self.step * i + random.choice([-1, 0, 0, 0, 1])) for i in range(1, self.count + 1))
        self.due = sorted(set(on))

    def day(self) -> dt.date:
        """A day of the loan's life, or near it."""
        return self.start + DAY * self.random.randint(-5, self.step * (self.count + 1) + 60)

    def chance(self, share: float) -> bool:
        """Whether something rarer or less rare is so."""
        return self.random.random() < share

    def rate(self, least: int, most: int) -> Decimal:
        """A rate, in hundred-thousandths."""
        return Decimal(self.random.randint(least, most)).scaleb(-5)

    def installments(self) -> tuple[Installment, ...]:
        """A schedule: in equal parts, or with the principal at its end; now and then two of one day."""
        parts = self.chance(0.5)
        days = [*self.due, self.due[-1]] if self.chance(0.1) else self.due
        return tuple(
            Installment(
                due_on=day,
                principal=yuan(self.random.choice([1, self.random.randint(1, 3_000_000)]) if parts or last else 0),
                interest=yuan(self.random.choice([0, self.random.randint(1, 40_000), self.random.randint(1, 40_000)])),
            )
            for day, last in zip(days, [*[False] * (len(days) - 1), True], strict=True)
        )

    def payment(self, lent: int) -> Payment:
        """Money that comes in on a due day or any other."""
        some = (
            self.random.randint(1, 50_000),
            self.random.randint(1, 1_000_000),
            lent // self.random.randint(1, 4) + 1,
        )
        amount, day = self.random.choice(some), self.random.choice([self.day(), self.random.choice(self.due)])
        return Payment(
            received_on=day,
            amount=yuan(amount),
            prepayment=self.chance(0.25) or None,
            applied=self.split(amount) if self.chance(0.2) else None,
            installment=self.random.choice(self.due) if self.chance(0.1) else None,
            reversed_on=day + DAY * self.random.randint(0, 60) if self.chance(0.1) else None,
        )

    def split(self, amount: int) -> Applied:
        """How the books split a payment, which they do not always do to its last fen."""
        parts: dict[str, Any] = {}
        for part in self.random.sample(list(Allocation), self.random.randint(1, 4)):
            met = self.random.randint(0, amount)
            parts[part.value] = yuan(met)
            amount -= met
        return Applied(**parts)

    def terms(self) -> dict[str, Any]:
        """Rates, order, day count, grace; what the file says of them, or does not."""
        late = self.random.random()
        orders: tuple[tuple[Allocation, ...], ...] = (
            (),
            (Allocation.INTEREST, Allocation.PRINCIPAL, Allocation.PENALTY, Allocation.COMPOUND),
            (Allocation.PRINCIPAL,),
            tuple(self.random.sample(list(Allocation), 5)),
            tuple(self.random.sample(list(Allocation), 2)),
        )
        changes = self.random.choice([0, 0, 1, 2, 3])
        return {
            "disbursed_on": self.start if self.chance(0.9) else None,
            "annual_rate": self.rate(1000, 9000) if self.chance(0.9) else None,
            "rates": tuple(RateChange(from_=self.day(), annual_rate=self.rate(1000, 9000)) for _ in range(changes)),
            "penalty_rate": self.rate(0, 20_000) if late < 0.5 else None,
            "penalty_surcharge": Decimal(self.random.choice(["0.3", "0.5", "1"])) if 0.5 < late < 0.85 else None,
            "misuse_rate": self.rate(2000, 20_000) if self.chance(0.25) else None,
            "compound": self.random.choice([True, True, False, None]),
            "day_count": self.random.choice([*DayCount, None]),
            "allocation": self.random.choice(orders),
            "grace_days": self.random.choice([None, None, 0, 3, 10]),
        }

    def events(self) -> dict[str, Any]:
        """Extension, call and costs, where there are any."""
        from_, costs = self.random.choice(self.due), self.random.randint(1, 3)
        extension = Extension(from_=from_, to=from_ + DAY * self.random.randint(1, 120))
        arrived = self.random.choice([None, self.day(), self.random.choice(self.due)])
        return {
            "extensions": (extension,) if self.chance(0.2) else (),
            "acceleration": Acceleration(delivered_on=arrived) if self.chance(0.25) else None,
            "costs": tuple(self.cost() for _ in range(costs)) if self.chance(0.25) else (),
        }

    def cost(self) -> Cost:
        """What recovery cost the bank, on a day or on nobody knows which."""
        on = self.random.choice([None, self.day()])
        return Cost(kind=CostKind.LAWYER_FEE, amount=yuan(self.random.randint(1, 100_000)), on=on)


def drawn(seed: int) -> Drawn:
    """The loan of that number: the same whenever one asks."""
    random = Random(seed)  # noqa: S311 - examples, no secrets
    draw = Draw(random)
    installments = draw.installments()
    lent = Money.total((installment.principal for installment in installments), "CNY")
    units = int(lent.amount * 100)
    loan = Loan(
        contract_no="C1",
        principal=lent + yuan(random.choice([0, 0, 0, 200_000])),
        installments=installments,
        payments=tuple(draw.payment(units) for _ in range(random.randint(0, 6))),
        **draw.terms(),
        **draw.events(),
    )
    diverted = tuple(Diversion(amount=yuan(random.randint(1, units + 1)), on=draw.day()) for _ in range(2))
    return Drawn(
        loan=loan,
        on=draw.day() + DAY * random.randint(0, 200),
        insolvent_on=draw.day() if draw.chance(0.15) else None,
        diverted=diverted,
        rest_days=random.choice([(), (5, 6)]),
    )
