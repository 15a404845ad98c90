"""The forms of report, each the list of its parts in order: to be read beside what a professional expects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from loancomplaint.channels import Route
from loancomplaint.documents import Block, Part, Signer
from loancomplaint.facts import Desk, Form, Restricted
from loancomplaint.facts.profiles import total
from loancomplaint.reports.chapters import (
    aml_features,
    aml_referral,
    authorities,
    background,
    claims,
    debt,
    defences,
    facts_and_evidence,
    figures,
    insolvency,
    measures,
    preservation,
    statement,
)
from loancomplaint.reports.context import Dossier
from loancomplaint.words import Phrase

Builder: TypeAlias = Callable[[Dossier], Iterable[Block]]


@attrs.frozen
class Chapter:
    """One part of a form: what it is called, and what fills it.

    Attributes:
        key: For machines; it never changes.

        build: Writes it; None where the chapters below do.

        restricted: What its reader must be cleared for; it is left out for others, whatever the case.
    """

    key: str
    title: str
    build: Builder | None = None
    chapters: tuple[Chapter, ...] = ()
    restricted: Restricted | None = None

    def written(self, dossier: Dossier) -> Part:
        """This part, for one reader."""
        return Part(
            key=self.key,
            title=Phrase(self.title),
            blocks=tuple(self.build(dossier)) if self.build else (),
            parts=tuple(below.written(dossier) for below in self.chapters if dossier.may_read(below.restricted)),
        )


def beside(*builders: Builder) -> Builder:
    """What several builders write, one after the other: a text, and the pictures that go with it."""
    return lambda dossier: [block for build in builders for block in build(dossier)]


@attrs.frozen(kw_only=True)
class Layout:
    """One form of report.

    Attributes:
        title: With ``{customer}`` in it.

        secrecy_grade: The bank's own grade, unless the case file gives one.

        chapters: Its parts, in order.

        closing: What the reader is asked.

        signed_by: In what capacity people sign.

        read_by: Who reads it in the end, where the desk of the route only hands it on: it holds what that one may read.

        addressed_to: Whom it addresses, where that is not the desk of the route.

        is_marked: Whether it bears the marks of the bank's own files; what is filed with a court bears none.

        is_numbered: Whether its parts are numbered.
    """

    title: str
    secrecy_grade: str
    chapters: tuple[Chapter, ...]
    closing: str
    signed_by: tuple[Signer, ...] = (Signer.AUTHOR, Signer.REVIEWER, Signer.APPROVER)
    read_by: Desk | None = None
    addressed_to: Callable[[Dossier], Phrase] | None = None
    is_marked: bool = True
    is_numbered: bool = True


ROLES: Final[Mapping[Signer, str]] = MappingProxyType(
    {
        Signer.AUTHOR: "Prepared by",
        Signer.REVIEWER: "Reviewed by",
        Signer.APPROVER: "Approved by",
        Signer.RECEIVER: "Received by the AML desk",
        Signer.INSTITUTION: "Seal of the institution",
        Signer.REPORTING_PARTY: "Seal of the reporting party",
        Signer.AUTHORISED_PERSON: "Authorised person",
        Signer.CLAIMANT: "Claimant (signature or seal)",
        Signer.APPLICANT: "Applicant (signature or seal)",
    }
)
"""What the line is called on which each signs a report."""


INTERNAL_MATERIAL: Final = "Internal material"
TRADE_SECRET: Final = "Trade secret"  # noqa: S105 - a grade, not a password
SEALED_MATTER: Final = "Confidential AML information"

EVIDENCE: Final = Chapter("evidence", "List of evidence", facts_and_evidence.evidence)
SCHEDULE: Final = Chapter("evidence", "Schedule of evidence", facts_and_evidence.evidence_for_court)

_SPINE: Final = (
    Chapter(
        "background",
        "Background",
        chapters=(
            Chapter("summary", "Summary", background.summary),
            Chapter("customer-and-credit", "Customer and credit", background.customer_and_credit),
            Chapter("exposure", "Exposure", background.exposure),
        ),
    ),
    Chapter(
        "problem",
        "Problem",
        chapters=(
            Chapter("facts", "Course of events", beside(facts_and_evidence.facts, figures.timeline, figures.flows)),
            Chapter("explanations", "The customer's explanation", facts_and_evidence.explanations),
            Chapter("taken", "Steps taken", authorities.taken_inside),
        ),
    ),
    Chapter("evidence", "List of evidence", beside(facts_and_evidence.evidence, figures.matrix)),
    Chapter(
        "requests",
        "Requests and recommendations",
        chapters=(
            Chapter("security", "Security", measures.security),
            Chapter("open-points", "Still to be verified", facts_and_evidence.open_points),
            Chapter(
                "measures",
                "Proposed measures and their basis",
                measures.measures,
                restricted=Restricted.PLANNED_MEASURES,
            ),
            Chapter("deadlines", "Deadlines and responsibility", measures.deadlines),
        ),
    ),
)

LAYOUTS: Final[Mapping[Form, Layout]] = total(
    Form,
    {
        Form.INTERNAL_REPORT: Layout(
            title="Internal report on the loan risk of {customer}",
            secrecy_grade=INTERNAL_MATERIAL,
            chapters=_SPINE,
            closing="Submitted for your review.",
        ),
        Form.EARLY_WARNING: Layout(
            title="Early warning on {customer} (not verified yet)",
            secrecy_grade=INTERNAL_MATERIAL,
            chapters=_SPINE,
            closing="Submitted for your attention; a further report will follow once the facts are verified.",
        ),
        Form.AML_REFERRAL: Layout(
            title="Internal referral of a suspicious matter: {customer}",
            secrecy_grade=SEALED_MATTER,
            chapters=(
                Chapter("customer", "Identity of the customer", aml_referral.who),
                Chapter("owners", "Beneficial owners", aml_referral.owners),
                Chapter(
                    "transactions",
                    "Period, number and amount of transactions",
                    beside(aml_referral.transactions, aml_referral.accounts),
                ),
                Chapter("flows", "Flow of funds", beside(aml_referral.flows, figures.flows, figures.timeline)),
                Chapter("anomalies", "Unusual features", aml_features.anomalies),
                Chapter("innocent", "Legitimate explanations considered", aml_referral.innocent_explanations),
                Chapter("taken", "Steps taken", aml_referral.taken),
                Chapter("who-knows", "Persons aware of the matter", aml_referral.who_knows),
                EVIDENCE,
                Chapter("open-points", "Still to be verified", aml_referral.gaps),
                Chapter("predicates", "Possible predicate offence", aml_referral.predicates),
            ),
            closing="The matter is referred for examination; please confirm receipt.",
            signed_by=(Signer.AUTHOR, Signer.RECEIVER),
        ),
        Form.REGULATORY_REPORT: Layout(
            title="Report on suspected violations of law by {customer}",
            secrecy_grade=TRADE_SECRET,
            chapters=(
                Chapter("institution", "Reporting institution", authorities.institution),
                Chapter("reported", "Party reported", authorities.reported),
                Chapter("credit", "Outline of the loans", authorities.credit),
                Chapter(
                    "facts",
                    "Suspected unlawful facts",
                    beside(authorities.suspected, figures.timeline, figures.flows),
                ),
                SCHEDULE,
                Chapter("taken", "Steps taken", authorities.taken),
                Chapter("matter", "Matter reported", authorities.matter_for_the_regulator),
                Chapter("contact", "Contact", authorities.contact),
            ),
            closing="This report is respectfully submitted.",
            signed_by=(Signer.INSTITUTION, Signer.AUTHOR, Signer.APPROVER),
        ),
        Form.CASE_INFORMATION: Layout(
            title="Case information: {customer}",
            secrecy_grade=TRADE_SECRET,
            chapters=(
                Chapter("institution", "Institution where the case arose", authorities.where_it_arose),
                Chapter("case", "Name of the case", authorities.case_name),
                Chapter("filings", "Filing authority and number", authorities.filings),
                Chapter("people", "Persons involved", authorities.people_involved),
                Chapter("facts", "Outline of the case", authorities.outline),
                Chapter("exposure", "Amount involved and exposure", authorities.business_involved),
                Chapter("taken", "Steps taken", authorities.taken),
                Chapter("contact", "Contact", authorities.contact),
                SCHEDULE,
            ),
            closing="This information is respectfully submitted; the bank will report on further developments.",
            signed_by=(Signer.INSTITUTION, Signer.AUTHOR, Signer.APPROVER),
        ),
        Form.POLICE_REPORT: Layout(
            title="Report to public security concerning {customer}",
            secrecy_grade=TRADE_SECRET,
            chapters=(
                Chapter("complainant", "Reporting party", authorities.complainant),
                Chapter("accused", "Party accused", authorities.accused),
                Chapter("cause", "Nature of the matter", authorities.cause),
                Chapter(
                    "facts",
                    "Facts",
                    beside(authorities.suspected, figures.timeline, figures.flows, authorities.trail),
                ),
                Chapter(
                    "reliance",
                    "Basis of the loan, and reliance on it",
                    beside(authorities.relied_upon, authorities.submitted),
                ),
                Chapter("loss", "Computation of the direct loss", authorities.direct_loss),
                SCHEDULE,
                Chapter("request", "Request", authorities.asked_of_the_police),
                Chapter("truth", "Undertaking of truthfulness", authorities.truthfulness),
                Chapter("seal", "Seal and power of attorney", authorities.seal),
                Chapter("proceedings", "Related proceedings", authorities.related),
            ),
            closing="The matter is hereby reported to public security.",
            signed_by=(Signer.REPORTING_PARTY, Signer.AUTHORISED_PERSON, Signer.APPROVER),
        ),
        Form.LEGAL_BRIEF: Layout(
            title="Brief for counsel: {customer}",
            secrecy_grade=TRADE_SECRET,
            chapters=(
                Chapter("parties", "Parties and jurisdiction", claims.parties),
                Chapter("claims", "Claims", claims.claims),
                Chapter("computation", "Computation of the debt", debt.computation),
                Chapter("elements", "Elements against evidence", beside(claims.elements, figures.timeline)),
                Chapter("security", "Security and guarantee periods", measures.security),
                Chapter("limitation", "Limitation", claims.limitation, restricted=Restricted.LAWYERS_WORK),
                Chapter("leads", "Leads to assets", claims.leads, restricted=Restricted.LAWYERS_WORK),
                Chapter("defences", "Defences expected", defences.defences, restricted=Restricted.LAWYERS_WORK),
                SCHEDULE,
            ),
            closing="Instructions are given as above; please advise.",
        ),
        # The form of the court, item by item: its elements, order and format are not changed.
        Form.STATEMENT_OF_CLAIM: Layout(
            title="Statement of claim (dispute over a financial loan contract)",
            secrecy_grade=TRADE_SECRET,
            chapters=(
                Chapter("parties", statement.PARTIES, statement.parties),
                Chapter("claims", statement.CLAIMS, statement.claims),
                Chapter("court", statement.COURT, statement.before_suit),
                Chapter("facts", statement.FACTS, statement.story),
                Chapter("evidence", "List of evidence", facts_and_evidence.evidence_for_court),
                Chapter("mediation", statement.MEDIATION, statement.mediation),
            ),
            closing="Respectfully submitted to",
            signed_by=(Signer.CLAIMANT,),
            read_by=Desk.COURT,
            addressed_to=statement.court,
            is_marked=False,
            is_numbered=False,
        ),
        Form.PRESERVATION_APPLICATION: Layout(
            title="Application for the preservation of assets",
            secrecy_grade=TRADE_SECRET,
            chapters=(
                Chapter("parties", statement.PARTIES, preservation.parties),
                Chapter("request", "Matters requested", preservation.asked),
                Chapter("facts", "Facts and reasons", preservation.reasons),
                Chapter("leads", "Leads to assets", preservation.leads),
                Chapter("security", "Security for the preservation", preservation.security),
                SCHEDULE,
            ),
            closing="Respectfully submitted to",
            signed_by=(Signer.APPLICANT,),
            read_by=Desk.COURT,
            addressed_to=statement.court,
            is_marked=False,
            is_numbered=False,
        ),
        Form.PROOF_OF_CLAIM: Layout(
            title="Proof of claim in the bankruptcy of {customer}",
            secrecy_grade=TRADE_SECRET,
            chapters=(
                Chapter("debtor", "Debtor and court", insolvency.bankruptcies),
                Chapter("creditor", "Creditor", insolvency.creditor),
                Chapter("claim", "Sum claimed", insolvency.claimed),
                Chapter("computation", "Computation of the debt", debt.computation),
                Chapter("nature", "Security, and others who answer", insolvency.nature),
                Chapter("facts", "Basis of the claim", claims.elements),
                SCHEDULE,
            ),
            closing="The claim is hereby lodged.",
            signed_by=(Signer.INSTITUTION, Signer.AUTHORISED_PERSON),
            # What is lodged every other creditor may read.
            read_by=Desk.COURT,
            addressed_to=insolvency.administrators,
        ),
    },
)
"""What the documents look like; only the words of a layout and the order of its chapters stand here."""


def layout_for(route: Route) -> Layout:
    """The form that a route names."""
    return LAYOUTS[route.form]
