"""``loancomplaint claim``: what is owed, by whom, secured by what, to the last minor unit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from loancomplaint.cli import text
from loancomplaint.cli.as_json import Object, money, present
from loancomplaint.cli.claim_sheets import sheets
from loancomplaint.cli.options import CASE, OUT, Options, common, naming, read_day, tell, tell_json
from loancomplaint.cli.reading import read_open
from loancomplaint.cli.text import Speaker
from loancomplaint.cli.workbook import workbook
from loancomplaint.debt import CaseDebt, Claim
from loancomplaint.errors import Fault, InputError
from loancomplaint.facts import CaseFile
from loancomplaint.files import replace
from loancomplaint.law import liability as answering
from loancomplaint.law.liability import Answers, Defendant, Liability, Right
from loancomplaint.words import Phrase, label

_HEADS: Final = {
    "principal": Phrase("Principal"),
    "interest": Phrase("Interest"),
    "penalty": Phrase("Penalty interest"),
    "compound": Phrase("Compound interest"),
    "costs": Phrase("Costs"),
    "total": Phrase("Total"),
}


@click.command()
@click.argument("case", type=CASE)
@click.option("--to", callback=read_day, metavar="DAY", help="The last day calculated.  [default: as_of]")
@click.option("--out", type=OUT, metavar="FILE", help="A workbook (xlsx) to write it to as well, line by line.")
@common
def claim(*, case: Path, to: dt.date | None, out: Path | None, options: Options) -> int:
    """Calculate what CASE shows to be owed: every loan head by head, who answers, and what secures it."""
    file, law = read_open(case, options)
    debt = law.debt(file).at(to or file.as_of)
    answers = answering.liability(file, law)
    if out is not None:
        _write(case, out, workbook(sheets(debt, answers, Speaker(options.locale))))
    if options.as_json:
        tell_json(_object(file, debt, answers, options.locale))
    else:
        tell("\n".join(_told(file, debt, answers, Speaker(options.locale))))
    return 0


def _write(case: Path, out: Path, content: bytes) -> None:
    with naming("--out"):
        if out.suffix != ".xlsx":
            raise InputError([Fault("--out", "a workbook is written; let the name end in .xlsx")])
        if out.exists() and out.samefile(case):
            raise InputError([Fault("--out", "is the case file itself; give another path")])
        replace(out, content)


def _object(file: CaseFile, debt: CaseDebt, answers: Liability, locale: str) -> Object:
    found = [(loan, debt.of(loan)) for loan in file.loans]
    return present(
        {
            "reference": file.reference,
            "to": debt.on.isoformat(),
            "loans": [_loan(owed) for _, owed in found if owed is not None],
            "not_calculated": [file.name_of(loan) for loan, owed in found if owed is None] or None,
            "total": None if debt.total is None else money(debt.total),
            "asked": None if debt.asked is None else money(debt.asked),
            "defendants": [_defendant(each) for each in answers.defendants],
            "not_sued": [{"party": each.party, "because": each.because.message(locale)} for each in answers.unsued]
            or None,
            "security": [_right(right, locale) for right in answers.security],
        }
    )


def _loan(owed: Claim) -> Object:
    return present(
        {
            "loan": owed.loan,
            "principal": money(owed.principal),
            "not_due": money(owed.not_due),
            "interest": money(owed.interest),
            "accrued": money(owed.accrued) if owed.accrued else None,
            **{head: money(getattr(owed, head)) for head in ("penalty", "compound", "costs", "total", "asked")},
            "per_day": money(owed.per_day),
            "stops_on": owed.stops_on and owed.stops_on.isoformat(),
        }
    )


def _defendant(each: Defendant) -> Object:
    return present(
        {
            "party": each.party,
            "role": each.role.value,
            "liability": each.liability.value,
            "up_to": None if each.up_to is None else money(each.up_to),
            "loans": list(each.loans),
        }
    )


def _right(right: Right, locale: str) -> Object:
    security = right.given.security
    return present(
        {
            "id": security.id or security.contract_no,
            "provider": right.provider,
            "kind": security.kind and security.kind.value,
            "priority": right.priority,
            "up_to": None if right.up_to is None else money(right.up_to),
            "why_not": right.why_not and right.why_not.message(locale),
        }
    )


def _told(file: CaseFile, debt: CaseDebt, answers: Liability, say: Speaker) -> Iterator[str]:
    yield say("{reference}: what is owed, calculated to {day} inclusive", reference=file.reference, day=debt.on)
    yield from text.section(say("Loans"), _loans(file, debt, say))
    yield from text.section(say("Who answers"), _defendants(answers, say))
    yield from text.section(say("Security"), _security(answers, say))


def _loans(file: CaseFile, debt: CaseDebt, say: Speaker) -> Iterator[str]:
    rows = [[say("Loan"), *map(say.shown, _HEADS.values())]]
    rows += [[owed.loan, *(say.shown(getattr(owed, head)) for head in _HEADS)] for owed in debt.claims]
    yield from text.columns(rows)
    for loan in file.loans:
        if debt.of(loan) is None:
            yield say("{loan}: not calculated; there is no schedule, or several currencies", loan=file.name_of(loan))
    if debt.total:
        yield say("Total: {sum}", sum=debt.total)
    for owed in debt.claims:
        for point in owed.open_points:
            yield f"  {point.message(say.locale)}"


def _defendants(answers: Liability, say: Speaker) -> Iterator[str]:
    for each in answers.defendants:
        as_what = _LIABILITY[each.liability]
        if each.up_to is None:
            yield say("{party}: {role}, {liability}", party=each.party, role=label(each.role), liability=as_what)
        else:
            yield say(
                "{party}: {role}, {liability}, up to {sum}",
                party=each.party,
                role=label(each.role),
                liability=as_what,
                sum=each.up_to,
            )
    for left in answers.unsued:
        yield say("{party}: not sued. {why}", party=left.party, why=left.because)


_LIABILITY: Final[Mapping[Answers, Phrase]] = {
    Answers.PRINCIPAL: Phrase("owes the debt"),
    Answers.JOINT: Phrase("answers jointly"),
    Answers.SUPPLEMENTARY: Phrase("answers for what the debtor cannot pay"),
    Answers.SECURED: Phrase("answers with a thing"),
    Answers.OTHER: Phrase("answers otherwise"),
}


def _security(answers: Liability, say: Speaker) -> Iterator[str]:
    for right in answers.security:
        security = right.given.security
        named = security.id or security.contract_no or say("unnamed")
        standing = label(security.kind) if security.kind else say("security")
        if right.why_not is not None:
            yield say("{security}: {kind}. {why}", security=named, kind=standing, why=right.why_not)
        elif right.priority:
            yield say("{security}: {kind}, paid first out of the thing", security=named, kind=standing)
        else:
            yield say("{security}: {kind}", security=named, kind=standing)
