"""Desks, channels and violations are named by their words or ids: a wrong one is refused, and never answered."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest
from hostile import whole

import loancomplaint as lc
from loancomplaint.assessment import Assessment
from loancomplaint.assessment.repairs import Way
from loancomplaint.channels import After, CustomerIs, Destination, Filed, Judged, Row, Some, StaffImplicated
from loancomplaint.errors import LoanComplaintError, UnknownNameError, ValueRefusedError
from loancomplaint.facts import (
    CaseFile,
    Channel,
    Customer,
    CustomerKind,
    Declaration,
    Desk,
    Form,
    NoticeForm,
    Payment,
    Verdict,
)
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.values.money import Money

CLEARANCES = DEFAULT.clearances


@pytest.fixture
def assessment(seed: CaseFile) -> Assessment:
    """The seed, assessed."""
    return lc.assess(seed)


ASKED_OF_A_DESK: dict[str, Callable[[Assessment, Desk | str], object]] = {
    "route_to": lambda a, desk: lc.decide(a).route_to(desk),
    "route_to in a lane": lambda a, desk: lc.decide(a).open.route_to(desk),
    "withheld_from": lambda a, desk: lc.decide(a).withheld_from(desk),
    "withheld_from in a lane": lambda a, desk: lc.decide(a).open.withheld_from(desk),
    "nearest": lc.nearest,
    "seen_by": lambda a, desk: lc.seen_by(a, lc.decide(a), desk),
    "an assessment seen by": lambda a, desk: a.seen_by(desk, CLEARANCES),
    "a decision seen by": lambda a, desk: lc.decide(a).seen_by(desk, CLEARANCES),
}


@pytest.mark.parametrize("ask", ASKED_OF_A_DESK.values(), ids=list(ASKED_OF_A_DESK))
@pytest.mark.parametrize("desk", [Desk.COURT, Desk.RISK_MANAGEMENT])
def test_a_desk_may_be_callas_its_word(
    assessment: Assessment, ask: Callable[[Assessment, Desk | str], object], desk: Desk
) -> None:
    """The word of a desk in a file is answered as the desk is."""
    assert ask(assessment, desk) == ask(assessment, desk.value)


@pytest.mark.parametrize("ask", ASKED_OF_A_DESK.values(), ids=list(ASKED_OF_A_DESK))
def test_a_desk_that_is_none_is_refused(
    assessment: Assessment, ask: Callable[[Assessment, Desk | str], object]
) -> None:
    """What is no desk is refused with the desks there are, and the one that was probably meant."""
    with pytest.raises(UnknownNameError, match=r"no desk of that name; did you mean 'court'\?; there are: direct_"):
        ask(assessment, "curt")


ASKED_OF_A_VIOLATION: dict[str, Callable[[Assessment, str, Channel | str], object]] = {
    "why": Assessment.why,
    "missing": Assessment.missing,
    "carrying": Assessment.carrying,
}


@pytest.mark.parametrize("ask", ASKED_OF_A_VIOLATION.values(), ids=list(ASKED_OF_A_VIOLATION))
def test_a_channel_may_be_callas_its_word(
    assessment: Assessment, ask: Callable[[Assessment, str, Channel | str], object]
) -> None:
    """The word of a channel is answered as the channel is; another word is refused."""
    assert ask(assessment, "V1", Channel.LEGAL) == ask(assessment, "V1", "legal")
    with pytest.raises(UnknownNameError, match="no channel of that name; there are: internal, external, legal"):
        ask(assessment, "V1", "police")


@pytest.mark.parametrize(
    "ask",
    [
        *(lambda a, id_, ask=ask: ask(a, id_, Channel.LEGAL) for ask in ASKED_OF_A_VIOLATION.values()),
        Assessment.defences,
    ],
    ids=[*ASKED_OF_A_VIOLATION, "defences"],
)
def test_an_unknown_violation_is_refused(assessment: Assessment, ask: Callable[[Assessment, str], object]) -> None:
    """An id that the file does not have is no answer of nothing; of the ids there are, sealed ones are not told."""
    with pytest.raises(UnknownNameError, match=r"no violation of that id; of open matter it has: V1, V2$"):
        ask(assessment, "V9")


def test_what_is_sufficient_what_can_be_and_what_never_can_are_told_apart(seed: CaseFile) -> None:
    """One way of nothing to do, ways of something to do, and no way are three answers; and a search tells its end."""
    assessment = lc.assess(seed.without_evidence("E12"))
    sufficient, poor, never = (
        assessment.missing("V1", channel) for channel in (Channel.INTERNAL, Channel.LEGAL, Channel.EXTERNAL)
    )

    assert [Way(repairs=(), repaired=assessment.file, short=())] == list(sufficient)
    assert poor
    assert all(way.repairs for way in poor)
    assert [] == list(never)
    assert [True, True, True] == [ways.whole for ways in (sufficient, poor, never)]


def test_a_violation_that_is_not_known_yet_has_no_verdict(seed: CaseFile) -> None:
    """On a day before it was discovered a violation has no verdict, no reason for one and nothing that is missing."""
    v1, v2, *others = seed.violations
    later = attrs.evolve(v2, discovered_on=seed.as_of.replace(year=seed.as_of.year + 1))
    assessment = lc.assess(attrs.evolve(seed, violations=(v1, later, *others)))

    assert (None, (), ()) == tuple(
        ask("V2", Channel.LEGAL) for ask in (assessment.verdict, assessment.why, assessment.missing)
    )


TO_COURT = Destination(desk=Desk.COURT, form=Form.LEGAL_BRIEF, through=Desk.LEGAL_COMPLIANCE)
ROW = Row(name="suit", when=Some(), route=TO_COURT, because="It is so.")
FILED = Filed(desk=Desk.COURT, form=Form.LEGAL_BRIEF, on=dt.date(2024, 9, 1))


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (TO_COURT, {"desk": "court"}),
        (TO_COURT, {"form": "legal_brief"}),
        (TO_COURT, {"through": "legal_compliance"}),
        (ROW, {"instead_of": "court"}),
        (ROW, {"closes": ("court",)}),
        (ROW, {"closes": [Desk.COURT]}),
        (ROW, {"bans": ("bypass_aml_desk",)}),
        (ROW, {"once": [Some()]}),
        (After(desk=Desk.COURT), {"desk": "court"}),
        (After(desk=Desk.COURT), {"answers": ("declined",)}),
        (StaffImplicated(), {"desks": ("court",)}),
        (Some(), {"kinds": ("overdue_payment",)}),
        (Some(), {"severity": "serious"}),
        (Some(), {"sufficient_for": "legal"}),
        (Some(), {"clock": "limitation"}),
        (Judged(channel=Channel.LEGAL, verdicts=(Verdict.SUFFICIENT,)), {"channel": "legal"}),
        (Judged(channel=Channel.LEGAL, verdicts=(Verdict.SUFFICIENT,)), {"verdicts": ("sufficient",)}),
        (CustomerIs(kinds=(CustomerKind.ENTERPRISE,)), {"kinds": ("enterprise",)}),
        (FILED, {"desk": "court"}),
        (FILED, {"form": "legal_brief"}),
        (FILED, {"on": "2024-09-01"}),
        (FILED, {"answer": "declined"}),
    ],
)
def test_a_policy_and_its_history_hold_words_of_their_sets_alone(value: Any, wrong: Mapping[str, object]) -> None:  # noqa: ANN401 - any value
    """Text where a desk is meant would be compared with desks, and never be one: a value refuses it when it is made."""
    (name,) = wrong

    with pytest.raises(ValueRefusedError, match=f"^{name} (takes|holds) a"):
        attrs.evolve(value, **wrong)


# ---------------------------------------------------------------- facts take what their types say

JUNK: tuple[object, ...] = (
    *(None, True, 0, 1.5, "", "x", "enterprise", b"x", (), ("x",), [], ["x"], {}, {"a": 1}, set(), object(), object),
    *(dt.date(2024, 9, 17), dt.datetime(2024, 9, 17, tzinfo=dt.UTC), dt.timedelta(days=1)),
    *(Decimal(1), Decimal("NaN"), Decimal("Infinity"), Fraction(1, 2), complex(1), range(3)),
    *(Money("1.00", "CNY"), Desk.COURT, (Desk.COURT,), (None,), (1,), Some, lambda: None, iter(())),
    *(10**400, -1, "\ud800", float("nan"), ((),), frozenset({"x"}), bytearray(b"x")),
)


def one_of(cls: type) -> Any:  # noqa: ANN401 - any fact
    """A fact of a class, from a file that has one of each."""
    return next(fact for fact in every_fact(whole()) if type(fact) is cls)


def every_fact(fact: Any) -> Iterator[Any]:  # noqa: ANN401 - any piece of a case
    """A fact and all that are in it."""
    if isinstance(fact, tuple):
        for each in fact:
            yield from every_fact(each)
    elif attrs.has(type(fact)) and not isinstance(fact, Money):
        yield fact
        for field in attrs.fields(type(fact)):
            yield from every_fact(getattr(fact, field.name))


def is_of(value: object, hint: Any) -> bool:  # noqa: ANN401 - a type
    """Whether a value is of a type, told in the simplest way."""
    parts = get_args(hint)
    if type(None) in parts:
        return value is None or any(is_of(value, part) for part in parts if part is not type(None))
    if get_origin(hint) is tuple:
        return isinstance(value, tuple) and all(is_of(each, parts[0]) for each in value)
    if hint is Decimal:
        return isinstance(value, Decimal) and value.is_finite()
    return type(value) is hint


@pytest.mark.parametrize("cls", sorted({type(fact) for fact in every_fact(whole())}, key=str))
def test_a_fact_takes_what_its_types_say_and_refuses_all_else(cls: type) -> None:
    """Each field × each odd value is refused by its name, or is of its type; nothing is read as something else."""
    fact, hints = one_of(cls), get_type_hints(cls)
    for field in attrs.fields(cls):
        for odd in JUNK:
            made = or_refused(fact, field.alias, odd)

            assert field.alias in made if isinstance(made, str) else is_of(getattr(made, field.name), hints[field.name])


def or_refused(fact: Any, name: str, odd: object) -> Any:  # noqa: ANN401 - any fact
    """The fact with an odd value in a field, or why not."""
    try:
        return attrs.evolve(fact, **{name: odd})
    except ValueRefusedError as refused:
        return str(refused)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Customer(name="甲", kind="enterprise"), "kind takes a CustomerKind or None, not a str; "),  # type: ignore[arg-type]  # the point of the test
        (lambda: Payment(received_on="2024-09-17", amount=Money("1.00", "CNY")), "received_on takes a local calendar"),  # type: ignore[arg-type]  # the point of the test
        (lambda: Declaration(interests=["x"]), "interests takes a tuple or None, not a list"),  # type: ignore[arg-type]  # the point of the test
        (lambda: Declaration(truthful=1), "truthful takes a bool or None, not a int"),  # type: ignore[arg-type]  # the point of the test
    ],
)
def test_the_refusal_says_what_would_do(make: Callable[[], object], says: str) -> None:
    """The parameter, what it takes and what it was given are named, and the word's member where one is meant."""
    with pytest.raises(ValueRefusedError) as refused:
        make()

    assert str(refused.value).startswith(says)
    assert not says.endswith("; ") or str(refused.value).endswith("give CustomerKind.ENTERPRISE")


# ---------------------------------------------------------------- the functions of the face


def flow() -> dict[str, tuple[Any, ...]]:
    """What each function of the face is given when all is well."""
    case = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    assert decision.primary is not None
    report = lc.compose(assessment, decision.primary)
    return {
        "assess": (case,),
        "compose": (assessment, decision.primary),
        "decide": (assessment,),
        "digests": (case, "no-such-folder"),
        "dumps": (case,),
        "follow": (report,),
        "load": ("no-such-file",),
        "load_policy": ("no-such-file",),
        "loads": (lc.dumps(case),),
        "nearest": (assessment, Desk.COURT),
        "notice": (lc.terms(case), NoticeForm.DEMAND_LETTER),
        "render": (report, "txt"),
        "schema": (),
        "seen_by": (assessment, decision, Desk.COURT),
        "terms": (case,),
    }


FLOW = flow()
DOORS = sorted(name for name in lc.__all__ if inspect.isfunction(getattr(lc, name)) and name != "rule")


def test_every_function_of_the_face_is_tried() -> None:
    """One more would be untried."""
    assert DOORS == sorted(FLOW)


@pytest.mark.parametrize("name", DOORS)
def test_a_door_takes_what_its_types_say_and_refuses_all_else(name: str) -> None:
    """Each parameter × each odd value is answered, or refused by a sentence of ours; nothing fails deep inside."""
    function = getattr(lc, name)
    signature = inspect.signature(function)
    for parameter in signature.parameters:
        for odd in JUNK:
            call = signature.bind(*FLOW[name])
            call.arguments[parameter] = odd
            with suppress(LoanComplaintError, OSError):
                function(*call.args, **call.kwargs)
