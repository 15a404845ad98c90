"""How each stage grows with each kind of thing in a case file, as exponents between sizes: 1 is linear.

Times are of the processor, the best of a few, because the machine is shared. A stage that takes longer than a size
is worth is not tried on the next, and the table says so.

    python benchmarks/bench_growth.py [STAGE …] [--kinds violations,requests]
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files

import attrs

import loancomplaint as lc
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Citation,
    Desk,
    Evidence,
    EvidenceKind,
    Installment,
    Payment,
    Request,
    RequestKind,
    Transfer,
    Violation,
    ViolationKind,
)
from loancomplaint.values.money import Money

SEED = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
SIZES = (10, 100, 1000)
LONG = 20.0
"""Seconds after which the next size is not tried."""

DAY = dt.timedelta(days=1)
CENT = Money("0.01", SEED.loans[0].principal.currency)


def violations(size: int) -> CaseFile:
    """So many violations, each of which cites the evidence of the one it was made from."""
    made = (attrs.evolve(SEED.violations[n % len(SEED.violations)], id=f"W{n}") for n in range(size))
    return attrs.evolve(SEED, violations=(*SEED.violations, *made))


def evidence(size: int) -> CaseFile:
    """So many items of evidence, all cited by the violation that cites the item they were made from."""
    made = tuple(attrs.evolve(SEED.evidence[n % len(SEED.evidence)], id=f"F{n}") for n in range(size))
    cited = [
        tuple(
            attrs.evolve(citation, evidence=item.id)
            for citation in violation.citations
            for n, item in enumerate(made)
            if SEED.evidence[n % len(SEED.evidence)].id == citation.evidence
        )
        for violation in SEED.violations
    ]
    citing = zip(SEED.violations, cited, strict=True)
    return attrs.evolve(
        SEED,
        evidence=(*SEED.evidence, *made),
        violations=tuple(attrs.evolve(v, citations=(*v.citations, *more)) for v, more in citing),
    )


def both(size: int) -> CaseFile:
    """So many times its violations, evidence and requests, each copy speaking of its own."""
    whole = [_copy(n) for n in range(max(size // len(SEED.violations), 1))]
    return attrs.evolve(
        SEED,
        violations=tuple(v for each in whole for v in each.violations),
        evidence=tuple(item for each in whole for item in each.evidence),
        requests=tuple(request for each in whole for request in each.requests),
    )


def _copy(n: int) -> CaseFile:
    return attrs.evolve(
        SEED,
        violations=tuple(
            attrs.evolve(
                v,
                id=f"{v.id}.{n}",
                citations=tuple(attrs.evolve(c, evidence=f"{c.evidence}.{n}") for c in v.citations),
                transfers=tuple(attrs.evolve(t, evidence=t.evidence and f"{t.evidence}.{n}") for t in v.transfers),
            )
            for v in SEED.violations
        ),
        evidence=tuple(attrs.evolve(item, id=f"{item.id}.{n}") for item in SEED.evidence),
        requests=tuple(
            attrs.evolve(r, id=f"R{k}.{n}", violations=tuple(f"{id_}.{n}" for id_ in r.violations))
            for k, r in enumerate(SEED.requests)
        ),
    )


def requests(size: int) -> CaseFile:
    """So many requests, each for the violations of the one it was made from."""
    made = (attrs.evolve(SEED.requests[n % len(SEED.requests)], id=f"S{n}") for n in range(size))
    return attrs.evolve(SEED, requests=(*SEED.requests, *made))


def bare(size: int) -> CaseFile:
    """So many violations, items of evidence and requests of which the file says next to nothing: all have findings."""
    return attrs.evolve(
        SEED,
        violations=(
            *SEED.violations,
            *(Violation(id=f"W{n}", kind=KINDS_OF[n % len(KINDS_OF)], citations=_dangling(n)) for n in range(size)),
        ),
        evidence=(*SEED.evidence, *(Evidence(id=f"F{n}", kind=EvidenceKind.OTHER) for n in range(size))),
        requests=(
            *SEED.requests,
            *(
                Request(id=f"S{n}", kind=RequestKind.PRESERVE_ASSETS, violations=(f"W{n}", f"X{n}"))
                for n in range(size)
            ),
        ),
    )


KINDS_OF = tuple(ViolationKind)


def _dangling(n: int) -> tuple[Citation, ...]:
    return tuple(Citation(evidence=f"F{n + k}") for k in range(0, 4, 2))


def loans(size: int) -> CaseFile:
    """So many loans, each with a violation of its own that cites the evidence of the one it was made from."""
    (loan,) = SEED.loans
    made = tuple(attrs.evolve(loan, contract_no=f"{loan.contract_no}.{n}", note_no=f"N{n}") for n in range(size))
    each = (attrs.evolve(SEED.violations[0], id=f"W{n}", loan=other.note_no) for n, other in enumerate(made))
    return attrs.evolve(SEED, loans=(loan, *made), violations=(*_named(loan.note_no), *each))


def _named(note: str | None) -> tuple[Violation, ...]:
    return tuple(attrs.evolve(violation, loan=note) for violation in SEED.violations)


def installments(size: int) -> CaseFile:
    """So many installments of a cent, one a day, the last of them due on the day before the first of the loan."""
    loan = SEED.loans[0]
    first = min(each.due_on for each in loan.installments)
    made = tuple(Installment(due_on=first - n * DAY, principal=CENT, interest=CENT) for n in range(size, 0, -1))
    return attrs.evolve(SEED, loans=(attrs.evolve(loan, installments=(*made, *loan.installments)),))


def payments(size: int) -> CaseFile:
    """So many payments of a cent, one a day."""
    loan = SEED.loans[0]
    made = tuple(Payment(received_on=SEED.as_of - n * DAY, amount=CENT) for n in range(size))
    return attrs.evolve(SEED, loans=(attrs.evolve(loan, payments=(*loan.payments, *made)),))


def transfers(size: int) -> CaseFile:
    """So many transfers of a cent in the first violation that tells of any."""
    at = next(n for n, violation in enumerate(SEED.violations) if violation.id == "V3")
    told = SEED.violations[at]
    made = tuple(
        Transfer(on=SEED.as_of - (n % 90 + 1) * DAY, from_=f"甲{n % 7}", to=f"乙{n % 5}", amount=CENT, evidence="E2")
        for n in range(size)
    )
    more = attrs.evolve(told, transfers=(*told.transfers, *made))
    return attrs.evolve(SEED, violations=(*SEED.violations[:at], more, *SEED.violations[at + 1 :]))


KINDS: Mapping[str, Callable[[int], CaseFile]] = {
    "violations": violations,
    "requests": requests,
    "evidence": evidence,
    "all three": both,
    "bare ones": bare,
    "loans": loans,
    "installments": installments,
    "payments": payments,
    "transfers": transfers,
}


def assess(case: CaseFile) -> Callable[[], object]:
    """Every finding and verdict."""
    return lambda: lc.assess(case)


def findings(case: CaseFile) -> Callable[[], object]:
    """What an assessment is asked most: its gaps, doubts and contradictions, and every verdict."""
    assessment = lc.assess(case)

    def ask() -> object:
        again = attrs.evolve(assessment)
        verdicts = [again.verdict(violation.id, Channel.LEGAL) for violation in case.violations]
        return again.gaps, again.doubts, again.contradictions, verdicts

    return ask


def compare(case: CaseFile) -> Callable[[], object]:
    """What a violation that came to be known later changes."""
    assessment = lc.assess(case)
    earlier = lc.assess(attrs.evolve(case, violations=case.violations[1:]))
    return lambda: assessment.compare(earlier)


def decide(case: CaseFile) -> Callable[[], object]:
    """Routes, withheld routes and bans."""
    assessment = lc.assess(case)
    return lambda: lc.decide(assessment)


def compose(case: CaseFile) -> Callable[[], object]:
    """The report of every open route."""
    assessment = lc.assess(case)
    routes = lc.decide(assessment).routes
    return lambda: [lc.compose(assessment, route) for route in routes]


def missing(case: CaseFile) -> Callable[[], object]:
    """What the last violation lacks for a suit."""
    assessment = lc.assess(case)
    return lambda: assessment.missing(case.violations[-1].id, Channel.LEGAL)


def carrying(case: CaseFile) -> Callable[[], object]:
    """The evidence that a verdict rests on."""
    assessment = lc.assess(case)
    return lambda: assessment.carrying(case.violations[0].id, Channel.LEGAL)


def nearest(case: CaseFile) -> Callable[[], object]:
    """What would open the way to the court."""
    assessment = lc.assess(case)
    return lambda: lc.nearest(assessment, Desk.COURT)


STAGES = (assess, findings, compare, decide, compose, missing, carrying, nearest)


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor, the best of a few."""
    best, left = math.inf, 3
    while left:
        begun = time.process_time()
        work()
        taken = time.process_time() - begun
        best, left = min(best, taken), left - 1 if taken < 1 else 0
    return best


def grown(stage: Callable[[CaseFile], Callable[[], object]], kind: Callable[[int], CaseFile]) -> Iterator[str]:
    """One cell for each size: how long it took, and the exponent from the size before."""
    before = 0.0
    for size in SIZES:
        if before > LONG:
            yield f"{'too long':>20}"
            continue
        taken = timed(stage(kind(size)))
        exponent = f" ^{math.log10(taken / before):5.2f}" if before else "       "
        yield f"{taken * 1000:11.1f} ms{exponent}"
        before = taken


def main() -> None:
    """Print one line for each stage and kind of growth."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("stages", nargs="*", help="by name; all unless given")
    asked.add_argument("--kinds", default=",".join(KINDS))
    given = asked.parse_args()
    print(f"{'':24}" + "".join(f"{f'x {size}':>20}" for size in SIZES))
    for stage in STAGES:
        for name in given.kinds.split(",") if not given.stages or stage.__name__ in given.stages else ():
            print(f"{stage.__name__:10}{name:14}" + "".join(grown(stage, KINDS[name])), flush=True)


if __name__ == "__main__":
    main()
