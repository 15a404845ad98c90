"""A letter to the borrower or to a guarantor, as a value."""

from __future__ import annotations

import datetime as dt

import attrs

from loancomplaint.documents import HeadKey, HeadLine, Paragraph, Part, Signature
from loancomplaint.facts import NoticeForm
from loancomplaint.law import Jurisdiction
from loancomplaint.notices.hours import Leave, leave
from loancomplaint.text.cards import Card, Displayed, Rows, discreetly
from loancomplaint.words import Phrase, label, phrase, verbatim


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Notice(Displayed):
    """A letter to the borrower or to one guarantor.

    Attributes:
        reference: Made of the day and the note's number, or that of the reader's own guarantee; it says nothing of
            any case.

        to: Whom it addresses.

        to_people: Whether a person reads it, as far as the contract tells; who is not known to be a firm is a person.
    """

    form: NoticeForm
    title: Phrase
    reference: str
    date: dt.date
    to: Phrase
    parts: tuple[Part, ...]
    closing: tuple[Paragraph, ...] = ()
    signatures: tuple[Signature, ...] = ()
    to_people: bool = True

    @property
    def kind(self) -> str:
        """The word for this form of notice."""
        return self.form.value

    @property
    def salutation(self) -> Phrase:
        """Whom it addresses."""
        return phrase("To {addressee}:", addressee=self.to)

    @property
    def head(self) -> tuple[HeadLine, ...]:
        """Number and day; a letter to a customer bears no secrecy grade."""
        return (
            HeadLine(HeadKey.REFERENCE, Phrase("Reference"), verbatim(self.reference)),
            HeadLine(HeadKey.DATE, Phrase("Date"), phrase("{day}", day=self.date)),
        )

    @property
    def card(self) -> Card:
        """What it shows at a glance: which letter, number, day; whom it addresses stays out."""
        rows = tuple((line.label.message(), line.value.message()) for line in self.head)
        return Card(label(self.form).message(), (Rows(Phrase("About").message(), rows),))

    def may_be_sent(self, at: dt.datetime, jurisdiction: Jurisdiction, *, consented: bool = False) -> Leave:
        """Whether the hours of the day let it be sent.

        It knows the letter and the clock, and nothing of the case: that a letter must wait for another reason is a
        hold in the decision, for staff.

        Args:
            at: By the reader's own clock; a zone it bears is left alone.

            jurisdiction: Whose hours; those in force on that day count.

            consented: Whether the reader agreed to be written to at any hour.
        """
        hours = jurisdiction.on(at.date()).parameter("quiet_hours")
        return leave(at, hours, to_people=self.to_people, consented=consented)
