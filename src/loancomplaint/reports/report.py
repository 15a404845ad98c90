"""The report as a value."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint import documents
from loancomplaint.documents import (
    Exhibit,
    HeadKey,
    HeadLine,
    Paragraph,
    Part,
    Sentence,
    Signature,
    Standing,
    Table,
)
from loancomplaint.facts import Channel, Desk, Form
from loancomplaint.facts.fields import discreetly
from loancomplaint.reports.offices import office_of
from loancomplaint.text.cards import Card, Displayed, Rows, as_sealed, printed
from loancomplaint.words import Phrase, label, phrase


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Header:
    """What stands above a report's text.

    Attributes:
        reference: The number under which the bank files it.

        secrecy_grade: Of the bank's own grades; never one of the marks of state secrets.

        date: The day on which the case file speaks.

        addressee: What the desk is called on that day.

        through: The desk that must pass it, where one must.

        act_by: The first clock of its violations to run out.

        is_marked: Whether the document bears the marks of the bank's own files above its text.
    """

    form: Form
    title: Phrase
    reference: str
    secrecy_grade: Phrase
    date: dt.date
    channel: Channel
    desk: Desk
    addressee: Phrase
    author: Phrase
    reviewer: Phrase | None = None
    approver: Phrase | None = None
    through: Desk | None = None
    sealed: bool = False
    act_by: dt.date | None = None
    is_marked: bool = True


@attrs.frozen(kw_only=True)
class ComplaintReport(Displayed):
    """A report for one reader: it holds what that reader may know, and does not know the case file.

    Attributes:
        parts: In the order of its form.

        closing: What the author asks of the reader, and what she stands for.
    """

    header: Header
    parts: tuple[Part, ...]
    closing: tuple[Paragraph, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def __repr__(self) -> str:
        return as_sealed(self) if self.header.sealed else printed(self)

    @property
    def kind(self) -> str:
        """The word for this form of report."""
        return self.header.form.value

    @property
    def title(self) -> Phrase:
        """The title."""
        return self.header.title

    @property
    def date(self) -> dt.date:
        """The day on which the case file speaks."""
        return self.header.date

    @property
    def salutation(self) -> Phrase | None:
        """Whom it addresses; a paper that is filed says so at its end."""
        return None if not self.header.is_marked else phrase("To {addressee}:", addressee=self.header.addressee)

    @property
    def head(self) -> tuple[HeadLine, ...]:
        """What stands above the text, line by line."""
        header = self.header
        if not header.is_marked:
            return ()
        unsigned = Phrase("as the receiving desk appoints") if header.sealed else Phrase("(to be signed)")
        lines = (
            (HeadKey.REFERENCE, "Reference", phrase("{reference}", reference=header.reference)),
            (HeadKey.SECRECY_GRADE, "Secrecy grade", header.secrecy_grade),
            (HeadKey.DATE, "Date", phrase("{day}", day=header.date)),
            (HeadKey.ADDRESSEE, "To", header.addressee),
            (HeadKey.THROUGH, "Through", office_of(header.through) if header.through else None),
            (HeadKey.AUTHOR, "Prepared by", header.author),
            (HeadKey.REVIEWER, "Reviewed by", header.reviewer or unsigned),
            (HeadKey.APPROVER, "Approved by", header.approver or unsigned),
        )
        return tuple(HeadLine(key, Phrase(name), value) for key, name, value in lines if value is not None)

    @property
    def card(self) -> Card:
        """What it shows at a glance: what it is, for whom, and its outline; no name of a person, and nothing sealed."""
        if self.header.sealed:
            return Card(Phrase("sealed").message(), ())
        about = (
            (Phrase("Reference").message(), self.header.reference),
            (Phrase("Date").message(), phrase("{day}", day=self.date).message()),
            (Phrase("To").message(), self.header.addressee.message()),
            (Phrase("List of evidence").message(), str(len(self.exhibits))),
            (Phrase("no evidence yet").message(), str(self._unproven)),
        )
        outline = tuple((part.title.message(), str(len(tuple(documents.sentences((part,)))))) for part in self.parts)
        columns = (Phrase("Part").message(), Phrase("Sentences").message())
        return Card(
            label(self.header.form).message(),
            (Rows(Phrase("About").message(), about), Rows(Phrase("Outline").message(), outline, columns)),
        )

    @property
    def _unproven(self) -> int:
        return sum(sentence.standing is Standing.UNPROVEN for sentence in self.sentences)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the text, in the order of reading."""
        return tuple(documents.sentences(self.parts))

    def carried_by(self, number: int) -> tuple[Sentence | Table, ...]:
        """What leans on the exhibit of that number, in the order of reading: the way back from evidence to text."""
        return documents.carried_by(self.parts, number)

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The evidence it lists, by number."""
        return documents.exhibits(self.parts)
