"""What every command understands, and how every command speaks."""

from __future__ import annotations

import datetime as dt
import errno
import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs
import click

from loancomplaint.errors import Fault, InputError, UnknownNameError
from loancomplaint.facts.fields import FIRST_DAY, LAST_DAY, day_on_file
from loancomplaint.renderers import ARRANGED, Renderer
from loancomplaint.renderers.letterhead import Letterhead
from loancomplaint.words import LOCALES, locale

CASE = click.Path(path_type=Path)
"""The path of a case file; whether it can be read, the codec says."""

OUT = click.Path(path_type=Path)
"""The path of what is to be written."""


@attrs.frozen(kw_only=True)
class Options:
    """The options common to all commands.

    Attributes:
        on: Whose law and names apply; None means the file's own day.

        known_at: What the bank knew by then; None means the file's own day.

        pack: The law; None means that of the file's jurisdiction.

        locale: The language of every sentence.

        as_json: Whether to print one JSON object, and nothing else.

        policy: The channel policy; None means that of the jurisdiction.

        history: What was handed in before; None means nothing.

        templates: A bank's folder of templates; None means ours.
    """

    on: dt.date | None
    known_at: dt.date | None
    pack: str | None
    locale: str
    as_json: bool
    policy: Path | None = None
    history: Path | None = None
    templates: Path | None = None

    def templates_for(self, to: str | Renderer) -> Path | None:
        """The bank's templates, where they arrange the format *to*."""
        return self.templates if to in ARRANGED else None


_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """Read a local calendar day as a case file writes it; everything else that ISO 8601 allows is refused."""
    if value is None:
        return None
    with suppress(ValueError):
        if _ISO_DAY.fullmatch(value):
            return day_on_file(dt.date.fromisoformat(value), "the day")
    years = f"{FIRST_DAY.year} to {LAST_DAY.year}"
    refused = f"a day is written 2024-09-17, and stands in the calendar of the years {years}"
    raise click.BadParameter(refused, ctx=ctx, param=param)


def read_locale(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Read the tag of a language that ships, or that another distribution brings."""
    try:
        return locale(value).tag
    except UnknownNameError:
        known = ", ".join(map(repr, LOCALES))
        raise click.BadParameter(f"{value!r} is not one of {known}.", ctx=ctx, param=param) from None


def common(command: Callable[..., int]) -> Callable[..., int]:
    """Give *command* the common options, as one `Options` by the name of ``options``."""

    @click.option("--on", callback=read_day, metavar="DAY", help="Whose law, policy and names apply.  [default: as_of]")
    @click.option("--known-at", callback=read_day, metavar="DAY", help="What the bank knew by then.  [default: as_of]")
    @click.option("--pack", metavar="NAME", help="The jurisdiction's law.  [default: the file's own]")
    @click.option(
        "--locale",
        callback=read_locale,
        metavar=f"[{'|'.join(LOCALES)}]",
        default=LOCALES[0],
        show_default=True,
        help="The language.",
    )
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object, and nothing else.")
    @functools.wraps(command)
    def with_options(
        *,
        on: dt.date | None,
        known_at: dt.date | None,
        pack: str | None,
        locale: str,
        as_json: bool,
        **own: object,
    ) -> int:
        return command(
            options=Options(on=on, known_at=known_at, pack=pack, locale=locale, as_json=as_json),
            **own,
        )

    return with_options


def deciding(command: Callable[..., int]) -> Callable[..., int]:
    """Give a *command* that decides its own options: whose policy, and what was handed in before."""

    @click.option("--policy", type=CASE, help="The channel policy, TOML or JSON.  [default: the pack's own]")
    @click.option("--history", type=CASE, help="What was handed in before, as JSON.  [default: nothing]")
    @functools.wraps(command)
    def with_options(*, options: Options, policy: Path | None, history: Path | None, **own: object) -> int:
        return command(options=attrs.evolve(options, policy=policy, history=history), **own)

    return with_options


def arranging(command: Callable[..., int]) -> Callable[..., int]:
    """Give a *command* that renders its own option: whose templates."""

    @click.option("--templates", type=CASE, metavar="DIR", help="Your templates for html and md.  [default: ours]")
    @functools.wraps(command)
    def with_options(*, options: Options, templates: Path | None, **own: object) -> int:
        return command(options=attrs.evolve(options, templates=templates), **own)

    return with_options


def on_paper(command: Callable[..., int]) -> Callable[..., int]:
    """Give a *command* that renders the option of a bank's own paper."""
    about = "For docx: the bank's own paper, a Word file with {{ body }} in it."
    return click.option("--letterhead", type=CASE, metavar="FILE", help=about)(command)


def renderers(formats: Iterable[str], letterhead: Path | None) -> tuple[str | Renderer, ...]:
    """What renders each of *formats*, once each: by name, and Word documents on the letterhead where one is given.

    Raises:
        InputError: The letterhead cannot be used, or no Word document is asked for.

        MissingExtra: The extra ``docx`` is not installed.
    """
    named = tuple(dict.fromkeys(formats))
    if letterhead is None:
        return named
    if "docx" not in named:
        raise InputError([Fault("--letterhead", "only a Word document has one; add --to docx")])
    with naming("--letterhead"):
        paper = Letterhead(letterhead)
    return tuple(paper if name == "docx" else name for name in named)


_UNPRINTABLE = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")
"""Control characters, which a file's words could smuggle into a terminal."""


def tell(text: str, *, err: bool = False) -> None:
    """Print *text* as UTF-8, whatever the terminal says it speaks."""
    _echo(text.translate(_UNPRINTABLE), err=err)


def tell_json(answer: Mapping[str, object]) -> None:
    """Print *answer*, the one JSON object of a command."""
    _echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _echo(text: str, *, err: bool = False) -> None:
    try:
        click.echo(text.encode("utf-8", "backslashreplace"), err=err)
    except OSError as error:
        if err or error.errno == errno.EPIPE:  # nobody reads on: click ends quietly
            raise
        why = f"{error.strerror or 'cannot be written'}; what was to be printed is not whole"
        raise InputError([Fault("standard output", why)]) from error


@contextmanager
def naming(argument: str) -> Iterator[None]:
    """Turn what the file system refuses into a fault of *argument*; the path itself, which may hold a name, stays out.

    Raises:
        InputError: In the place of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise InputError([Fault(argument, f"{error.strerror or 'cannot be used'}; give another path")]) from error
