"""One decision on one table of twelve rows: ours, an if-chain, GoRules' decision table in Rust, and CEL in Rust.

The table stands once, below, each cell in three languages; the if-chain says it a fourth time, by hand.
All must give the same answer on every case before any is timed: the row that writes each desk's route.

What each does, and does not:

- *loancomplaint* reads every row of typed values, of any number of violations, knows currencies, withheld routes,
  diversions and history (none of which this table uses), and answers with the rows themselves.
  Every question that its rows ask is asked of a case once; a reading of a row that was met before is met again as
  the same value. Its trace holds every row and every cell, needed or not, and here it is read whole.
- *the if-chain* reads attributes of one violation, stops at the first desk it may skip, and can explain nothing.
- *zen-engine* (GoRules) evaluates the decision table with hit policy "collect", its content compiled beforehand.
  Its trace holds the rows that matched, with what they read; of a row that did not match it says nothing.
- *CEL* (the Rust interpreter behind common-expression-language) runs twelve programs compiled beforehand, all on one
  context; or one program that lists the twelve answers. It has no table and no trace.

The engines are given a flat record of one violation with whole amounts, made beforehand: what it takes to turn a case
into features is no part of this, for us neither. Both copy that record out of Python at every decision, as whoever
calls them from Python must; text in place of a record makes no difference to speak of.
Of times on a shared machine only the ratios of one round mean anything.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import cel
import zen
from measure import race

from loancomplaint.channels import (
    AllOf,
    AuthorityHasFiled,
    ChannelPolicy,
    Condition,
    CustomerIs,
    Destination,
    Matter,
    Not,
    Row,
    Situation,
    Some,
    StaffImplicated,
)
from loancomplaint.facts import Channel, CustomerKind, Desk, Form, Severity, Verdict, ViolationKind
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.values.money import Money

CASES = 200
NO_CLOCK = 9999
A_CRIME, LARGE = 500_000, 1_000_000
WAITED, WARNED = 90, 60


class Cell(NamedTuple):
    """One cell: in our words, as the column and entry of a decision table, and in CEL."""

    ours: Condition
    column: str
    entry: str
    cel: str


def _is(ours: Condition, column: str, *words: str) -> Cell:
    quoted = ", ".join(f'"{word}"' for word in words)
    return Cell(ours, column, quoted, f"{column} in [{quoted}]")


def _from(ours: Condition, column: str, entry: str) -> Cell:
    return Cell(ours, column, entry, f"{column} {entry}")


def _so(ours: Condition, column: str) -> Cell:
    return Cell(ours, column, "true", column)


def _shown(channel: Channel) -> Cell:
    return _is(Some(sufficient_for=channel), channel.value, Verdict.SUFFICIENT.value)


def _kind(*kinds: ViolationKind) -> Cell:
    return _is(Some(kinds=kinds), "kind", *(kind.value for kind in kinds))


_SERIOUS = Severity.SERIOUS
GRAVE = _from(Some(severity=_SERIOUS), "rank", f">= {_SERIOUS.rank}")
NOT_GRAVE = _from(Not(GRAVE.ours), "rank", f"< {_SERIOUS.rank}")
STAFF = _so(StaffImplicated(), "staff")
INSIDE, OUTSIDE, IN_COURT = map(_shown, (Channel.INTERNAL, Channel.EXTERNAL, Channel.LEGAL))
ARREARS = _kind(ViolationKind.OVERDUE_PAYMENT)
FIRMS = (CustomerKind.ENTERPRISE, CustomerKind.PROJECT_COMPANY)

TABLE: tuple[tuple[str, Desk, tuple[Cell, ...]], ...] = (
    ("staff", Desk.INTERNAL_AUDIT, (STAFF,)),
    ("grave", Desk.RISK_MANAGEMENT, (GRAVE, INSIDE)),
    ("grave, not verified", Desk.RISK_MANAGEMENT, (GRAVE,)),
    ("filed with staff", Desk.BANKING_REGULATOR, (STAFF, _so(AuthorityHasFiled(), "filed"))),
    (
        "illegal act",
        Desk.BANKING_REGULATOR,
        (_kind(ViolationKind.FALSE_INFORMATION, ViolationKind.OTHER_ILLEGAL_ACT), GRAVE, OUTSIDE),
    ),
    (
        "deceit",
        Desk.PUBLIC_SECURITY,
        (
            _kind(ViolationKind.FALSE_INFORMATION),
            OUTSIDE,
            _from(Some(loss=Money(A_CRIME, "CNY")), "loss", f">= {A_CRIME}"),
        ),
    ),
    ("waited", Desk.COURT, (ARREARS, IN_COURT, _from(Some(days_past_due=WAITED), "days_past_due", f">= {WAITED}"))),
    ("called", Desk.COURT, (ARREARS, IN_COURT, _so(Some(accelerated=True), "accelerated"))),
    ("clock", Desk.COURT, (ARREARS, IN_COURT, _from(Some(days_left=WARNED), "days_left", f"<= {WARNED}"))),
    ("evasion", Desk.LAWYER, (_kind(ViolationKind.DEBT_EVASION), IN_COURT)),
    (
        "large",
        Desk.ASSET_PRESERVATION,
        (
            _from(Some(overdue=Money(LARGE, "CNY")), "overdue", f">= {LARGE}"),
            _is(CustomerIs(kinds=FIRMS), "customer", *(kind.value for kind in FIRMS)),
        ),
    ),
    ("ordinary", Desk.DIRECT_SUPERVISOR, (NOT_GRAVE,)),
)

Answer = Mapping[str, str]
"""The name of the row that writes the route to each desk."""

# ---------------------------------------------------------------- the four ways

FORMS = {
    Channel.INTERNAL: Form.INTERNAL_REPORT,
    Channel.EXTERNAL: Form.REGULATORY_REPORT,
    Channel.LEGAL: Form.LEGAL_BRIEF,
}


def _row(name: str, desk: Desk, cells: tuple[Cell, ...]) -> Row:
    through = None if desk.channel is Channel.INTERNAL else Desk.LEGAL_COMPLIANCE
    to = Destination(desk=desk, form=FORMS[desk.channel], through=through)
    return Row(name=name, when=AllOf(tuple(cell.ours for cell in cells)), route=to, because=name)


POLICY = ChannelPolicy(name="bench", version="1", rows=tuple(_row(*each) for each in TABLE))


def by_policy(situation: Situation) -> Answer:
    """Our rows, compiled."""
    return {desk.value: row.name for desk, row in POLICY.evaluate(situation).opened.items()}


def traced(situation: Situation) -> int:
    """The same, the whole trace read: how many cells there are."""
    return sum(len(traced.cells) for traced in POLICY.evaluate(situation).trace)


_DECEITS = (ViolationKind.FALSE_INFORMATION, ViolationKind.OTHER_ILLEGAL_ACT)
_GRAVE = (Severity.SERIOUS, Severity.CRITICAL)


def by_hand(situation: Situation) -> Answer:  # noqa: C901, PLR0912 - a chain of ifs is what is measured
    """The same rows as ifs."""
    matter = situation.matters[0]
    internal, external, legal = (verdict is Verdict.SUFFICIENT for verdict in matter.verdicts)
    grave = matter.severity in _GRAVE
    opened = {}
    if situation.staff_implicated:
        opened["internal_audit"] = "staff"
    if grave and internal:
        opened["risk_management"] = "grave"
    elif grave:
        opened["risk_management"] = "grave, not verified"
    if situation.staff_implicated and situation.authority_has_filed:
        opened["banking_regulator"] = "filed with staff"
    elif matter.kind in _DECEITS and grave and external:
        opened["banking_regulator"] = "illegal act"
    if matter.kind is ViolationKind.FALSE_INFORMATION and external and _whole(matter.direct_loss) >= A_CRIME:
        opened["public_security"] = "deceit"
    if matter.kind is ViolationKind.OVERDUE_PAYMENT and legal:
        if matter.days_past_due >= WAITED:
            opened["court"] = "waited"
        elif matter.accelerated:
            opened["court"] = "called"
        elif any(days <= WARNED for _, days in matter.clocks):
            opened["court"] = "clock"
    if matter.kind is ViolationKind.DEBT_EVASION and legal:
        opened["lawyer"] = "evasion"
    if _whole(matter.overdue) >= LARGE and situation.customer in FIRMS:
        opened["asset_preservation"] = "large"
    if not grave:
        opened["direct_supervisor"] = "ordinary"
    return opened


def _whole(money: Money | None) -> int:
    return int(money.amount) if money else 0


COLUMNS = tuple(dict.fromkeys(cell.column for _, _, cells in TABLE for cell in cells))


def _node(kind: str, **more: object) -> dict[str, object]:
    return {"id": kind, "name": kind, "type": kind, "position": {"x": 0, "y": 0}, **more}


def _rule(name: str, desk: Desk, cells: tuple[Cell, ...]) -> dict[str, str]:
    entries = dict.fromkeys(COLUMNS, "") | {cell.column: cell.entry for cell in cells}
    return {"_id": name, "row": f'"{name}"', "desk": f'"{desk.value}"', **entries}


def _decision() -> zen.ZenDecision:
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": name, "name": name, "field": name, "type": "expression"} for name in COLUMNS],
        "outputs": [{"id": name, "name": name, "field": name, "type": "expression"} for name in ("row", "desk")],
        "rules": [_rule(*each) for each in TABLE],
    }
    nodes = [_node("inputNode"), _node("decisionTableNode", content=table), _node("outputNode")]
    ends = [("inputNode", "decisionTableNode"), ("decisionTableNode", "outputNode")]
    edges = [{"id": start, "type": "edge", "sourceId": start, "targetId": end} for start, end in ends]
    content = json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges})
    return zen.ZenEngine().create_decision(zen.ZenDecisionContent(content))


DECISION = _decision()


def by_zen(record: dict[str, Any], *, trace: bool) -> Answer:
    """The same table as a decision of zen-engine."""
    opened: dict[str, str] = {}
    for hit in DECISION.evaluate(record, {"trace": trace})["result"]:
        opened.setdefault(hit["desk"], hit["row"])
    return opened


def _said(cells: tuple[Cell, ...]) -> str:
    return " && ".join(cell.cel for cell in cells)


PROGRAMS = tuple((name, desk.value, cel.compile(_said(cells))) for name, desk, cells in TABLE)
ALL_IN_ONE = cel.compile(f"[{', '.join(_said(cells) for _, _, cells in TABLE)}]")


def by_programs(record: dict[str, Any]) -> Answer:
    """One program of CEL for each row."""
    context, opened = cel.Context(record), {}
    for name, desk, program in PROGRAMS:
        if desk not in opened and program.execute(context):
            opened[desk] = name
    return opened


def by_one_program(record: dict[str, Any]) -> Answer:
    """One program of CEL that lists what became of every row."""
    opened: dict[str, str] = {}
    for (name, desk, _), applies in zip(PROGRAMS, ALL_IN_ONE.execute(record), strict=True):
        if applies:
            opened.setdefault(desk, name)
    return opened


# ---------------------------------------------------------------- the cases


def _situation(chance: random.Random) -> Situation:
    matter = Matter(
        violation="V1",
        kind=chance.choice(list(ViolationKind)),
        severity=chance.choice(list(Severity)),
        verdicts=tuple(chance.choice((Verdict.SUFFICIENT, Verdict.INSUFFICIENT)) for _ in Channel),
        days_past_due=chance.choice((0, WAITED - 1, WAITED, 400)),
        overdue=Money(chance.choice((0, LARGE - 1, LARGE)), "CNY"),
        accelerated=chance.choice((False, True)),
        clocks=chance.choice(((), ((chance.choice(list(ClockKind)), chance.choice((WARNED, WARNED + 1))),))),
        direct_loss=Money(chance.choice((A_CRIME - 1, A_CRIME)), "CNY"),
    )
    return Situation(
        matters=(matter,),
        staff_implicated=chance.choice((False, True)),
        authority_has_filed=chance.choice((False, True)),
        customer=chance.choice(list(CustomerKind)),
    )


def _record(situation: Situation) -> dict[str, Any]:
    matter = situation.matters[0]
    return {
        "kind": matter.kind.value,
        "rank": matter.severity.rank,
        **{channel.value: matter.verdict(channel).value for channel in Channel},
        "days_past_due": matter.days_past_due,
        "overdue": _whole(matter.overdue),
        "accelerated": matter.accelerated,
        "days_left": min((days for _, days in matter.clocks), default=NO_CLOCK),
        "loss": _whole(matter.direct_loss),
        "staff": situation.staff_implicated,
        "filed": situation.authority_has_filed,
        "customer": situation.customer.value if situation.customer else "",
    }


def main() -> None:
    """Make sure that all agree, then race them."""
    chance = random.Random(4)  # noqa: S311 - the same cases at every run
    situations = tuple(_situation(chance) for _ in range(CASES))
    records = tuple(map(_record, situations))
    on_records: dict[str, Callable[[dict[str, Any]], Answer]] = {
        "zen-engine, trace on": lambda record: by_zen(record, trace=True),
        "zen-engine, no trace": lambda record: by_zen(record, trace=False),
        "CEL, a program for each row": by_programs,
        "CEL, one program for all rows": by_one_program,
    }
    on_situations: dict[str, Callable[[Situation], object]] = {
        "an if-chain by hand": by_hand,
        "loancomplaint, no trace read": by_policy,
        "loancomplaint, every cell read": traced,
    }
    answers = list(map(by_hand, situations))
    for name, way in {"ours": by_policy, "by hand": by_hand}.items():
        _agree(name, answers, list(map(way, situations)))
    for name, decide in on_records.items():
        _agree(name, answers, list(map(decide, records)))
    cells = traced(situations[0])
    print(f"{CASES} cases, {len({json.dumps(answer) for answer in answers})} answers, {len(TABLE)} rows, {cells} cells")
    race(
        {name: lambda way=way: list(map(way, records)) for name, way in on_records.items()}
        | {name: lambda way=way: list(map(way, situations)) for name, way in on_situations.items()},
        rounds=30,
        loops=1,
        holds=CASES,
    )


def _agree(name: str, expected: list[Answer], actual: list[Answer]) -> None:
    for n, (wanted, given) in enumerate(zip(expected, actual, strict=True)):
        if wanted != given:
            raise SystemExit(f"{name} answers {given} to case {n}, the if-chain {wanted}")


if __name__ == "__main__":
    main()
