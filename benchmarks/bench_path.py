"""From JSON to the HTML of the report to risk management: the whole path, and the same written by hand.

By hand means pydantic, a chain of ifs for a dozen of the checks, and one precompiled Jinja2 template with the same
sections. It has no sealed lane, no trace, no evidence numbers and no law by date: the floor to measure against.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from measure import race
from pydantic_case import CaseFile, Loan

import loancomplaint as lc

SEED = (files("loancomplaint") / "demo" / "case.json").read_bytes()

PAGE = Environment(autoescape=True, undefined=StrictUndefined).from_string(
    """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ case.reference }}</title></head><body>
<h1>关于{{ case.customer.name }}贷款风险情况的内部报告</h1>
<p>编号：{{ case.reference }} 日期：{{ case.as_of }} 经办：{{ case.reporter.name }}</p>
<h2>背景介绍</h2>
{% for loan in case.loans %}<table><tr><th>合同编号<td>{{ loan.contract_no }}<tr><th>本金<td>{{ loan.principal.amount }}
<tr><th>逾期天数<td>{{ days }}<tr><th>逾期金额<td>{{ overdue }}</table>{% endfor %}
<h2>问题描述</h2>
{% for violation in case.violations %}<h3>{{ violation.kind }}</h3><p>{{ violation.statement }}</p>
<p>{{ violation.customer_explanation or "" }}</p>{% endfor %}
<h2>证据清单</h2><table>{% for item in case.evidence %}<tr><td>{{ loop.index }}<td>{{ item.title }}<td>{{ item.kind }}
<td>{{ item.issuer }}<td>{{ item.carrier }}<td>{{ item.pages }}<td>{{ item.sha256 }}{% endfor %}</table>
<h2>诉求与建议</h2>{% for request in case.requests %}<h3>{{ request.kind }}</h3><p>{{ request.reason }}</p>
<p>{{ request.basis | join("、") }}</p>{% endfor %}
{% if gaps %}<ul>{% for gap in gaps %}<li>{{ gap }}{% endfor %}</ul>{% endif %}</body></html>"""
)


def ours() -> bytes:
    """The library's path."""
    assessment = lc.assess(lc.loads(SEED))
    route = lc.decide(assessment).primary
    if route is None:
        raise SystemExit("the seed case has a primary route")
    return lc.render(lc.compose(assessment, route), "html").content


def by_hand() -> bytes:
    """The same ends, without the library."""
    case = CaseFile.model_validate_json(SEED)
    days, overdue = _arrears(case.loans[0], case.as_of)
    return PAGE.render(case=case, days=days, overdue=overdue, gaps=_gaps(case, overdue)).encode()


def by_hand_gaps() -> list[str]:
    """The checks alone, on a case read beforehand."""
    return _gaps(_READ, _arrears(_READ.loans[0], _READ.as_of)[1])


_READ = CaseFile.model_validate_json(SEED)


def _arrears(loan: Loan, on: dt.date) -> tuple[int, Decimal]:
    received = sum((Decimal(p.amount.amount) for p in loan.payments if p.received_on <= on), Decimal())
    days, overdue = 0, Decimal()
    for installment in sorted(loan.installments, key=lambda i: i.due_on):
        owed = Decimal(installment.principal.amount) + Decimal(installment.interest.amount)
        paid = min(owed, received)
        received -= paid
        if owed > paid and installment.due_on < on:
            days, overdue = max(days, (on - installment.due_on).days), overdue + owed - paid
    return days, overdue


def _gaps(case: CaseFile, overdue: Decimal) -> list[str]:
    gaps = []
    held = {item.id for item in case.evidence}
    for violation in case.violations:
        if not violation.statement:
            gaps.append("no statement")
        if violation.began_on is None:
            gaps.append("no date")
        elif violation.began_on > case.as_of:
            gaps.append("in the future")
        if not violation.citations:
            gaps.append("no evidence")
        if any(citation.evidence not in held for citation in violation.citations):
            gaps.append("a citation of nothing")
        if violation.kind == "overdue_payment" and violation.amount and Decimal(violation.amount.amount) > overdue:
            gaps.append("more than the ledger shows")
    gaps += ["no lawful basis" for item in case.evidence if not item.lawful_basis]
    gaps += ["late" for item in case.evidence if item.obtained_on and item.obtained_on > case.as_of]
    gaps += ["no basis" for request in case.requests if not request.basis]
    declaration = case.reporter.declaration
    if declaration is None or not declaration.truthful:
        gaps.append("no declaration")
    return gaps


def main() -> None:
    """Race them, and our stages one by one."""
    case = lc.loads(SEED)
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    route = decision.primary
    if route is None:
        raise SystemExit("the seed case has a primary route")
    report = lc.compose(assessment, route)
    race(
        {
            "by hand: pydantic, ifs, Jinja2": by_hand,
            "loancomplaint, the whole path": ours,
            "  loads": lambda: lc.loads(SEED),
            "  assess": lambda: lc.assess(case),
            "  decide": lambda: lc.decide(assessment),
            "  compose": lambda: lc.compose(assessment, route),
            "  render html": lambda: lc.render(report, "html"),
        },
        rounds=20,
        loops=2,
    )


if __name__ == "__main__":
    main()
