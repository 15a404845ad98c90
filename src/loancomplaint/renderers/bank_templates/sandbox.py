"""Where a bank's templates run: they see a page and nothing else, and come to an end.

It is Jinja's own sandbox, in which attributes, calls, filters and tests are allowed by name. One meter counts
characters and steps: every stretch of a template is charged before it runs, by its length, and what is printed by its
characters. So whether a template is refused depends on the template and the page alone, on every platform and thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from itertools import islice
from typing import Any, Final, TypeAlias

import attrs
from jinja2 import FunctionLoader, StrictUndefined, TemplateError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from markupsafe import escape as html_escape

from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers.bank_templates.folder import OURS, TemplateFolder
from loancomplaint.renderers.bank_templates.landing import (
    MARKUP,
    PLAIN,
    TEXT,
    LandingReader,
    Output,
    html,
    markdown,
    marked,
    trimmed,
    unmarked,
    without_signs,
)
from loancomplaint.renderers.bank_templates.language import LAYOUT, LOOP, PARTS, forbidden, parsed
from loancomplaint.renderers.markdown import escaped as markdown_escape
from loancomplaint.renderers.page import Page
from loancomplaint.text.cards import Html

WORK: Final = 10_000_000
"""What one rendering may cost: steps and characters together. A report of 30 pages costs about a fiftieth."""

LARGEST: Final = 10**12
"""The largest sum."""

MOST_FAULTS: Final = 100
"""How many places of one document are named; whoever has more to mend checks again."""

DEEPEST_CALL: Final = 30
"""How many macros may call each other at a time."""

_ALIKE: Final = 10
"""What printing costs beside the characters: a text takes room of its own."""

_COPIED: Final = 300
"""What it costs to enter another template or block, which gets a copy of all names."""

Escape: TypeAlias = Callable[[object], object]

FORMATS: Final[Mapping[str, tuple[Escape, LandingReader]]] = {
    "document.html.j2": (html_escape, html),
    "document.md.j2": (markdown_escape, markdown),
}
"""The documents: how each escapes what it prints, and what finds where that landed."""


_METHODS: Final = (Page.evidence, LoopContext.cycle)


@attrs.define
class _Meter:
    work: int
    left: int
    depth: int = 0


_METER: ContextVar[_Meter] = ContextVar("meter")


def _spend(work: int) -> None:
    meter = _METER.get()
    meter.left -= work
    if meter.left < 0:
        raise SecurityError(
            f"the template does or prints too much for one document: more than {meter.work:,} steps and characters"
        )


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one folder and one format.

    Args:
        folder: The templates.

        document: Where a rendering begins, one of `FORMATS`.

    Attributes:
        ran: The name of every stretch that has run.
    """

    intercepted_binops = frozenset({"+", "-"})

    def __init__(self, folder: TemplateFolder, document: str) -> None:
        super().__init__(
            loader=FunctionLoader(folder.source),
            undefined=StrictUndefined,
            autoescape=True,  # also for Markdown: what is escaped by its rule is marked, and not escaped again
            optimized=False,  # nothing runs before it is charged
            auto_reload=False,
            cache_size=-1,
            **LAYOUT,
        )
        self.globals.clear()
        escape, self._misplaced = FORMATS[document]
        self.ran = set[str]()
        own, tests = _filters(escape, self.ran), self.tests
        self.filters = {**own, "d": self.filters["default"], "default": self.filters["default"]}
        self.tests = {**{name: tests[name] for name in ("defined", "none", "undefined")}, **_NUMBERS}
        self._document, self._files = document, folder.names

    def compile(self, source: Any, name: Any = None, filename: Any = None, *given: Any, **more: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Compile what keeps to the language, with its charges and marks written in."""
        tree = parsed(source, filename)
        if faults := [Fault(f"{filename}:{line}", why) for line, why in forbidden(tree)]:
            raise InputError(faults)
        _charge(tree, filename)
        _mark(tree, self._files.index(filename))
        tree.set_environment(self)
        return super().compile(tree, name, filename, *given, **more)

    def fill(self, page: Page, work: int) -> tuple[str, tuple[Fault, ...]]:
        """Fill the document with *page*, for *work* steps and characters at the most.

        Returns:
            What it printed, and every place in it where a text lands that cannot stand there, by file and line.

        Raises:
            InputError: It asks for what is not there, or does too much; the file and line are named.
        """
        token = _METER.set(_Meter(work, work))
        try:
            output = Output.read(self.get_template(self._document).render(page=page))
        except InputError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a template meets is the template's fault
            raise InputError([Fault(_where(error, self._document), _what(error))]) from None
        finally:
            _METER.reset(token)
        misplaced = ((*output.place(at), why) for at, why in islice(self._misplaced(output), MOST_FAULTS))
        return output.text, tuple(
            Fault(f"{self._files[file]}:{line}", why) for file, line, why in dict.fromkeys(misplaced)
        )

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """What our classes show, and a loop; nothing else has names here."""
        if isinstance(obj, StrictUndefined):
            return obj
        if attribute in (LOOP if isinstance(obj, LoopContext) else PARTS.get(type(obj), ())):
            return getattr(obj, attribute)
        return self.undefined(f"{_kind(obj)} has nothing called {attribute}")

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """What stands in a list at a place."""
        if isinstance(obj, tuple | list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(f"{_kind(obj)} has no such place; a name is written with a dot: page.title")

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Call a macro, a block, `Page.evidence` or the cycle of a loop; not too deep."""
        method = getattr(obj, "__func__", None)
        if not (isinstance(obj, Macro | BlockReference | StrictUndefined) or method in _METHODS):
            raise SecurityError(f"{_kind(obj)} cannot be called")
        if method is Page.evidence and not all(isinstance(each, int) for each in (*args, kwargs.get("number", 0))):
            raise SecurityError("page.evidence is given the number of an exhibit")
        meter = _METER.get()
        meter.depth += 1
        if meter.depth > DEEPEST_CALL:
            raise SecurityError(f"more than {DEEPEST_CALL} macros and blocks call each other")
        _spend(len(args))
        called = context.call(obj, *args, **kwargs)
        meter.depth -= 1
        return called

    def call_binop(self, _context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Add and take away, numbers only."""
        if not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError(f"{operator} stands between numbers only; print texts one after the other")
        result = left + right if operator == "+" else left - right
        if abs(result) > LARGEST:
            raise SecurityError(f"a number is larger than {LARGEST:,}")
        return result


def _what(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return f"it comes to use itself; one that ships is called {OURS}…"
    # The text of any other exception may hold a value, and a value may hold a name.
    return str(error) if isinstance(error, TemplateError) else f"cannot be filled here: {type(error).__name__}"


def _where(error: BaseException, name: str) -> str:
    place, step = name, error.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.endswith((".j2", ".css")):
            place = f"{file}:{step.tb_lineno}"
        step = step.tb_next
    return place


def _kind(value: object) -> str:
    if isinstance(value, StrictUndefined):
        str(value)  # raises, and says what is not there
    return f"a {type(value).__name__.lower()}"


# ------------------------------------------------------------ filters and tests


def _filters(escape: Escape, ran: set[str]) -> dict[str, Callable[..., Any]]:
    @pass_context  # or Jinja would print what is written out before anything runs, and charge nobody
    def printed(_context: object, value: object, file: int, line: int) -> Markup:
        text = _printed(value, escape, file, line)
        _spend(len(text) + _ALIKE)
        return text

    def joined(values: object, between: object, file: int, line: int) -> Markup:
        gap, *parts = (_printed(each, escape, file, line) for each in (between, *_walked(values)))
        _spend(sum(map(len, parts)) + len(gap) * len(parts))
        return Markup(str(gap).join(parts))  # noqa: S704 - each part is escaped

    def begun(cost: int, name: str) -> None:
        _spend(cost)
        ran.add(name)

    return {
        "printed": printed,
        "begun": begun,
        "walked": _walked,
        "weighed": _weighed,
        "join": joined,
        **{name: _plainly(len) for name in ("count", "length")},
        **{name: lambda value: value for name in ("e", "escape")},  # every text is escaped where it is printed
        "first": _plainly(lambda values: values[0]),
        "last": _plainly(lambda values: values[-1]),
        "lower": _plainly(str.lower),
        "upper": _plainly(str.upper),
        "trim": lambda value: Markup(trimmed(value)) if isinstance(value, Markup) else _plainly(str.strip)(value),  # noqa: S704 - it was before
    }


def _printed(value: object, escape: Escape, file: int, line: int) -> Markup:
    """*value* as it stands in the page, with its mark; what comes from a block or a macro has been through here."""
    match value:
        case Markup():
            return value
        case Html():
            shown = marked(MARKUP, file, line, without_signs(value))  # a picture of ours
        case bool():
            raise SecurityError("yes or no is printed, which is no text")
        case int():
            shown = str(value)
        case str() | StrictUndefined():
            shown = marked(TEXT, file, line, str(escape(without_signs(str(value)))))
        case _:
            raise SecurityError(f"{_kind(value)} is printed, which is no text")
    return Markup(shown)  # noqa: S704 - escaped, or ours


def _walked(values: Any, cost: int = 1) -> Iterable[object]:  # noqa: ANN401 - whatever a template walks through
    if isinstance(values, Markup) or not isinstance(values, tuple | list | str | StrictUndefined):
        raise SecurityError(f"{_kind(values)} cannot be walked through")
    _spend(cost * (0 if isinstance(values, StrictUndefined) else len(values)))
    return values


def _weighed(value: object, looked_in: object) -> object:
    """One side of a comparison, charged by its length; a set takes no time where something is only looked for in it."""
    value = unmarked(value) if isinstance(value, Markup) else value
    parts = value if isinstance(value, tuple | list) else (value,)
    comparable = str | int | frozenset | StrictUndefined if looked_in else str | int | StrictUndefined
    if not all(part is None or isinstance(part, comparable) for part in parts):
        raise SecurityError(f"{_kind(value)} cannot be compared")
    _spend(sum(len(part) if isinstance(part, str) else 1 for part in parts))
    return value


def _plainly(change: Callable[[Any], object]) -> Callable[[object], object]:
    def changed(value: object) -> object:
        # What a block or a macro printed is escaped and marked already, and can only be printed and compared.
        if isinstance(value, Markup) or not isinstance(value, str | tuple | list | frozenset):
            raise SecurityError(f"{_kind(value)} is neither a text of the page nor a list")
        _spend(len(value))
        return change(value)

    return changed


_NUMBERS: Final[Mapping[str, Callable[..., Any]]] = {
    "even": lambda value: isinstance(value, int) and value % 2 == 0,  # a text would be taken for a format
    "odd": lambda value: isinstance(value, int) and value % 2 == 1,
}

# ------------------------------------------------------------ charges and marks


def stretches(tree: nodes.Template, file: str) -> Iterator[tuple[Any, str]]:
    """Everything in *tree* that runs as a whole, or not at all, and what it is called."""
    yield tree, f"template {file}"
    yield from ((block, f"block {block.name}") for block in tree.find_all(nodes.Block))
    yield from ((macro, f"macro {macro.name}") for macro in tree.find_all(nodes.Macro))


def _charge(tree: nodes.Template, file: str) -> None:
    """Write a charge at the beginning of every stretch of *tree*, and at every loop one for all its rounds."""
    for loop in tree.find_all(nodes.For):
        each = _cost([*loop.body, *([loop.test] if loop.test else [])])
        loop.iter = _filtered(loop.iter, "walked", each)
    calls = [(call, "call") for call in tree.find_all(nodes.CallBlock)]
    for stretch, name in [*stretches(tree, file), *calls]:
        charge = _filtered(nodes.Const(_cost(stretch.body)), "begun", name)
        stretch.body.insert(0, nodes.ExprStmt(charge, lineno=stretch.lineno))
    for compared in tree.find_all(nodes.Compare):
        compared.expr = _filtered(compared.expr, "weighed", 0)
        for operand in compared.ops:
            operand.expr = _filtered(operand.expr, "weighed", operand.op in {"in", "notin"})
    for importing in tree.find_all(nodes.FromImport):
        importing.with_context = True  # or a macro of another file would not see the page


def _cost(stretch: Iterable[nodes.Node]) -> int:
    """How long a stretch is: its parts, and the characters of its text."""
    every = [part for node in stretch for part in (node, *node.find_all(nodes.Node))]
    texts = sum(len(part.data) for part in every if isinstance(part, nodes.TemplateData))
    entered = sum(isinstance(part, nodes.Include | nodes.Block | nodes.FromImport) for part in every)
    return 1 + len(every) + texts + _COPIED * entered


def _mark(tree: nodes.Template, file: int) -> None:
    """Have everything that *tree* prints bear a mark."""
    for joined in tree.find_all(nodes.Filter):
        if joined.name == "join":
            between = joined.args or [nodes.Const("")]
            joined.args = [*between, nodes.Const(file), nodes.Const(joined.lineno)]
    for output in tree.find_all(nodes.Output):
        for part in output.find_all(nodes.TemplateData):
            part.data = marked(PLAIN, file, part.lineno, without_signs(part.data))
        output.nodes = [
            part if isinstance(part, nodes.TemplateData) else _filtered(part, "printed", file, part.lineno)
            for part in output.nodes
        ]


def _filtered(node: Any, name: str, *given: object) -> nodes.Filter:  # noqa: ANN401 - not all that Jinja filters is said to be an expression
    return nodes.Filter(node, name, [nodes.Const(each) for each in given], [], None, None, lineno=node.lineno)
