"""``loancomplaint policy``: prove, print and compare channel policies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

import loancomplaint as lc
from loancomplaint import codec, files, jurisdictions, proofs, renderers
from loancomplaint.channels import ChannelPolicy, History
from loancomplaint.channels.policy_sheet import PolicySheet
from loancomplaint.cli import policy_json, text
from loancomplaint.cli.catalogue import DEFAULT_PACK
from loancomplaint.cli.options import CASE, OUT, Options, common, naming, tell, tell_json
from loancomplaint.cli.reading import load, read_policy
from loancomplaint.cli.text import Speaker
from loancomplaint.cli.trials import Trial, trials
from loancomplaint.facts import Desk, Form
from loancomplaint.law import Law
from loancomplaint.proofs import PolicyFault, Witness
from loancomplaint.words import label, labels

SHIPPED = "default"
"""What stands for the policy that ships with the jurisdiction, in the place of a file."""

FILE = click.argument("file", type=CASE, metavar="FILE", default=Path(SHIPPED))
LIMITED = click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=proofs.LIMIT,
    show_default=True,
    help="Units of work for the solver, some four million of which take a second; a proof that takes more is given up.",
)
WITNESSES = click.option("--out", type=OUT, help="A folder for the cases that show it, new or empty.")


@click.group()
def policy() -> None:
    """Prove, print and compare channel policies.

    FILE is TOML or JSON; "default" stands for the policy that ships with the pack.
    """


@policy.command()
@FILE
@WITNESSES
@LIMITED
@common
def check(*, file: Path, out: Path | None, limit: int, options: Options) -> int:
    """Prove FILE, or say where it fails, each time with a smallest case that shows it.

    The day of the law is --on, or the first day of the policy.
    Exit status 1 where it does not hold, or the solver gave up.
    """
    policy_ = _read(file, options)
    proof = proofs.check(policy_, law=_law(policy_, options), limit=limit)
    shown = [_named(fault, number) for number, fault in enumerate(proof.faults, start=1)]
    if out is not None:
        _write(out, [pair for cases in shown for pair in cases])
    if options.as_json:
        tell_json(policy_json.proved(proof, shown, options.locale))
    else:
        tell("\n".join(_proved(policy_, proof.faults, shown, Speaker(options.locale))))
        tell("  " + Speaker(options.locale)("the solver was asked {count} questions", count=proof.questions))
    return 0 if proof.holds else 1


@policy.command()
@FILE
@click.option("--to", default="txt", show_default=True, help="txt, md, html, docx, pdf, or json: the policy as a file.")
@click.option("--out", type=OUT, help="The file to write.  [default: standard output]")
@common
def show(*, file: Path, to: str, out: Path | None, options: Options) -> int:
    """Print FILE as the table that a compliance officer reads and signs."""
    policy_ = _read(file, options)
    if to == "json" or options.as_json:
        content = codec.dumps(policy_)
    else:
        sheet = PolicySheet(policy=policy_, on=_law(policy_, options).on)
        content = renderers.get(to).render(sheet, options.locale).content
    if out is None:
        click.echo(content, nl=False)
        return 0
    with naming("--out"):
        files.replace(out, content)
    return 0


@policy.command()
@click.argument("old", type=CASE)
@click.argument("new", type=CASE)
@click.option("--cases", type=CASE, help="A folder of case files, to try both policies on.")
@WITNESSES
@LIMITED
@common
def diff(*, old: Path, new: Path, cases: Path | None, out: Path | None, limit: int, options: Options) -> int:
    """Say for which cases NEW decides otherwise than OLD, and that it decides alike for all others."""
    before, after = _read(old, options), _read(new, options)
    found = proofs.compare(before, after, law=_law(after, options), limit=limit)
    tried = trials(_cases(cases), before, after, on=options.on) if cases else ()
    if out is not None:
        _write(out, [(f"change-{number}", region.witness) for number, region in enumerate(found.regions, start=1)])
    if options.as_json:
        tell_json(policy_json.compared(found, tried, options.locale))
    else:
        say = Speaker(options.locale)
        tell("\n".join((*policy_json.told(found, say), *_tried(tried, say))))
    return 0


def _read(file: Path, options: Options) -> ChannelPolicy:
    if str(file) == SHIPPED:
        return jurisdictions.policy(_law(None, options))
    return read_policy(file)


def _law(policy_: ChannelPolicy | None, options: Options) -> Law:
    jurisdiction = jurisdictions.load(options.pack or DEFAULT_PACK)
    effective_from = policy_.effective_from if policy_ else None
    return jurisdiction.on(options.on or effective_from or dt.date.fromisoformat(jurisdiction.version))


def _named(fault: PolicyFault, number: int) -> list[tuple[str, Witness]]:
    """The cases that show a fault, by the names of their files."""
    shown = ((f"fault-{number}", fault.witness), (f"fault-{number}-worse", fault.worse))
    return [(name, witness) for name, witness in shown if witness is not None]


def _write(out: Path, witnesses: list[tuple[str, Witness]]) -> None:
    with naming("--out"):
        out.mkdir(parents=True, exist_ok=True)
        for name, witness in witnesses:
            files.replace(out / f"{name}.json", lc.dumps(witness.case))
            if witness.history:
                files.replace(out / f"{name}-history.json", lc.dumps(History(filed=witness.history)))


def _cases(folder: Path) -> Iterator[tuple[str, lc.CaseFile]]:
    with naming("--cases"):
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    return ((path.name, load(path)) for path in paths)


def _proved(
    policy_: ChannelPolicy, faults: tuple[PolicyFault, ...], shown: list[list[tuple[str, Witness]]], say: Speaker
) -> Iterator[str]:
    named = {"policy": policy_.name, "version": policy_.version}
    if not faults:
        yield say("{policy}, version {version}: proved; nothing is wrong with it.", **named)
    else:
        yield say("{policy}, version {version}: it does not hold.", **named)
    for fault, cases in zip(faults, shown, strict=True):
        yield f"  {say.shown(label(fault.kind))}  {fault.says.message(say.locale)}"
        for name, witness in cases:
            kinds = labels(dict.fromkeys(violation.kind for violation in witness.case.violations))
            yield f"      {name}.json: {say('a case with {kinds}', kinds=kinds)}"


def _tried(tried: tuple[Trial, ...], say: Speaker) -> Iterator[str]:
    if not tried:
        return
    rows = [(say("Case"), say("Before"), say("After"))]
    rows += [(trial.name, _ways(trial.before, say), _ways(trial.after, say)) for trial in tried if trial.changes]
    yield ""
    yield say("{changed} of {all} case files go otherwise.", changed=len(rows) - 1, all=len(tried))
    yield from text.columns(rows)


def _ways(ways: tuple[tuple[Desk, Form], ...], say: Speaker) -> str:
    return say.shown(labels(desk for desk, _ in ways)) or "—"
