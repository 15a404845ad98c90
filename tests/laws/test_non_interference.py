"""Two case files that differ only in what an audience may not see give that audience the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import TypeAlias

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from richer import lent_more

import loancomplaint as lc
from loancomplaint import renderers
from loancomplaint.assessment import Assessment
from loancomplaint.channels import ChannelDecision, Lane, Route
from loancomplaint.documents import Paragraph, Sentence, formal
from loancomplaint.errors import NotOpenError
from loancomplaint.facts import (
    Audience,
    CaseFile,
    Citation,
    Desk,
    DirectLoss,
    Evidence,
    EvidenceKind,
    NoticeForm,
    Violation,
    ViolationKind,
)
from loancomplaint.notices import ContractTerms, Notice
from loancomplaint.renderers import Rendering
from loancomplaint.reports import ComplaintReport, Header
from loancomplaint.testing.laws import LIGHT, SHIPPED, Flow, Pair, SeenBy, check_non_interference
from loancomplaint.testing.pairs import differing, pairs
from loancomplaint.values.money import Money
from loancomplaint.words import verbatim

DAY = dt.timedelta(days=1)


def tried(pair: Pair, chosen: int) -> None:
    """Try every document of a pair as JSON, which holds all of it; of a chosen one all that the law can try."""
    if chosen == 0:
        check_non_interference(pair)
    else:
        check_non_interference(pair, formats=("json",), locales=("zh-CN",), screens=False)


@settings(max_examples=200)
@given(pairs(), st.integers(0, 9))
def test_nobody_can_tell_what_he_may_not_know(pair: Pair, chosen: int) -> None:
    """Every report and letter, how the run ends; of one pair in ten also screens, every format and language."""
    tried(pair, chosen)


@pytest.mark.soak
@settings(max_examples=5_000)
@given(pairs(), st.integers(0, 39))
def test_nobody_can_tell_in_five_thousand_pairs(pair: Pair, chosen: int) -> None:
    """Likewise, of one pair in forty."""
    tried(pair, chosen)


# ---------------------------------------------------------------- the law finds what it is for


def seed_pairs(seed: CaseFile) -> tuple[Pair, ...]:
    """One pair of every kind, of the case that ships with false information added, so that more ways are open."""
    falsehood = Violation(
        id="V4",
        kind=ViolationKind.FALSE_INFORMATION,
        loan="LDZJ-2024-0117",
        began_on=dt.date(2023, 12, 28),
        discovered_on=dt.date(2024, 9, 6),
        amount=Money("600000.00", "CNY"),
        statement="借款人提交的报表与登记资料不一致，涉嫌提供虚假资料。",
        direct_loss=DirectLoss(amount=Money("500000.00", "CNY"), method="未收回本金", on=dt.date(2024, 9, 17)),
        citations=(Citation(evidence="E8", proves="提交的报表"), Citation(evidence="E4", proves="登记资料所载")),
        customer_explanation="称系会计差错。",
    )
    seed = attrs.evolve(lent_more(seed), violations=(falsehood, *seed.violations))
    suspicion = Violation(
        id="V0",
        kind=ViolationKind.SUSPECTED_MONEY_LAUNDERING,
        loan="LDZJ-2024-0117",
        began_on=seed.as_of - 3 * DAY,
        discovered_on=seed.as_of - 2 * DAY,
    )
    item = Evidence(id="E0", kind=EvidenceKind.BANK_STATEMENT, title="另案流水", sha256="0" * 64)
    return tuple(make(seed, suspicion, item, 0) for make in differing)


Planted: TypeAlias = Callable[[], Flow]


def saying(report: ComplaintReport, words: str) -> ComplaintReport:
    """The report with a paragraph more at its end."""
    return attrs.evolve(report, closing=(*report.closing, Paragraph((Sentence(verbatim(words)),))))


def composing(change: Callable[[Assessment, Route, ComplaintReport], ComplaintReport]) -> Flow:
    """A flow whose open reports are changed by what the whole assessment holds."""

    def compose(assessment: Assessment, route: Route) -> ComplaintReport:
        report = lc.compose(assessment, route)
        return report if route.sealed else change(assessment, route, report)

    return Flow(compose=compose)


def heading(change: Callable[[Assessment, Header], Header]) -> Flow:
    """A flow whose open reports have something of their header from the whole assessment."""

    def changed(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
        return attrs.evolve(report, header=change(assessment, report.header))

    return composing(changed)


def graded(assessment: Assessment, header: Header) -> Header:
    """A graver grade."""
    return attrs.evolve(header, secrecy_grade=verbatim("限阅")) if suspects(assessment) else header


def referenced(assessment: Assessment, header: Header) -> Header:
    """A number that counts."""
    return attrs.evolve(header, reference=f"{header.reference}-{len(assessment.file.violations)}")


def dated(assessment: Assessment, header: Header) -> Header:
    """A day that counts."""
    return attrs.evolve(header, date=header.date + len(assessment.sealed.judgements) * DAY)


def routed(assessment: Assessment, header: Header) -> Header:
    """Another hand through which it goes."""
    return attrs.evolve(header, through=Desk.AML_COMPLIANCE) if suspects(assessment) else header


def unreviewed(assessment: Assessment, header: Header) -> Header:
    """Nobody who reviews it, as with a referral."""
    return attrs.evolve(header, reviewer=None) if suspects(assessment) else header


def deciding(change: Callable[[Assessment, ChannelDecision], ChannelDecision]) -> Flow:
    """A flow whose decisions are changed by what the whole assessment holds."""
    return Flow(decide=lambda assessment: change(assessment, lc.decide(assessment)))


def suspects(assessment: Assessment) -> bool:
    """Whether the file holds sealed matter."""
    return bool(assessment.sealed.judgements)


def open_routes(decision: ChannelDecision, routes: tuple[Route, ...]) -> ChannelDecision:
    """The decision with other open ways."""
    return attrs.evolve(decision, open=attrs.evolve(decision.open, routes=routes))


def shifted(assessment: Assessment, decision: ChannelDecision) -> ChannelDecision:
    """Count the open ways from one further on."""
    back = decision.open.routes
    return open_routes(decision, (*back[:1], *back)) if suspects(assessment) else decision


def reversed_routes(assessment: Assessment, decision: ChannelDecision) -> ChannelDecision:
    """Another order of ways where there is something to hide."""
    return open_routes(decision, decision.open.routes[::-1]) if suspects(assessment) else decision


def sooner(assessment: Assessment, decision: ChannelDecision) -> ChannelDecision:
    """A day to act that a sealed clock set."""
    routes = tuple(attrs.evolve(route, act_by=assessment.file.as_of + DAY) for route in decision.open.routes)
    return open_routes(decision, routes) if suspects(assessment) else decision


def one_fewer(assessment: Assessment, decision: ChannelDecision) -> ChannelDecision:
    """A way that is missing where there is something to hide."""
    return open_routes(decision, decision.open.routes[:-1]) if suspects(assessment) else decision


def named_in_prose(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """Who is implicated."""
    return saying(report, "、".join(member.name for member in assessment.file.implicated_staff) or "无")


def whole_numbers(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """What a mask hides."""
    person = assessment.file.customer.legal_representative
    return saying(report, person.phone or "" if person else "")


def opinions(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """What the author thinks."""
    thought = [s.text or "" for v in assessment.open.case.violations for s in v.statements]
    return saying(report, "".join(thought))


def planned(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """What the bank plans."""
    return saying(report, "".join(request.reason or "" for request in assessment.open.case.requests))


def withheld_is_said(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """That something is not said."""
    return saying(report, "另有事项不在此列。") if suspects(assessment) else report


def blank_where_sealed(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """A gap of nothing but a space."""
    return saying(report, " ") if suspects(assessment) else report


def renumbered(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """Violations by their place in the whole file."""
    order = [violation.id for violation in assessment.file.violations]
    return saying(report, "".join(str(order.index(j.violation)) for j in assessment.open.judgements))


def counted(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """How many items of evidence the whole file holds."""
    return saying(report, str(len(assessment.file.evidence)))


def digested(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """The digest of all evidence together."""
    every = "".join(item.sha256 or "" for item in assessment.file.evidence)
    return saying(report, hashlib.sha256(every.encode()).hexdigest())


def gravest(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """How serious the gravest violation is, sealed ones among them."""
    return saying(report, "".join(sorted(judgement.severity.value for judgement in assessment.judgements)))


def unsigned(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """A line to sign on more."""
    return attrs.evolve(report, signatures=report.signatures[:-1]) if suspects(assessment) else report


def emphatic(assessment: Assessment, _: Route, report: ComplaintReport) -> ComplaintReport:
    """Other words for the same."""
    closing = (Paragraph((formal("Submitted for your review."),)),)
    return attrs.evolve(report, closing=() if suspects(assessment) else closing)


def telling_screen(assessment: Assessment, decision: ChannelDecision, _: Desk) -> SeenBy:
    """The whole decision on every screen."""
    return assessment, decision


def stale_paths(assessment: Assessment, decision: ChannelDecision, desk: Desk) -> SeenBy:
    """Findings placed as in the file as written."""
    shown, decided = lc.seen_by(assessment, decision, desk)
    return attrs.evolve(shown, open=attrs.evolve(shown.open, findings=assessment.open.findings)), decided


def with_bans(assessment: Assessment, decision: ChannelDecision, desk: Desk) -> SeenBy:
    """What sealed matter forbids."""
    shown, decided = lc.seen_by(assessment, decision, desk)
    return shown, attrs.evolve(decided, sealed=Lane(bans=decision.sealed.bans))


def with_trace(assessment: Assessment, decision: ChannelDecision, desk: Desk) -> SeenBy:
    """Every row that was read."""
    shown, decided = lc.seen_by(assessment, decision, desk)
    return shown, attrs.evolve(decided, sealed=Lane(trace=decision.sealed.trace))


class Remembering:
    """A renderer and a namer that know of the case in hand, as a careless cache would."""

    def __init__(self) -> None:
        self.case: CaseFile | None = None

    def assess(self, case: CaseFile) -> Assessment:
        """Assess, and remember."""
        self.case = case
        return lc.assess(case)

    @property
    def size(self) -> int:
        """How many violations the case in hand has."""
        return len(self.case.violations) if self.case else 0

    def metadata(self, document: ComplaintReport | Notice, to: str, locale: str) -> Rendering:
        """The size in a comment that no reader sees."""
        rendering = lc.render(document, to, locale=locale)
        marked = rendering.content + (b"" if to == "json" else f"<!--{self.size}-->".encode())
        return attrs.evolve(rendering, content=marked)

    def padding(self, document: ComplaintReport | Notice, to: str, locale: str) -> Rendering:
        """Trailing blanks."""
        rendering = lc.render(document, to, locale=locale)
        return attrs.evolve(rendering, content=rendering.content + b" " * self.size)

    def suffix(self, document: ComplaintReport | Notice, to: str, locale: str) -> Rendering:
        """A name that says which of how many."""
        rendering = lc.render(document, to, locale=locale)
        return attrs.evolve(rendering, suffix=f"-{self.size}{rendering.suffix}")

    def name(self, route: Route) -> str:
        """Likewise, for a report."""
        return f"{route.channel}-{route.desk}-{self.size}"

    def notice(self, terms: ContractTerms, form: NoticeForm, guarantor: str | None) -> Notice:
        """A reference that counts what the customer does not know of."""
        letter = lc.notice(terms, form, guarantor=guarantor)
        return attrs.evolve(letter, reference=f"{letter.reference}-{self.size}")

    def refusal(self, terms: ContractTerms, form: NoticeForm, guarantor: str | None) -> Notice:
        """A letter refused for a reason that the contract does not show."""
        if self.case and any(v.kind is ViolationKind.SUSPECTED_MONEY_LAUNDERING for v in self.case.violations):
            raise NotOpenError("this letter must wait")
        return lc.notice(terms, form, guarantor=guarantor)

    def deadline(self, terms: ContractTerms, form: NoticeForm, guarantor: str | None) -> Notice:
        """More days to pay where the file is fuller."""
        return lc.notice(terms, form, guarantor=guarantor, days_to_pay=5 + self.size)

    def terms(self, case: CaseFile, loan: str) -> ContractTerms:
        """An address that is the author's prose."""
        shown = lc.terms(case, loan)
        return attrs.evolve(shown, service_addresses=(*shown.service_addresses, case.background or ""))


MEMORY = Remembering()
LEAKS = {
    "numbering of reports": deciding(shifted),
    "order of ways": deciding(reversed_routes),
    "day to act": deciding(sooner),
    "a way that is missing": deciding(one_fewer),
    "exit status": Flow(status=lambda assessment, _: int(suspects(assessment))),
    "secrecy grade": heading(graded),
    "reference": heading(referenced),
    "derived date": heading(dated),
    "through whom": heading(routed),
    "reviewer": heading(unreviewed),
    "name of staff": composing(named_in_prose),
    "number of a person": composing(whole_numbers),
    "opinion": composing(opinions),
    "plan": composing(planned),
    "a word that something is withheld": composing(withheld_is_said),
    "blank": composing(blank_where_sealed),
    "numbering of violations": composing(renumbered),
    "count of evidence": composing(counted),
    "digest of evidence": composing(digested),
    "severity": composing(gravest),
    "signature": composing(unsigned),
    "wording": composing(emphatic),
    "whole decision on screen": Flow(seen_by=telling_screen),
    "paths on screen": Flow(seen_by=stale_paths),
    "bans on screen": Flow(seen_by=with_bans),
    "trace on screen": Flow(seen_by=with_trace),
    "metadata of a file": Flow(assess=MEMORY.assess, render=MEMORY.metadata),
    "size of a file": Flow(assess=MEMORY.assess, render=MEMORY.padding),
    "suffix of a file": Flow(assess=MEMORY.assess, render=MEMORY.suffix),
    "name of a file": Flow(assess=MEMORY.assess, name=MEMORY.name),
    "reference of a letter": Flow(assess=MEMORY.assess, notice=MEMORY.notice),
    "refusal of a letter": Flow(assess=MEMORY.assess, notice=MEMORY.refusal),
    "deadline of a letter": Flow(assess=MEMORY.assess, notice=MEMORY.deadline),
    "prose in a letter": Flow(terms=MEMORY.terms),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_every_planted_leak_is_found(seed: CaseFile, leak: str) -> None:
    """Each by the same law, on the case that ships."""

    def found(pair: Pair) -> bool:
        try:
            check_non_interference(pair, LEAKS[leak], formats=("json", "txt"), locales=("zh-CN",))
        except AssertionError:
            return True
        return False

    assert any(map(found, seed_pairs(seed)))


def test_there_is_no_false_alarm_on_the_case_that_ships(seed: CaseFile) -> None:
    """The pairs by which the leaks are found tell nothing of the flow as it ships, and differ indeed."""
    for pair in seed_pairs(seed):
        assert pair.one != pair.other
        assert pair.hidden_from
        check_non_interference(pair, SHIPPED)


def test_heavy_formats_tell_no_more(seed: CaseFile) -> None:
    """The sealed pair of the case that ships, in every format that needs an extra and is installed."""
    heavy = tuple(sorted(set(renderers.NAMES) - set(LIGHT)))

    check_non_interference(seed_pairs(seed)[0], formats=heavy, locales=("zh-CN",), screens=False)


def test_the_law_names_where_and_repeats_nothing(seed: CaseFile) -> None:
    """Its message may be read by anybody who runs the tests."""
    with pytest.raises(AssertionError, match="can tell of implicated staff by") as told:
        check_non_interference(seed_pairs(seed)[1], LEAKS["name of staff"])
    assert "慕容某" not in str(told.value)


def test_every_audience_is_kept_from_something(seed: CaseFile) -> None:
    """The pairs try every reader but the desks that may know the most; the customer is in all."""
    tried = [set(pair.hidden_from) for pair in seed_pairs(seed)]

    assert set(Audience) == set().union(*tried)
    assert all(Audience.CUSTOMER in audiences for audiences in tried)
