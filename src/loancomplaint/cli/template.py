"""``loancomplaint template``: look through a bank's own templates before any case is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs
import click

from loancomplaint.cli.options import CASE, Options, common, tell, tell_json
from loancomplaint.cli.text import Speaker
from loancomplaint.renderers.bank_templates.check import Remark
from loancomplaint.renderers.bank_templates.check import check as looked_through
from loancomplaint.renderers.bank_templates.folder import TemplateFolder


@click.group()
def template() -> None:
    """Check a bank's own templates."""


@template.command()
@click.argument("folder", type=CASE, metavar="DIR")
@common
def check(*, folder: Path, options: Options) -> int:
    """List every unknown, unused and forbidden name in the templates in DIR, with file and line.

    Exit status 1 where there is any.
    """
    remarks = looked_through(TemplateFolder.read(folder))
    if options.as_json:
        tell_json({"holds": not remarks, "remarks": [attrs.asdict(remark) for remark in remarks]})
    else:
        tell("\n".join(_told(remarks, Speaker(options.locale))))
    return 1 if remarks else 0


def _told(remarks: Iterable[Remark], say: Speaker) -> list[str]:
    lines = [f"{remark.place}: {remark.message}" for remark in remarks]
    return lines or [say("There is nothing to say against these templates.")]
