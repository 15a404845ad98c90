"""The command line: what the face does, on files.

A command returns its exit status: 0 done, 1 done and the answer is no.
What is raised on purpose becomes sentences on standard error: 2 the input is wrong, 3 an extra is missing.
What is raised by mistake becomes one sentence, and 70.
"""

from __future__ import annotations

import traceback
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from loancomplaint.cli.options import tell
from loancomplaint.errors import LoanComplaintError, MissingExtra, NotClearedError, NotOpenError, SolverGaveUpError

_COMMANDS = {
    "run": ("run", "The main job: every report, the letter, an index page."),
    "demo": ("run", "The main job, on the case that ships inside."),
    "assess": ("assess", "Findings and verdicts."),
    "route": ("route", "Routes, withheld routes, bans, trace."),
    "render": ("render", "One document, for one reader."),
    "claim": ("claim", "What is owed, by whom, secured by what."),
    "clocks": ("clocks", "Every period that runs: until when, why, what saves it."),
    "policy": ("policy", "Prove, print and compare channel policies."),
    "template": ("template", "Check a bank's own templates."),
    "schema": ("catalogue", "The JSON Schema of a case file."),
    "rules": ("catalogue", "The catalogue of rules."),
    "rule": ("catalogue", "One rule, with its law and an example."),
}
"""Each command by name: the module it lives in, and what it is for."""


class _Commands(click.Group):
    """The commands, each imported when it is called for, and what becomes of an error."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"{__name__}.{module}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            status = super().invoke(ctx)
        except LoanComplaintError as error:
            tell(str(error), err=True)
            status = status_of(error)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except Exception as defect:  # noqa: BLE001 - whatever it is, it is ours, and never the answer no
            # No traceback: it would show paths, and perhaps a file's words.
            tell(
                f"This is a defect of loancomplaint, not of your input: {type(defect).__name__} {_where(defect)}.",
                err=True,
            )
            status = DEFECT
        return ctx.exit(status or 0)


DEFECT: Final = 70
"""The exit status for a defect of ours, as in sysexits.h."""


def _where(defect: Exception) -> str:
    """Tell the last place of ours in a traceback, which shows nothing of a file."""
    frames = traceback.extract_tb(defect.__traceback__)
    ours = [frame for frame in frames if "loancomplaint" in frame.filename]
    return f"at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "somewhere"


def status_of(error: LoanComplaintError) -> int:
    """The exit status for what was raised on purpose."""
    if isinstance(error, MissingExtra):
        return 3
    return 1 if isinstance(error, NotOpenError | NotClearedError | SolverGaveUpError) else 2


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="loancomplaint", message="%(package)s %(version)s")
def loancomplaint() -> None:
    """Turn a loan relationship manager's case file into the reports that go out.

    Exit status: 0 done; 1 done, and the answer is no; 2 the input is wrong; 3 an extra is not installed;
    70 a defect of ours.
    """
