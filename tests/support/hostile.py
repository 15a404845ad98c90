"""Hostile strings that others collected, a case file with a place for one in every text field, and what is read back.

The case is built by walking the classes of the facts, so that a field which is added tomorrow is tried tomorrow.
Template payloads are only ever text here: nothing renders them as templates.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import attrs
from markdown_it import MarkdownIt

import loancomplaint as lc
from loancomplaint import facts, jurisdictions
from loancomplaint.assessment import Assessment
from loancomplaint.channels import ChannelPolicy, Route
from loancomplaint.cli import index as cli_index
from loancomplaint.cli.options import Options
from loancomplaint.cli.papers import papers
from loancomplaint.cli.reading import Reading
from loancomplaint.facts import (
    Acceleration,
    CaseFile,
    Citation,
    Clause,
    CollectionContact,
    Customer,
    Desk,
    Extension,
    Form,
    Installment,
    NoticeForm,
    Request,
    Security,
    Statement,
    Violation,
)
from loancomplaint.facts.fields import Content, Personal, content_of
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase

CORPORA: Final = Path(__file__).parents[1] / "corpora"

# ---------------------------------------------------------------- strings


@cache
def corpora() -> Mapping[str, tuple[str, ...]]:
    """The strings of each corpus, as they were collected."""
    payloads = _read("payloads/payloads.json")
    return {
        "xss": tuple(payloads["xss"]),
        "templates": (*payloads["ssti_fuzz"], *payloads["ssti_jinja2"]),
        "formulas": tuple(payloads["csv_formula"]),
        "naughty": tuple(_read("text/naughty_strings.json")["strings"]),
        "svg": tuple(file["text"] for file in _read("payloads/svg.json")["files"]),
    }


def _read(name: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads((CORPORA / name).read_text(encoding="utf-8"))


# ---------------------------------------------------------------- a case with everything

_FIELD: Final = re.compile(r"⟪[\w.]+⟫")
_MANY: Final = (Violation, Security, Request, Statement)
"""Classes of which the case holds one of each kind: the documents tell the kinds apart."""

_NAMED: Final[Mapping[tuple[type, str], object]] = {
    (CaseFile, "jurisdiction"): "CN",
    (Customer, "insolvency"): None,  # of a bankrupt no payment is demanded
    (CaseFile, "as_of"): dt.date(2024, 9, 17),
    (Violation, "loan"): "⟪Loan.note_no⟫",
    (Request, "loan"): "⟪Loan.note_no⟫",
    (Request, "basis"): ("⟪Request.basis⟫", "contract:⟪Loan.contract_no⟫#⟪Clause.ref⟫", "CN:civil-code:675"),
    (Request, "violations"): tuple(f"⟪Violation.id⟫{n}" for n in range(20)),
    (Clause, "triggers"): (),
    (Installment, "due_on"): dt.date(2024, 3, 20),
    **{(cls, "evidence"): "⟪Evidence.id⟫" for cls in (Acceleration, Citation, CollectionContact, Extension)},
}
"""What must fit together, or say something in particular, for every part of every document to be written."""


def fields_holding(what: Callable[[Content], bool]) -> frozenset[str]:
    """The name of every text field of the facts of which *what* is so."""
    classes = (each for each in vars(facts).values() if isinstance(each, type) and attrs.has(each))
    return frozenset(
        f"{cls.__name__}.{field.name}"
        for cls in classes
        for field in attrs.fields(cls)
        if (content := content_of(field)) and what(content)
    )


HIDDEN: Final = fields_holding(lambda content: content.personal in {Personal.PHONE, Personal.NUMBER}) | {
    "StaffMember.name"
}
"""Fields whose words are masked, or named to cleared desks only, wherever they stand: not to be read back."""

REFERENCES: Final = frozenset(f"{cls.__name__}.{name}" for cls, name in _NAMED) - {"Request.basis"}
"""Fields that say what another one says, or the name of a pack, without which nothing is assessed."""


def whole() -> CaseFile:
    """A case with something in every field; each text field holds its own name: ``⟪Loan.purpose⟫``."""
    case: CaseFile = _made(CaseFile, CaseFile, "", 0)
    return case


def _made(kind: Any, cls: type, name: str, number: int) -> Any:  # noqa: ANN401 - a type of any field, and a value of it
    """A value of *kind* for the field *name* of *cls*; *number* tells repeated things apart."""
    if (cls, name) in _NAMED:
        return _NAMED[cls, name]
    kind = _without_none(kind)
    if typing.get_origin(kind) is tuple:
        return _several(typing.get_args(kind)[0], cls, name)
    if kind is str:
        return f"⟪{cls.__name__}.{name}⟫" + (str(number) if name == "id" and cls in _MANY else "")
    if kind in _PLAIN:
        return _PLAIN[kind]
    if issubclass(kind, Enum):
        return [*kind][number % len(kind)]
    hints = typing.get_type_hints(kind)
    return kind(**{a.alias: _made(hints[a.name], kind, a.name, number) for a in attrs.fields(kind)})


_PLAIN: Final[Mapping[Any, object]] = {
    Money: Money("500000.00", "CNY"),
    Decimal: Decimal("0.05"),
    dt.date: dt.date(2024, 4, 1),
    int: 1,
    bool: True,
}


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - a type, and a type
    (first, *_) = (*(option for option in typing.get_args(kind) if option is not type(None)), kind)
    return first if type(None) in typing.get_args(kind) else kind


def _several(kind: Any, cls: type, name: str) -> tuple[Any, ...]:  # noqa: ANN401 - a type of any field, and values of it
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (*kind,)
    if kind not in _MANY:
        return (_made(kind, cls, name, 0),)
    hints = map(_without_none, typing.get_type_hints(kind).values())
    words = next(hint for hint in hints if isinstance(hint, type) and issubclass(hint, Enum))
    return tuple(_made(kind, cls, name, number) for number in range(len(words)))


def text_fields(cls: Any = CaseFile) -> frozenset[str]:  # noqa: ANN401 - a class of the facts
    """The name of every field of the facts that holds text, found by walking the classes."""
    found: set[str] = set()
    hints = typing.get_type_hints(cls)
    for name in (field.name for field in attrs.fields(cls)):
        kind = _without_none(hints[name])
        kind = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind
        if kind is str:
            found.add(f"{cls.__name__}.{name}")
        elif attrs.has(kind) and kind is not Money:
            found |= text_fields(kind)
    return frozenset(found)


def calm(field: str) -> str:
    """What stands in a text field that is not on trial; no two fields say the same."""
    return f"平常的{field}"


def filled(value: Any, words: Mapping[str, str]) -> Any:  # noqa: ANN401 - any piece of a case
    """A copy of *value* whose text fields say what *words* has for each, and something calm where it has nothing."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return _FIELD.sub(lambda field: words.get(field[0][1:-1], calm(field[0][1:-1])), value)
    if isinstance(value, tuple):
        return tuple(filled(item, words) for item in value)
    if attrs.has(type(value)) and not isinstance(value, Money):
        return attrs.evolve(
            value, **{a.alias: filled(getattr(value, a.name), words) for a in attrs.fields(type(value))}
        )
    return value


def fields_in(text: str) -> frozenset[str]:
    """The fields whose names stand in *text*, which was made of `whole`."""
    return frozenset(name[1:-1] for name in _FIELD.findall(text))


# ---------------------------------------------------------------- its documents


def documents(
    case: CaseFile, names: Collection[str] = (*Form, *NoticeForm), policy: ChannelPolicy | None = None
) -> Iterator[tuple[str, lc.ComplaintReport | lc.Notice]]:
    """The forms of report and the notices of these *names* on *case*, whether or not the policy would open them."""
    assessment, due_in_full = lc.assess(case), lc.terms(case)
    terms = attrs.evolve(
        due_in_full,
        outstanding=due_in_full.principal + due_in_full.principal,
        is_insolvent=False,
        clauses=tuple(attrs.evolve(clause, cure_days=None) for clause in due_in_full.clauses),
        guarantors=tuple(attrs.evolve(guarantor, is_insolvent=False) for guarantor in due_in_full.guarantors),
    )
    for form, (desk, through) in _READERS.items():
        if form in names:
            yield form, lc.compose(assessment, _route(assessment, form, desk, through), policy=policy)
    for notice in NoticeForm:
        if notice in names:
            yield notice, lc.notice(terms, notice)


_READERS: Final[Mapping[Form, tuple[Desk, Desk | None]]] = {
    Form.INTERNAL_REPORT: (Desk.RISK_MANAGEMENT, None),
    Form.EARLY_WARNING: (Desk.DIRECT_SUPERVISOR, None),
    Form.AML_REFERRAL: (Desk.AML_COMPLIANCE, None),
    Form.REGULATORY_REPORT: (Desk.BANKING_REGULATOR, Desk.LEGAL_COMPLIANCE),
    Form.CASE_INFORMATION: (Desk.BANKING_REGULATOR, Desk.LEGAL_COMPLIANCE),
    Form.POLICE_REPORT: (Desk.PUBLIC_SECURITY, Desk.LEGAL_COMPLIANCE),
    Form.LEGAL_BRIEF: (Desk.COURT, Desk.LEGAL_COMPLIANCE),
    Form.STATEMENT_OF_CLAIM: (Desk.COURT, Desk.LEGAL_COMPLIANCE),
    Form.PRESERVATION_APPLICATION: (Desk.COURT, Desk.LEGAL_COMPLIANCE),
    Form.PROOF_OF_CLAIM: (Desk.LAWYER, Desk.LEGAL_COMPLIANCE),
}


def index(case: CaseFile, locale: str = "zh-CN") -> bytes:
    """The page that a run writes for a person to open first."""
    assessment = lc.assess(case)
    options = Options(on=None, known_at=None, pack=None, locale=locale, as_json=False)
    law = jurisdictions.load(assessment.jurisdiction).on(assessment.on)
    policy, decision = jurisdictions.policy(law), lc.decide(assessment)
    reading = Reading(assessment=assessment, law=law, decision=decision, policy=policy, options=options)
    return cli_index.page(reading, papers(reading, ["html"]))


def _route(assessment: Assessment, form: Form, desk: Desk, through: Desk | None) -> Route:
    sealed = form is Form.AML_REFERRAL
    view = assessment.sealed if sealed else assessment.open
    return Route(
        channel=desk.channel,
        desk=desk,
        authority=jurisdictions.load("CN").on(assessment.on).authority(desk),
        form=form,
        violations=tuple(judgement.violation for judgement in view.judgements),
        because=Phrase("Why."),
        row="row",
        through=through,
        sealed=sealed,
    )


# ---------------------------------------------------------------- what is read back


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._in_label = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own
        self._in_label = tag == "text"

    def handle_data(self, data: str) -> None:
        # A label in a drawing is cut short where it has no room; the table beside the drawing has it whole.
        if not self._in_label:
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_label = self._in_label and tag != "text"


def text_of_html(page: str) -> str:
    """All text of a page, as a parser finds it."""
    parser = _Texts()
    parser.feed(page)
    parser.close()
    return "".join(parser.texts)


def commonmark(source: str) -> str:
    """What a renderer of CommonMark that lets raw HTML through, with the tables of GitHub, makes of *source*."""
    return typing.cast(
        "str", MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(source)
    )


def text_of_json(content: bytes) -> str:
    """All texts of a JSON document, one after the other."""
    return "\n".join(_strings(json.loads(content)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of_docx(content: bytes) -> str:
    """All text of a Word document's body, but for the labels of drawings."""
    with ZipFile(io.BytesIO(content)) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314 - our own file
    labels = {text for box in body.iter(f"{_W}txbxContent") for text in box.iter(f"{_W}t")}
    return "".join(text.text or "" for text in body.iter(f"{_W}t") if text not in labels)


READ: Final[Mapping[str, Callable[[bytes], str]]] = {
    "txt": bytes.decode,
    "md": lambda content: text_of_html(commonmark(content.decode())),
    "html": lambda content: text_of_html(content.decode()),
    "json": text_of_json,
    "docx": text_of_docx,
}
"""How the text is read back out of each format."""
