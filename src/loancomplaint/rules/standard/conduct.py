"""CND: is it fair, and may its readers know it?"""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.facts import CaseFile, Channel
from loancomplaint.facts.texts import authored, every_text
from loancomplaint.law import Law
from loancomplaint.lexicon import Tone
from loancomplaint.rules.rulebook import ANYWHERE, INFORMS, OUTSIDE, Doubt, Gap, Give, Reword, Rule, rule
from loancomplaint.rules.stand_ins import model_statement


@rule("CND-401", cites=("false-accusation-good-faith",), guards=ANYWHERE)
def author_declares_truth(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The author declares the file true, and signs.

    An error in good faith is protected, a fabrication is an offence; the declaration tells them apart.
    """
    declaration = case.reporter.declaration
    if declaration is None:
        yield Gap("reporter.declaration", Give("a signed declaration of truth"))
    elif not declaration.truthful:
        yield Gap("reporter.declaration.truthful", Give("a declaration that the file is true"))
    elif declaration.signed_on is None:
        yield Gap("reporter.declaration.signed_on", Give("the day of signature"))


@rule("CND-402", needs=("CND-401",), guards=ANYWHERE)
def author_declares_interests(case: CaseFile, law: Law) -> Iterator[Gap | Doubt]:
    """The author says whether she has ties to the customer.

    An empty list says that there are none; where there are some, a person decides who writes the report.
    """
    declaration = case.reporter.declaration
    if declaration is not None and declaration.interests is None:
        yield Gap("reporter.declaration.interests", Give("her ties to the customer, or an empty list"))
    elif declaration is not None and declaration.interests:
        yield Doubt("reporter.declaration.interests", Give("an author without ties"))


@rule("CND-403", guards=OUTSIDE)
def hands_are_separate(case: CaseFile, law: Law) -> Iterator[Gap]:
    """Author, supervisor and approver are three people.

    Who wrote a complaint cannot vouch for it.
    """
    reporter = case.reporter
    for field, person, others in (
        ("supervisor", reporter.supervisor, (reporter.name,)),
        ("approver", reporter.approver, (reporter.name, reporter.supervisor.name if reporter.supervisor else None)),
    ):
        if person is not None and person.name in others:
            yield Gap(f"reporter.{field}", Give("a person other than the author"))


def _tone_rule(code: str, title: str, why: str, *, tones: frozenset[Tone], how: str, cites: str) -> Rule:
    """A rule that finds certain improper words among the author's own; inside the bank it only informs."""

    def check(case: CaseFile, law: Law) -> Iterator[Gap]:
        for text in authored(case):
            if tones.intersection(law.jurisdiction.lexicon.tones(text.text)):
                remedy = Reword(how, example=model_statement(law))
                yield Gap(text.path, remedy, violation=text.violation, request=text.request)

    return Rule(code=code, title=title, why=why, check=check, cites=(cites,), guards=OUTSIDE)


words_are_calm = _tone_rule(
    "CND-410",
    "The author's own words are calm.",
    "Insult, anger and absolutes help the other side. Quoted evidence and official wording are not the author's own.",
    tones=frozenset({Tone.INSULT, Tone.EMOTION, Tone.ABSOLUTE}),
    how="Say what happened, without insult, anger or exaggeration.",
    cites="defamation-insult",
)

nobody_is_threatened = _tone_rule(
    "CND-412",
    "Nobody is threatened, and no report is bargained with.",
    "A threat, pressure on family or others, or a report used as a lever may itself be an offence.",
    tones=frozenset({Tone.THREAT, Tone.PRESSURE, Tone.BARGAINING}),
    how="Say what the bank may do by contract and law, to the debtor alone.",
    cites="defamation-insult",
)

hearsay_is_left_out = _tone_rule(
    "CND-413",
    "The author writes what she knows, and how.",
    "Hearsay and guesses cannot be answered; what is only inferred is marked as an inference.",
    tones=frozenset({Tone.HEARSAY}),
    how="Say who saw what, and when; or mark it as an inference.",
    cites="burden-of-proof",
)

nothing_is_made_up = _tone_rule(
    "CND-414",
    "Nothing is made up or dated back.",
    "A paper made for the occasion is a forgery, and its author answers for it.",
    tones=frozenset({Tone.FABRICATION}),
    how="Take it out: papers are used as they came about.",
    cites="false-accusation",
)

privacy_is_kept = _tone_rule(
    "CND-415",
    "No more is told of a person than the matter needs.",
    "Family, health and habits of a person are nobody's business here, and the law protects them.",
    tones=frozenset({Tone.PERSONAL}),
    how="Take out what the matter does not need.",
    cites="personal-information-minimum",
)

nobody_is_tipped_off = _tone_rule(
    "CND-416",
    "Nothing hints to the customer that he is watched.",
    "Who is warned hides what he has; a hint may itself be an offence.",
    tones=frozenset({Tone.TIP_OFF}),
    how="Take the hint out.",
    cites="aml-confidentiality",
)

guilt_is_not_asserted = _tone_rule(
    "CND-411",
    "No crime and no intent is stated as a fact.",
    "Only a court finds guilt; a report says what is suspected, and why.",
    tones=frozenset({Tone.GUILT}),
    how="Write that it is suspected, and on what facts.",
    cites="false-accusation",
)


@rule("CND-418", cites=("aml-confidentiality",), guards=ANYWHERE)
def sealed_words_stay_sealed(case: CaseFile, law: Law) -> Iterator[Gap]:
    """No open text speaks of sealed matter.

    Whoever reads it is tipped off; move it into the sealed violation.
    """
    sealed = [violation.id for violation in case.violations if law.is_sealed(violation.kind)]
    speaking = law.sealed_texts(case.without(sealed) if sealed else case)
    for path, text in every_text(case) if speaking else ():
        if text in speaking:
            yield Gap(path, Reword("Move what is sealed into the sealed violation.", example=model_statement(law)))


@rule("CND-420", guards=INFORMS)
def customer_was_heard(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The customer's explanation is recorded, or why nobody asked.

    Never asked for on sealed matter: the question alone would tip off.
    """
    for i, violation in enumerate(case.violations):
        heard = violation.customer_explanation or violation.no_explanation_reason
        if not heard and not law.is_sealed(violation.kind):
            yield Doubt(
                f"violations[{i}].customer_explanation",
                Give("the customer's explanation, or the reason why there is none"),
                violation=violation.id,
            )


@rule("CND-430", guards=ANYWHERE)
def author_is_not_implicated(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """The author is not among the staff whom the facts implicate.

    Another person should write this report.
    """
    for i, member in enumerate(case.implicated_staff):
        if member.name == case.reporter.name:
            yield Doubt(f"implicated_staff[{i}]", Give("an author whom the facts do not touch"))


@rule("CND-431", cites=("crime-illegal-lending",), guards=(Channel.EXTERNAL,))
def own_house_is_looked_at_first(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """Where the bank's own staff are implicated, somebody has decided before it leaves the bank.

    A report on the borrower may be a report on the bank's own lending; that is not the author's to send.
    """
    if case.implicated_staff and not any(approval.decision for approval in case.approvals):
        yield Doubt("approvals", Give("the decision of those who may take it"))


CONDUCT = (
    author_declares_truth,
    author_declares_interests,
    hands_are_separate,
    words_are_calm,
    nobody_is_threatened,
    hearsay_is_left_out,
    nothing_is_made_up,
    privacy_is_kept,
    nobody_is_tipped_off,
    guilt_is_not_asserted,
    sealed_words_stay_sealed,
    customer_was_heard,
    author_is_not_implicated,
    own_house_is_looked_at_first,
)
