"""``loancomplaint schema``, ``rules`` and ``rule``: what a case file may hold, and what is asked of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from importlib.resources import files

import attrs
import click

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.channels import ChannelPolicy, History
from loancomplaint.cli import as_json, text
from loancomplaint.cli.options import Options, common, tell, tell_json
from loancomplaint.cli.text import Speaker
from loancomplaint.codec import describing
from loancomplaint.jurisdictions.cn.examples import EXAMPLES, DocumentChange, Edit
from loancomplaint.law import Basis, Law
from loancomplaint.rules import Finding, Rule
from loancomplaint.rules.standard import STANDARD
from loancomplaint.text.strict_json import parse_json
from loancomplaint.words import Phrase, labels

LATEST = dt.date.max
"""No case tells the day here, and no clock is asked: the latest entry of every timeline."""

DEFAULT_PACK = "CN"
"""What a case file without a jurisdiction means."""


_NOUNS = {"case": lc.CaseFile, "policy": ChannelPolicy, "history": History}


@click.command()
@click.option("--of", type=click.Choice(tuple(_NOUNS)), default="case", show_default=True, help="Of what.")
@common
def schema(*, of: str, options: Options) -> int:
    """Print the JSON Schema of a case file, of a channel policy, or of what was handed in before."""
    tell_json(describing.schema(_NOUNS[of], locale=options.locale))
    return 0


@click.command()
@common
def rules(*, options: Options) -> int:
    """Print the catalogue of rules: code, title, channels guarded, and the law behind each.

    The law is the latest that the pack knows, unless --on names a day.
    """
    law, say = _law(options), Speaker(options.locale)
    if options.as_json:
        book = {"rulebook": STANDARD.name, "version": STANDARD.version, "pack": law.jurisdiction.name}
        tell_json({**book, "rules": [_entry(rule_, law, options.locale) for rule_ in _by_code()]})
    else:
        rows = [(r.code, _titled(r, say), _guarded(r, say), _cited(r, law, say)) for r in _by_code()]
        tell("\n".join(text.columns([tuple(map(say, ("Code", "Rule", "Guards", "Law"))), *rows])))
    return 0


@click.command()
@click.argument("code")
@common
def rule(*, code: str, options: Options) -> int:
    """Print one rule: what it asks and why, its law, and a case file that it finds fault with."""
    law, asked = _law(options), STANDARD[code.upper()]
    example = _example(asked)
    if options.as_json:
        tell_json({**_entry(asked, law, options.locale), **_explained(asked, law, example, options.locale)})
    else:
        tell("\n".join(_told(asked, law, example, Speaker(options.locale))))
    return 0


def _law(options: Options) -> Law:
    return jurisdictions.load(options.pack or DEFAULT_PACK).on(options.on or LATEST)


def _by_code() -> list[Rule]:
    return sorted(STANDARD.rules, key=lambda rule_: rule_.code)


def _titled(rule_: Rule, say: Speaker) -> str:
    return say(rule_.title)


def _guarded(rule_: Rule, say: Speaker) -> str:
    return say.shown(labels(rule_.guards)) if rule_.guards else say("only informs")


def _cited(rule_: Rule, law: Law, say: Speaker) -> str:
    return say.shown(text.named(article.title for article in _articles(rule_, law)))


def _articles(rule_: Rule, law: Law) -> list[Basis]:
    return [article for key in rule_.cites if (article := law.cite(key)) is not None]


def _entry(rule_: Rule, law: Law, locale: str) -> as_json.Object:
    return {
        "code": rule_.code,
        "title": Phrase(rule_.title).message(locale),
        "guards": [channel.value for channel in rule_.guards],
        "needs": list(rule_.needs),
        "basis": [as_json.basis(article) for article in _articles(rule_, law)],
    }


@attrs.frozen(kw_only=True)
class _Shown:
    """A rule's failing case: the change to the case that ships inside, and what the rule says to it."""

    change: DocumentChange
    findings: tuple[Finding, ...]


def _example(rule_: Rule) -> _Shown | None:
    """The failing case of a rule, or None for a rule that has none."""
    if (example := EXAMPLES.get(rule_.code)) is None:
        return None
    seed = (files("loancomplaint") / "demo" / "case.json").read_bytes()
    case = lc.loads(json.dumps(example.fails.applied_to(parse_json(seed))).encode())
    assessment = lc.assess(case, files=example.fails.files)
    found = tuple(finding for finding in assessment.findings if finding.code == rule_.code)
    return _Shown(change=example.fails, findings=found)


def _explained(rule_: Rule, law: Law, example: _Shown | None, locale: str) -> as_json.Object:
    return as_json.present(
        {
            "why": Phrase(rule_.why).message(locale),
            "law": [as_json.article(article) for article in _articles(rule_, law)],
            "example": example and _example_object(example, locale),
        }
    )


def _example_object(example: _Shown, locale: str) -> as_json.Object:
    return {
        "change": Phrase(example.change.title).message(locale),
        "edits": [_edit(edit) for edit in example.change.edits],
        "files": dict(example.change.files or {}),
        "findings": [as_json.finding(found, locale) for found in example.findings],
    }


def _edit(edit: Edit) -> as_json.Object:
    return {"path": edit.path} if _takes_out(edit) else {"path": edit.path, "value": edit.value}


def _takes_out(edit: Edit) -> bool:
    return edit.value is attrs.fields(Edit).value.default


def _told(rule_: Rule, law: Law, example: _Shown | None, say: Speaker) -> Iterator[str]:
    yield f"{rule_.code}  {say(rule_.title)}"
    yield f"  {say(rule_.why)}"
    yield f"  {say('closes: {channels}', channels=labels(rule_.guards)) if rule_.guards else say('only informs')}"
    if rule_.needs:
        yield f"  {say('says nothing where these found something: {codes}', codes=text.named(rule_.needs))}"
    yield from text.section(say("Law"), (line for key in rule_.cites for line in _law_told(law.cite(key), say)))
    if example is not None:
        yield from text.section(say("Example"), _example_told(example, say))


def _law_told(article: Basis | None, say: Speaker) -> Iterator[str]:
    if article is None:
        yield f"  {say('nothing that was verified was in force on that day')}"
        return
    source = article.source
    yield f"  {article.title}"
    yield f"      {article.says}"
    yield "      " + say(
        "in force from {day}; read in {source}, checked on {checked} ({confidence})",
        day=article.in_force_from,
        source=source.title,
        checked=source.checked_on,
        confidence=source.confidence.value,
    )
    if source.url:
        yield f"      {source.url}"


def _example_told(example: _Shown, say: Speaker) -> Iterator[str]:
    yield f"  {say('The case that ships inside, changed: {change}', change=Phrase(example.change.title))}"
    for edit in example.change.edits:
        value = say("taken out") if _takes_out(edit) else json.dumps(edit.value, ensure_ascii=False)
        yield f"      {edit.path}: {value}"
    for id_, digest in (example.change.files or {}).items():
        yield f"      {say('{evidence}: its file has the digest {digest}', evidence=id_, digest=digest or '—')}"
    yield f"  {say('It finds:')}"
    yield from (line for found in example.findings for line in text.finding(found, say))
