"""Proving a channel policy and comparing two, in wall and processor seconds: the default, and one of forty rows.

The large policy is drawn, the same at every run: forty rows over fifteen features, the lines of each at whatever
place chance puts them, and a last row that catches everything. It has faults, and every one of them is looked for
and shown by a smallest case; a policy without faults is proved faster, for nothing has to be made small.
The aim for a check is ten seconds on two cores. The solver works on one; on a busy machine, read the second figure.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import attrs

from loancomplaint import jurisdictions, proofs
from loancomplaint.channels import (
    After,
    AllOf,
    AuthorityHasFiled,
    ChannelPolicy,
    Condition,
    CustomerIs,
    Destination,
    Exposure,
    Judged,
    Row,
    Some,
    StaffImplicated,
)
from loancomplaint.facts import Channel, CustomerKind, Desk, Form, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.jurisdictions.cn.policies import DEFAULT, default_policy
from loancomplaint.law import Law
from loancomplaint.law.time_limits import POLICY_CLOCKS
from loancomplaint.values.money import Money

T = TypeVar("T")

ROWS = 40
SEED = 1
DAY = dt.date(2026, 11, 23)

SEALED = DEFAULT.rows[0]
FORMS = {
    Channel.INTERNAL: Form.INTERNAL_REPORT,
    Channel.EXTERNAL: Form.REGULATORY_REPORT,
    Channel.LEGAL: Form.LEGAL_BRIEF,
}
DESKS = tuple(desk for desk in Desk if desk not in {Desk.AML_COMPLIANCE, Desk.FINANCIAL_INTELLIGENCE_UNIT})
REST = Row(
    name="the rest",
    when=Some(),
    because="It catches what the others let fall.",
    route=Destination(desk=Desk.DIRECT_SUPERVISOR, form=Form.EARLY_WARNING),
)

Drawn = Callable[[random.Random], Condition]

OF_A_VIOLATION: dict[str, Drawn] = {
    "severity": lambda chance: Some(severity=chance.choice(list(Severity))),
    "sufficient for": lambda chance: Some(sufficient_for=chance.choice(list(Channel))),
    "judged": lambda chance: Some(
        judged=Judged(channel=chance.choice(list(Channel)), verdicts=(chance.choice(list(Verdict)),))
    ),
    "days past due": lambda chance: Some(days_past_due=chance.randint(1, 400)),
    "overdue": lambda chance: Some(overdue=_thousands(chance, 500)),
    "called": lambda _: Some(accelerated=True),
    "a clock": lambda chance: Some(clock=chance.choice(POLICY_CLOCKS)),
    "days left": lambda chance: Some(days_left=chance.randint(1, 90)),
    "loss": lambda chance: Some(loss=_thousands(chance, 500)),
    "claim made": lambda chance: Some(pursued_by=chance.choice(list(Pursuit))),
}
OF_THE_CASE: dict[str, Drawn] = {
    "staff": lambda _: StaffImplicated(),
    "filed": lambda _: AuthorityHasFiled(),
    "customer": lambda chance: CustomerIs(kinds=(chance.choice(list(CustomerKind)),)),
    "exposure": lambda chance: Exposure(reaches=_thousands(chance, 900)),
    "told before": lambda chance: After(desk=chance.choice(DESKS), unanswered_for=chance.randint(1, 30)),
}
FEATURES = 1 + len(OF_A_VIOLATION) + len(OF_THE_CASE)
"""The kind of a violation, which most rows ask for too, and these."""


def _thousands(chance: random.Random, most: int) -> Money:
    return Money(chance.randint(1, most) * 1000, "CNY")


def _of_a_violation(chance: random.Random, kinds: list[ViolationKind]) -> Condition:
    """One feature of some violation, mostly of one to three kinds."""
    drawn = chance.choice(list(OF_A_VIOLATION.values()))(chance)
    some = chance.sample(kinds, chance.randint(1, 3)) if chance.choice((True, True, False)) else []
    return attrs.evolve(drawn, kinds=tuple(some)) if isinstance(drawn, Some) else drawn


def _row(number: int, chance: random.Random, kinds: list[ViolationKind]) -> Row:
    more = chance.choice(
        (
            (),
            (_of_a_violation(chance, kinds),),
            (chance.choice(list(OF_THE_CASE.values()))(chance),),
        )
    )
    desk = chance.choice(DESKS)
    through = None if desk.channel is Channel.INTERNAL else Desk.LEGAL_COMPLIANCE
    return Row(
        name=f"row {number}",
        when=AllOf((_of_a_violation(chance, kinds), *more)),
        once=chance.choice(((), (), (_of_a_violation(chance, kinds),))),
        because="Drawn.",
        route=Destination(desk=desk, form=FORMS[desk.channel], through=through),
    )


def drawn(law: Law, seed: int = SEED) -> ChannelPolicy:
    """A policy of forty rows, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - the same policy at every run
    kinds = [kind for kind in ViolationKind if not law.is_sealed(kind)]
    rows = (SEALED, *(_row(number, chance, kinds) for number in range(2, ROWS)), REST)
    return attrs.evolve(DEFAULT, name="drawn", rows=rows)


def timed(what: str, work: Callable[[], T]) -> T:
    """Do it, and print what it took."""
    wall, processor = time.perf_counter(), time.process_time()
    done = work()
    print(f"{what:<58} {time.perf_counter() - wall:7.2f} s wall {time.process_time() - processor:7.2f} s processor")
    return done


def main() -> None:
    """Prove and compare."""
    law = jurisdictions.load("CN").on(DAY)
    large = drawn(law)
    *above, last, rest = large.rows
    stricter = attrs.evolve(large, rows=(*above, attrs.evolve(last, once=(Some(days_past_due=9),)), rest))
    patient = default_policy(court_waiting_days=120)
    for name, policy in (("the default", DEFAULT), (f"{len(large.rows)} rows x {FEATURES} features", large)):
        proof = timed(f"check {name}", partial(proofs.check, policy, law=law))
        print(f"  {len(proof.faults)} faults, {proof.questions} questions")
    for name, old, new in (("the default", DEFAULT, patient), ("the large one", large, stricter)):
        found = timed(f"compare two versions of {name}", partial(proofs.compare, old, new, law=law))
        print(f"  regions changed: {len(found.changes)}; {found.questions} questions, whole: {found.whole}")


if __name__ == "__main__":
    main()
