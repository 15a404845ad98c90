"""Channel policies to hold the prover against: drawn at random by a number, wrong in any way or sound by construction.

The same number draws the same policy again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random
from typing import Any, Final

import attrs

from loancomplaint import jurisdictions
from loancomplaint.channels import (
    After,
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    ChannelPolicy,
    Condition,
    CustomerIs,
    DeskAnswer,
    Destination,
    Exposure,
    Judged,
    Not,
    Question,
    Row,
    Some,
    StaffImplicated,
)
from loancomplaint.facts import Ban, Channel, CustomerKind, Desk, Form, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.law import Law
from loancomplaint.law.time_limits import POLICY_CLOCKS
from loancomplaint.values.money import Money

DAY: Final = dt.date(2026, 11, 23)
LAW: Final[Law] = jurisdictions.load("CN").on(DAY)
SEALED, OPEN = (tuple(kind for kind in ViolationKind if LAW.is_sealed(kind) is sealed) for sealed in (True, False))

_DESKS = (Desk.DIRECT_SUPERVISOR, Desk.RISK_MANAGEMENT, Desk.INTERNAL_AUDIT, Desk.COURT, Desk.BANKING_REGULATOR)
_FORMS = {
    Channel.INTERNAL: Form.INTERNAL_REPORT,
    Channel.EXTERNAL: Form.REGULATORY_REPORT,
    Channel.LEGAL: Form.LEGAL_BRIEF,
}


def destination(desk: Desk, **other: Any) -> Destination:  # noqa: ANN401 - any field of one
    """A way to *desk* that a bank might choose."""
    through = None if desk.channel is Channel.INTERNAL else Desk.LEGAL_COMPLIANCE
    return Destination(**{"desk": desk, "form": _FORMS[desk.channel], "through": through, **other})


def row(name: str, when: Condition, desk: Desk, **other: Any) -> Row:  # noqa: ANN401 - any field of one
    """A row that leads to *desk*."""
    return Row(**{"name": name, "when": when, "route": destination(desk), "because": "It is so.", **other})


def with_rows(*rows: Row) -> ChannelPolicy:
    """The default policy with other rows."""
    return attrs.evolve(DEFAULT, rows=rows)


# ---------------------------------------------------------------- at random

FEATURES: Final[dict[str, Callable[[Random], Any]]] = {
    "severity": lambda dice: dice.choice(list(Severity)),
    "sufficient_for": lambda dice: dice.choice(list(Channel)),
    "judged": lambda dice: Judged(
        channel=dice.choice(list(Channel)), verdicts=tuple(dice.sample(list(Verdict), dice.randint(1, 2)))
    ),
    "days_past_due": lambda dice: dice.choice([1, 60, 91, 400, 1200]),
    "overdue": lambda dice: Money(dice.choice(["0.00", "0.01", "1.00", "500.00"]), dice.choice(["CNY", "CNY", "USD"])),
    "accelerated": lambda _: True,
    "clock": lambda dice: dice.choice(POLICY_CLOCKS),
    "days_left": lambda dice: dice.choice([0, 30, 90]),
    "loss": lambda dice: Money(dice.choice(["0.00", "1.00", "500.00"]), dice.choice(["CNY", "CNY", "USD"])),
    "loss_reaches": lambda _: "filing threshold",
    "pursued_by": lambda dice: dice.choice(list(Pursuit)),
}

OF_WHOLES: Final[tuple[Question, ...]] = (
    StaffImplicated(),
    StaffImplicated(desks=(Desk.RISK_MANAGEMENT,)),
    AuthorityHasFiled(),
    CustomerIs(kinds=(CustomerKind.INDIVIDUAL,)),
    Exposure(reaches=Money("1000.00", "CNY")),
    After(desk=Desk.COURT),
    After(desk=Desk.COURT, unanswered_for=3),
    After(desk=Desk.COURT, answers=(DeskAnswer.DECLINED, DeskAnswer.CLOSED)),
    After(desk=Desk.BANKING_REGULATOR, answers=(DeskAnswer.RETURNED,)),
)


def some(dice: Random, kinds: tuple[ViolationKind, ...] = OPEN) -> Some:
    """Something that a row asks of violations: of some kinds or any, with a feature or two or none."""
    asked = dice.sample(sorted(FEATURES), dice.choice([0, 1, 1, 1, 2]))
    features = {name: FEATURES[name](dice) for name in sorted(asked)}
    return Some(kinds=tuple(dice.sample(kinds, dice.randint(1, 2))) if dice.random() < 0.6 else (), **features)


def random_policy(number: int, *, most_rows: int = 4) -> ChannelPolicy:
    """A policy of a few rows over every feature there is, likely to be wrong in one way or another.

    Its rows ask three things of violations at most, and two of the case as a whole, so that every case can be tried.
    """
    dice = Random(number)  # noqa: S311 - a number that draws the same policy again
    pool: list[Question] = [some(dice) for _ in range(dice.choice([1, 2, 2, 3, 3]))]
    if dice.random() < 0.6:
        pool[-1] = Some()
    others = dice.sample(OF_WHOLES, dice.randint(0, 2)) or pool
    rows = [_random_row(dice, f"row {i}", pool, others) for i in range(dice.randint(1, most_rows))]
    if pool[-1] == Some() and dice.random() < 0.7:
        rows.append(row("rest", Some(), Desk.DIRECT_SUPERVISOR))
    if dice.random() < 0.8:
        rows.append(DEFAULT.rows[0])
    return with_rows(*rows)


def _random_row(dice: Random, name: str, pool: list[Question], others: list[Question]) -> Row:
    return row(
        name,
        _condition(dice, pool, others),
        dice.choice(_DESKS),
        once=(_condition(dice, pool, others),) if dice.random() < 0.3 else (),
        bans=(Ban.SEND_NOTICE_BEFORE_PRESERVATION,) if dice.random() < 0.2 else (),
        own_bans=("Call nobody.",) if dice.random() < 0.1 else (),
        instead_of=dice.choice(_DESKS) if dice.random() < 0.25 else None,
        closes=(dice.choice(_DESKS),) if dice.random() < 0.15 else (),
    )


def _condition(dice: Random, pool: list[Question], others: list[Question], depth: int = 0) -> Condition:
    how = dice.random()
    if how < 0.5 or depth > 1:
        return dice.choice(pool)
    if how < 0.64:
        return dice.choice(others)
    two = (_condition(dice, pool, others, depth + 1), _condition(dice, pool, others, depth + 1))
    return AllOf(two) if how < 0.76 else AnyOf(two) if how < 0.86 else Not(two[0])


# ---------------------------------------------------------------- sound by construction

_GRADES = (Severity.MODERATE, Severity.SERIOUS)
_LINE_DESKS = (Desk.RISK_MANAGEMENT, Desk.ASSET_PRESERVATION, Desk.LEGAL_COMPLIANCE, Desk.DIRECT_SUPERVISOR)
_OUTSIDE = (Desk.BANKING_REGULATOR, Desk.PUBLIC_SECURITY, Desk.COURT, Desk.LAWYER)


def sound_policy(number: int) -> ChannelPolicy:
    """A policy of the default's shape that has no fault, because of how it is made.

    No gap: a case is grave or it is not, and a row without anything more leads to a desk either way.
    No dead row: a desk has one row, or two of which the first asks for more than the second and writes another form;
    what a row asks for, every kind of violation that it names can have, one thing beside the other.
    No contradiction: nothing is forbidden, and the one row that diverts stands first.
    Monotone: every case opens the way inside; the rows that lead out ask for nothing that is *not* so.
    No leak: what is sealed goes to its one desk. No unreachable desk: no row asks for what cannot be.
    """
    dice = Random(number)  # noqa: S311 - a number that draws the same policy again
    grave = Some(severity=dice.choice(_GRADES))
    above, line = dice.sample(_LINE_DESKS, 2)
    rows = [DEFAULT.rows[0], *_staff_first(dice, line), *_worst_first(dice, above)]
    rows += [*_two(grave, above, "grave"), *_two(Not(grave), line, "ordinary")]
    rows += [_way_out(dice, desk) for desk in dice.sample(_OUTSIDE, dice.randint(0, 4))]
    return with_rows(*rows)


def _staff_first(dice: Random, line: Desk) -> list[Row]:
    audit = row("staff", AllOf((StaffImplicated(), Some())), Desk.INTERNAL_AUDIT, instead_of=line)
    return [audit] if dice.random() < 0.5 else []


def _worst_first(dice: Random, above: Desk) -> list[Row]:
    worst = row("worst", Some(severity=Severity.CRITICAL), above, route=destination(above, form=Form.EARLY_WARNING))
    return [worst] if dice.random() < 0.5 else []


def _two(grade: Condition, desk: Desk, name: str) -> tuple[Row, Row]:
    """Two rows to one desk: the first for what is shown, the second for whatever else is of that grade."""
    shown = row(name, AllOf((grade, Some(sufficient_for=Channel.INTERNAL))), desk)
    warning = destination(desk, form=Form.EARLY_WARNING)
    return shown, row(f"{name}, not verified", AllOf((grade, Some())), desk, route=warning)


_ATTAINABLE: Final[tuple[Callable[[Random], Any], ...]] = (
    lambda dice: {"days_past_due": dice.randint(1, 900)},
    lambda dice: {"overdue": Money(dice.randint(1, 900), "CNY")},
    lambda dice: {"loss": Money(dice.randint(1, 900), dice.choice(["CNY", "USD"]))},
    lambda _: {"loss_reaches": "filing threshold"},
    lambda _: {"accelerated": True},
    lambda dice: {"severity": dice.choice([Severity.MINOR, Severity.MODERATE])},
    lambda _: {},
)
"""What a violation of every kind that has a ground outside can have."""


def _way_out(dice: Random, desk: Desk) -> Row:
    """A row to a desk of its own, open once something is shown there and more is so."""
    grounds = [kind for kind in OPEN if desk.channel in LAW.grounds(kind)]
    kinds = tuple(dice.sample(grounds, dice.randint(1, len(grounds))))
    features = dice.choice(_ATTAINABLE)(dice)
    shown = Some(kinds=kinds, sufficient_for=desk.channel)
    return row(
        f"to {desk.value}", Some(kinds=kinds), desk, once=(shown, Some(kinds=kinds, **features), dice.choice(_OF_CASES))
    )


_OF_CASES: Final[tuple[Condition, ...]] = (
    *OF_WHOLES,
    Some(),
    AnyOf((AuthorityHasFiled(), StaffImplicated())),
    AnyOf((Some(days_past_due=90), Some(days_left=30))),
)
