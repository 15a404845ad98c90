"""The dated law of China: every day gets the law of that day, and nothing is cited that nobody read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loancomplaint.errors import NotInForceError
from loancomplaint.facts.kinds import Desk, Tier
from loancomplaint.jurisdictions.cn import parameters, sources
from loancomplaint.jurisdictions.cn.authorities import AUTHORITIES
from loancomplaint.jurisdictions.cn.parameters import PARAMETERS
from loancomplaint.jurisdictions.cn.statutes import CITATIONS, STATUTES
from loancomplaint.law import Statute
from loancomplaint.law.timelines import Confidence, Since, Source, Timeline
from loancomplaint.values.money import Money

DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2040, 12, 31))

KEYS_OF_CASE_FILES = """
    civil-code contract-law guarantee-law civil-procedure-law civil-procedure-interpretation civil-evidence-rules
    contract-interpretation limitation-rules guarantee-interpretation preservation-rules criminal-law
    criminal-procedure-law filing-standards anti-money-laundering-law commercial-bank-law banking-supervision-law
    risk-classification-measures personal-information-protection-law credit-reporting-regulation
    enterprise-bankruptcy-law company-law public-security-penalties-law
""".split()

NEVER_CITED = {("loan-classification", "risk-classification-measures")}
"""That the measures are in force since 2023-07-01 is told; the number of the article was compared with nothing."""


def day_before(day: dt.date) -> dt.date:
    """The local calendar day before."""
    return day - dt.timedelta(days=1)


def spans() -> Iterator[tuple[str, dt.date, dt.date, str, str]]:
    """Every entry of every citation, with its first and its last day; the last one runs on to 2040."""
    for key, timeline in CITATIONS.items():
        ends = [day_before(entry.day) for entry in timeline.entries[1:]]
        last = timeline.until or dt.date(2040, 12, 31)
        for entry, end in zip(timeline.entries, (*ends, last), strict=True):
            yield key, entry.day, end, *entry.value


def versions() -> Iterator[tuple[str, Since[Statute]]]:
    """Every version of every statute, with its key."""
    return ((key, version) for key, timeline in STATUTES.items() for version in timeline.entries)


def timelines() -> Iterator[tuple[str, Timeline[object]]]:
    """Everything dated in the pack, by a name for messages."""
    yield from STATUTES.items()
    yield from CITATIONS.items()
    yield from PARAMETERS.items()
    yield from ((desk.value, names) for desk, names in AUTHORITIES.items())


# ---------------------------------------------------------------- laws


@given(key=st.sampled_from(sorted(CITATIONS)), day=DAYS)
def test_a_citation_leads_to_an_article_in_force(key: str, day: dt.date) -> None:
    """On every day on which a key cites anything, its statute is in force and has the article."""
    citation = CITATIONS[key]
    if not citation.covers(day):
        with pytest.raises(NotInForceError):
            citation.on(day)
        return

    statute, article = citation.on(day)
    version = STATUTES[statute].on(day)

    assert version.has(article) or version.last_article == 0


@given(key=st.sampled_from(sorted(CITATIONS)), day=DAYS)
def test_a_citation_says_what_its_statute_says(key: str, day: dt.date) -> None:
    """A citation rests on the very source of the statute in force, and has words for the article."""
    citation = CITATIONS[key]
    if not citation.covers(day):
        return

    statute, article = citation.on(day)
    version = STATUTES[statute].entry(day)

    if (key, statute) not in NEVER_CITED:
        assert "" != version.value.says(article)
        assert version.source.is_law
    assert version.source.confidence is citation.entry(day).source.confidence


@given(day=DAYS)
def test_no_day_has_two_laws_of_contract(day: dt.date) -> None:
    """The Contract Law ends where the Civil Code begins: no day has both."""
    both = STATUTES["contract-law"].covers(day) and STATUTES["civil-code"].covers(day)

    assert not both


@given(day=DAYS)
def test_limitation_was_never_shortened(day: dt.date) -> None:
    """From one day to the next the period of limitation stays or grows."""
    years = parameters.LIMITATION_YEARS

    if years.covers(day) and years.covers(day + dt.timedelta(days=1)):
        assert years.on(day) <= years.on(day + dt.timedelta(days=1))


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(("key", "first", "last", "statute", "article"), list(spans()))
def test_a_citation_holds_from_its_first_day_to_its_last(
    key: str, first: dt.date, last: dt.date, statute: str, article: str
) -> None:
    """On the first and on the last day of every entry the statute is in force in a version that has the article."""
    for day in (first, last):
        version = STATUTES[statute].on(day)

        assert (statute, article) == CITATIONS[key].on(day)
        assert version.has(article) or version.last_article == 0


@pytest.mark.parametrize(("key", "version"), list(versions()))
def test_a_provision_belongs_to_its_statute(key: str, version: Since[Statute]) -> None:
    """Every noted article exists in its version, once, and its sentence ends as Chinese sentences do."""
    statute = version.value
    noted = [provision.article for provision in statute.provisions]

    assert len(set(noted)) == len(noted), key
    for provision in statute.provisions:
        assert statute.has(provision.article) or statute.last_article == 0, f"{key} {provision.article}"
        assert provision.says.endswith("。"), f"{key} {provision.article}"


@pytest.mark.parametrize(("name", "timeline"), list(timelines()))
def test_every_entry_says_who_looked(name: str, timeline: Timeline[object]) -> None:
    """Every entry has a title and the day of the last look; what counts as law also has a page to read."""
    for entry in timeline.entries:
        assert sources.CHECKED_ON == entry.source.checked_on, name
        assert "" != entry.source.title, name
        assert not entry.source.is_law or entry.source.url.startswith("http"), name


@pytest.mark.parametrize("key", KEYS_OF_CASE_FILES)
def test_every_statute_key_of_case_files_is_there(key: str) -> None:
    """A request may name any of these statutes as its basis."""
    ended = {"contract-law", "guarantee-law"}

    assert (key not in ended) is STATUTES[key].covers(sources.CHECKED_ON)


@pytest.mark.parametrize(
    ("key", "first", "before", "after"),
    [
        ("civil-procedure-law", dt.date(2017, 7, 1), 284, 284),
        ("civil-procedure-law", dt.date(2022, 1, 1), 284, 291),
        ("civil-procedure-law", dt.date(2024, 1, 1), 291, 306),
        ("civil-procedure-interpretation", dt.date(2022, 4, 10), 552, 550),
        ("guarantee-interpretation", dt.date(2021, 1, 1), 134, 71),
        ("anti-money-laundering-law", dt.date(2025, 1, 1), 37, 65),
        ("company-law", dt.date(2024, 7, 1), 218, 266),
        ("public-security-penalties-law", dt.date(2026, 1, 1), 119, 144),
        ("criminal-law", dt.date(2021, 3, 1), 452, 452),
    ],
)
def test_a_version_begins_on_its_day(key: str, first: dt.date, before: int, after: int) -> None:
    """The day before, the older text; on the day, the newer."""
    statute = STATUTES[key]

    assert before == statute.on(day_before(first)).last_article
    assert after == statute.on(first).last_article
    assert statute.on(day_before(first)) != statute.on(first)


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("contract-law", dt.date(1999, 10, 1)),
        ("guarantee-law", dt.date(1995, 10, 1)),
        ("general-principles-law", dt.date(1987, 1, 1)),
        ("general-provisions-law", dt.date(2017, 10, 1)),
        ("civil-code", dt.date(2021, 1, 1)),
        ("contract-law-interpretation-2", dt.date(2009, 5, 13)),
        ("contract-interpretation", dt.date(2023, 12, 5)),
        ("civil-procedure-law", dt.date(2013, 1, 1)),
        ("civil-evidence-rules", dt.date(2020, 5, 1)),
        ("preservation-rules", dt.date(2021, 1, 1)),
        ("online-litigation-rules", dt.date(2021, 8, 1)),
        ("criminal-procedure-law", dt.date(2018, 10, 26)),
        ("anti-money-laundering-law", dt.date(2007, 1, 1)),
        ("personal-information-protection-law", dt.date(2021, 11, 1)),
        ("credit-reporting-regulation", dt.date(2013, 3, 15)),
        ("enterprise-bankruptcy-law", dt.date(2007, 6, 1)),
        ("risk-classification-measures", dt.date(2023, 7, 1)),
        ("case-information-measures", dt.date(2024, 9, 2)),
    ],
)
def test_nothing_is_claimed_before_the_first_day(key: str, first: dt.date) -> None:
    """A statute raises the day before the pack knows it, and answers on the day."""
    assert STATUTES[key].covers(first)
    with pytest.raises(NotInForceError, match=str(first)):
        STATUTES[key].on(day_before(first))


@pytest.mark.parametrize(
    "key",
    [
        "contract-law",
        "guarantee-law",
        "general-principles-law",
        "general-provisions-law",
        "contract-law-interpretation-2",
    ],
)
def test_what_the_code_repealed_ended_the_day_before(key: str) -> None:
    """The Civil Code's first day is the first without the laws that it repealed."""
    assert STATUTES[key].covers(dt.date(2020, 12, 31))
    assert not STATUTES[key].covers(dt.date(2021, 1, 1))


@pytest.mark.parametrize(
    ("key", "first", "before", "after"),
    [
        ("repayment-due", dt.date(2021, 1, 1), ("contract-law", "206"), ("civil-code", "675")),
        ("overdue-interest", dt.date(2021, 1, 1), ("contract-law", "207"), ("civil-code", "676")),
        ("misuse-remedy", dt.date(2021, 1, 1), ("contract-law", "203"), ("civil-code", "673")),
        ("suspension-of-performance", dt.date(2021, 1, 1), ("contract-law", "68"), ("civil-code", "527")),
        ("revocation-gratuitous", dt.date(2021, 1, 1), ("contract-law", "74"), ("civil-code", "538")),
        ("revocation-period", dt.date(2021, 1, 1), ("contract-law", "75"), ("civil-code", "541")),
        ("guarantee-kind", dt.date(2021, 1, 1), ("guarantee-law", "19"), ("civil-code", "686")),
        ("allocation-order", dt.date(2021, 1, 1), ("contract-law-interpretation-2", "21"), ("civil-code", "561")),
        ("unreasonable-price-test", dt.date(2023, 12, 5), ("civil-code", "539"), ("contract-interpretation", "42")),
        (
            "limitation-period",
            dt.date(2017, 10, 1),
            ("general-principles-law", "135"),
            ("general-provisions-law", "188"),
        ),
        ("limitation-period", dt.date(2021, 1, 1), ("general-provisions-law", "188"), ("civil-code", "188")),
        ("payment-order", dt.date(2022, 1, 1), ("civil-procedure-law", "214"), ("civil-procedure-law", "221")),
        ("payment-order", dt.date(2024, 1, 1), ("civil-procedure-law", "221"), ("civil-procedure-law", "225")),
        (
            "payment-order-exclusion",
            dt.date(2022, 4, 10),
            ("civil-procedure-interpretation", "429"),
            ("civil-procedure-interpretation", "427"),
        ),
        (
            "preservation-before-suit",
            dt.date(2022, 1, 1),
            ("civil-procedure-law", "101"),
            ("civil-procedure-law", "104"),
        ),
        (
            "filing-threshold-loan-by-deception",
            dt.date(2022, 5, 15),
            ("filing-standards", "27"),
            ("filing-standards", "22"),
        ),
        (
            "aml-confidentiality",
            dt.date(2025, 1, 1),
            ("anti-money-laundering-law", "5"),
            ("anti-money-laundering-law", "7"),
        ),
        ("shareholder-liability", dt.date(2024, 7, 1), ("company-law", "20"), ("company-law", "23")),
        (
            "loan-classification",
            dt.date(2023, 7, 1),
            ("loan-classification-guidelines", "11"),
            ("risk-classification-measures", "10"),
        ),
    ],
)
def test_a_citation_moves_on_its_day(key: str, first: dt.date, before: tuple[str, str], after: tuple[str, str]) -> None:
    """The day before, the older article; on the day, the newer."""
    assert before == CITATIONS[key].on(day_before(first))
    assert after == CITATIONS[key].on(first)


@pytest.mark.parametrize(
    ("number", "first", "before", "after"),
    [
        (parameters.LIMITATION_YEARS, dt.date(2017, 10, 1), 2, 3),
        (parameters.LIMITATION_YEARS, dt.date(2021, 1, 1), 3, 3),
        (parameters.LIMITATION_CAP_YEARS, dt.date(2017, 10, 1), 20, 20),
        (parameters.GUARANTEE_MONTHS, dt.date(2021, 1, 1), 6, 6),
        (parameters.REVOCATION_KNOWN_YEARS, dt.date(2021, 1, 1), 1, 1),
        (parameters.REVOCATION_ACT_YEARS, dt.date(2021, 1, 1), 5, 5),
        (parameters.SUIT_AFTER_PRESERVATION_DAYS, dt.date(2022, 1, 1), 30, 30),
        (parameters.ENFORCEMENT_YEARS, dt.date(2024, 1, 1), 2, 2),
        (parameters.FILING_THRESHOLD, dt.date(2022, 5, 15), Money(200_000, "CNY"), Money(500_000, "CNY")),
        (parameters.PRICE_TOO_LOW, dt.date(2023, 12, 5), Decimal("0.70"), Decimal("0.70")),
    ],
)
def test_a_number_changes_on_its_day(number: Timeline[object], first: dt.date, before: object, after: object) -> None:
    """The day before, the older number; on the day, the newer, with a source of its own."""
    assert before == number.on(day_before(first))
    assert after == number.on(first)
    assert number.entry(day_before(first)) != number.entry(first)


@pytest.mark.parametrize(
    ("number", "first"),
    [
        (parameters.LIMITATION_YEARS, dt.date(1987, 1, 1)),
        (parameters.GUARANTEE_MONTHS, dt.date(1995, 10, 1)),
        (parameters.REVOCATION_ACT_YEARS, dt.date(1999, 10, 1)),
        (parameters.PRICE_TOO_LOW, dt.date(2009, 5, 13)),
        (parameters.FILING_THRESHOLD, dt.date(2010, 5, 7)),
        (parameters.SUIT_AFTER_PRESERVATION_DAYS, dt.date(2013, 1, 1)),
        (parameters.NO_FILING_REVIEW_DAYS, dt.date(2020, 9, 1)),
        (parameters.PRESERVATION_SECURITY_SHARE, dt.date(2021, 1, 1)),
    ],
)
def test_no_number_before_its_first_day(number: Timeline[object], first: dt.date) -> None:
    """A number that nobody checked for a day is not made up for it."""
    assert number.covers(first)
    assert not number.covers(day_before(first))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2003, 4, 28), "（银监会）"),
        (dt.date(2017, 6, 1), "（银监会）"),
        (dt.date(2018, 4, 7), "（银监会）"),
        (dt.date(2018, 4, 8), "（银保监会）"),
        (dt.date(2020, 6, 1), "（银保监会）"),
        (dt.date(2023, 5, 17), "（银保监会）"),
        (dt.date(2023, 5, 18), "国家金融监督管理总局"),
        (dt.date(2026, 11, 23), "国家金融监督管理总局"),
    ],
)
def test_the_regulator_is_called_what_it_was_called(day: dt.date, name: str) -> None:
    """A report names the regulator of its day, the day before and the day of each change included."""
    assert name in AUTHORITIES[Desk.BANKING_REGULATOR].on(day)


def test_no_regulator_before_there_was_one() -> None:
    """The day before the first commission, no name is made up."""
    with pytest.raises(NotInForceError, match="2003-04-28"):
        AUTHORITIES[Desk.BANKING_REGULATOR].on(dt.date(2003, 4, 27))


def test_every_desk_has_a_name() -> None:
    """A route to any desk can be addressed."""
    assert set(Desk) == set(AUTHORITIES)


@pytest.mark.parametrize(
    ("day", "ladder"),
    [
        (dt.date(2023, 6, 30), ((0, Tier.SPECIAL_MENTION),)),
        (
            dt.date(2023, 7, 1),
            ((0, Tier.SPECIAL_MENTION), (90, Tier.SUBSTANDARD), (270, Tier.DOUBTFUL), (360, Tier.LOSS)),
        ),
    ],
)
def test_days_count_from_july_2023(day: dt.date, ladder: tuple[tuple[int, Tier], ...]) -> None:
    """Before the measures, an overdue loan was special mention and days alone said no more."""
    assert ladder == parameters.DAY_LADDER.on(day)


def test_the_ladder_falls_as_days_rise() -> None:
    """Every rung has more days and a worse tier than the one before."""
    tiers = list(Tier)
    for entry in parameters.DAY_LADDER.entries:
        assert sorted(entry.value, key=lambda rung: (rung[0], tiers.index(rung[1]))) == list(entry.value)


@pytest.mark.parametrize("name", ["court_waiting_days", "clock_warning_days"])
def test_what_a_bank_sets_is_never_law(name: str) -> None:
    """A default of a bank's own says so, and cannot be stated as law."""
    (entry,) = PARAMETERS[name].entries

    assert Source("本行参数", "", sources.CHECKED_ON, Confidence.UNVERIFIED) == entry.source


@pytest.mark.parametrize(
    ("day", "inserted", "absent"),
    [
        (dt.date(2006, 6, 29), "175-1", "253-1"),
        (dt.date(2009, 2, 27), "175-1", "253-1"),
        (dt.date(2009, 2, 28), "253-1", "307-1"),
        (dt.date(2015, 10, 31), "133-1", "307-1"),
        (dt.date(2015, 11, 1), "307-1", "219-1"),
        (dt.date(2021, 2, 28), "307-1", "219-1"),
        (dt.date(2021, 3, 1), "219-1", "175-2"),
    ],
)
def test_an_inserted_article_exists_from_its_amendment_on(day: dt.date, inserted: str, absent: str) -> None:
    """The Criminal Law has what its amendments had inserted by the day, and no more."""
    criminal_law = STATUTES["criminal-law"].on(day)

    assert criminal_law.has(inserted)
    assert not criminal_law.has(absent)


# ---------------------------------------------------------------- stories


def test_deception_alone_stopped_being_enough() -> None:
    """Until 2021-02-28 other serious circumstances made a loan by deception a crime; since, only heavy loss."""
    criminal_law = STATUTES["criminal-law"]

    assert "其他严重情节" in criminal_law.on(dt.date(2021, 2, 28)).says("175-1")
    assert "其他严重情节" not in criminal_law.on(dt.date(2021, 3, 1)).says("175-1")


def test_the_presumption_about_guarantors_was_reversed() -> None:
    """A guarantee that names no kind was joint under the Guarantee Law, and is general under the Code."""
    old, new = (CITATIONS["guarantee-kind"].on(day) for day in (dt.date(2020, 12, 31), dt.date(2021, 1, 1)))

    assert "连带责任保证" in STATUTES[old[0]].on(dt.date(2020, 12, 31)).says(old[1])
    assert "一般保证" in STATUTES[new[0]].on(dt.date(2021, 1, 1)).says(new[1])


@pytest.mark.parametrize(
    ("reference", "word"),
    [
        ("civil-code:675", "返还借款"),
        ("civil-code:676", "逾期利息"),
        ("civil-code:539", "明显不合理"),
        ("civil-procedure-law:104", "诉前保全"),
    ],
)
def test_the_seed_rests_on_articles_that_were_read(reference: str, word: str) -> None:
    """Every basis that the seed case names stood in a text, on its day, in the words one expects."""
    key, article = reference.split(":")
    version = STATUTES[key].entry(dt.date(2024, 9, 17))

    assert version.value.has(article)
    assert word in version.value.says(article)
    assert Confidence.TEXT is version.source.confidence


def test_only_one_citation_rests_on_what_nobody_verified() -> None:
    """The list of what is never cited as law is complete, and each of its entries is still needed."""
    unverified = {
        (key, statute) for key, first, _, statute, _ in spans() if not STATUTES[statute].entry(first).source.is_law
    }

    assert NEVER_CITED == unverified
