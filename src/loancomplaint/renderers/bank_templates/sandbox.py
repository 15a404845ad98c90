"""Where a bank's templates run: they see a page and nothing else, and come to an end.

Every stretch of a template is charged before it runs, by its length; what is printed, by its characters;
what walks through a text, by the text. The sum is bounded, so time and memory are, on every platform and thread,
without a clock: whether a template is refused depends on the template and the page alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from typing import Any, Final, TypeAlias

import attrs
from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, TemplateError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers.bank_templates.folder import TemplateFolder
from loancomplaint.renderers.bank_templates.grammar import LARGEST, TESTS, forbidden
from loancomplaint.renderers.bank_templates.vocabulary import LOOP, names_of
from loancomplaint.renderers.page import Page

WORK: Final = 10_000_000
"""What one rendering may cost: steps and characters together. A report of 30 pages costs about a fiftieth."""

DEEPEST_CALL: Final = 30
"""How many macros may call each other at a time."""

LAYOUT: Final[dict[str, Any]] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
"""How white space around tags is read, in our templates and in a bank's."""

_ALIKE: Final = 10
"""What printing costs beside the characters: a text takes room of its own."""

_COPIED: Final = 300
"""What it costs to enter another template or block, which gets a copy of all names."""

Escape: TypeAlias = Callable[[object], object]


@attrs.define
class _Budget:
    work: int
    left: int
    depth: int = 0


_BUDGET: ContextVar[_Budget] = ContextVar("budget")


def _spend(work: int) -> None:
    budget = _BUDGET.get()
    budget.left -= work
    if budget.left < 0:
        raise SecurityError(
            f"the template does or prints too much for one document: more than {budget.work:,} steps and characters"
        )


@pass_context
def _spent(_context: Context, work: int) -> bool:
    _spend(work)
    return True


@pass_context
def _weighed(_context: Context, value: object) -> object:
    _spend(_weight(value))
    return value


def _weight(value: object) -> int:
    """How long a comparison with *value* may take."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple | list) and all(isinstance(each, str | int) for each in value):
        return sum(map(_weight, value))
    if value is None or isinstance(value, int | frozenset | StrictUndefined):
        return 1
    raise SecurityError(f"{_kind(value)} cannot be compared")


@pass_context
def _walked(_context: Context, values: object) -> object:
    return values if isinstance(values, StrictUndefined) else _in_order(values)


def _in_order(values: object) -> Sequence[object]:
    if not isinstance(values, tuple | list | str):
        raise SecurityError(f"{_kind(values)} cannot be walked through")
    _spend(len(values))
    return values


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one folder and one format."""

    intercepted_binops = frozenset({"+", "-"})

    def __init__(self, folder: TemplateFolder, escape: Escape) -> None:
        super().__init__(
            loader=FunctionLoader(lambda name: _source(folder, name)),
            undefined=StrictUndefined,
            autoescape=True,  # also for Markdown: what is escaped by its rule is marked, and not escaped again
            finalize=_printed(escape),
            auto_reload=False,
            cache_size=-1,
            **LAYOUT,
        )
        self.globals.clear()
        self.filters = _filters(escape)
        self.tests = {name: test for name, test in self.tests.items() if name in TESTS}

    def compile(self, source: Any, name: Any = None, filename: Any = None, *given: Any, **more: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Compile what keeps to the grammar, with its charges written in."""
        tree = self.parse(source, name, filename)
        if faults := [Fault(remark.place, remark.message) for remark in forbidden(tree, name or "")]:
            raise InputError(faults)
        _meter(tree)
        tree.set_environment(self)
        return super().compile(tree, name, filename, *given, **more)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """What our classes show, and a loop; nothing else has names here."""
        if isinstance(obj, StrictUndefined):
            return obj
        if attribute in (LOOP if isinstance(obj, LoopContext) else names_of(type(obj))):
            return getattr(obj, attribute)
        return self.undefined(f"{_kind(obj)} has nothing called {attribute}")

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """What stands in a list at a place."""
        if isinstance(obj, tuple | list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(f"{_kind(obj)} has no place {argument}")

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - Jinja's signature
        """Macros, blocks, and the two methods of our page and of a loop."""
        return isinstance(obj, Macro | BlockReference) or getattr(obj, "__func__", None) in {
            Page.evidence,
            LoopContext.cycle,
        }

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Call it, not too deep."""
        if not (self.is_safe_callable(obj) or isinstance(obj, StrictUndefined)):
            raise SecurityError(f"{_kind(obj)} cannot be called")
        if getattr(obj, "__func__", None) is Page.evidence and not all(
            isinstance(each, int) for each in (*args, kwargs.get("number", 0))
        ):
            raise SecurityError("page.evidence is given the number of an exhibit")
        budget = _BUDGET.get()
        budget.depth += 1
        if budget.depth > DEEPEST_CALL:
            raise SecurityError(f"more than {DEEPEST_CALL} macros and blocks call each other")
        called = context.call(obj, *args, **kwargs)
        budget.depth -= 1
        return called

    def call_binop(self, _context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Add and take away, numbers only."""
        if not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError(f"{operator} stands between numbers only; print texts one after the other")
        result = left + right if operator == "+" else left - right
        if abs(result) > LARGEST:
            raise SecurityError(f"a number is larger than {LARGEST:,}")
        return result


def parsed(text: str, name: str) -> nodes.Template:
    """What a template is made of.

    Raises:
        TemplateSyntaxError: It is no template.
    """
    return Environment(**LAYOUT).parse(text, name, name)  # noqa: S701 - nothing is rendered here


def fill(template: Template, page: Page, work: int) -> str:
    """Fill a template of a `Sandbox` with *page*, for *work* steps and characters at the most.

    Raises:
        InputError: It asks for what is not there, or does too much; file and line are named.
    """
    token = _BUDGET.set(_Budget(work=work, left=work))
    try:
        return template.render(page=page)
    except (TemplateError, RecursionError, TypeError, ValueError, LookupError, MemoryError) as error:
        raise InputError([Fault(_where(error, template), _what(error))]) from None
    finally:
        _BUDGET.reset(token)


def _what(error: BaseException) -> str:
    # The text of any other exception may hold a value, and a value may hold a name.
    return str(error) if isinstance(error, TemplateError) else f"cannot be filled here: {type(error).__name__}"


def _where(error: BaseException, template: Template) -> str:
    place, step = template.name or "", error.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.endswith((".j2", ".css")):
            place = f"{file}:{step.tb_lineno}"
        step = step.tb_next
    return place


def _source(folder: TemplateFolder, name: str) -> tuple[str, str, None] | None:
    text = folder.text(name)
    return None if text is None else (text, folder.resolve(name) or name, None)


def _printed(escape: Escape) -> Callable[[Context, object], object]:
    @pass_context
    def printed(_context: Context, value: object) -> object:
        text = _escaped(value, escape)
        _spend(len(text) + _ALIKE)
        return text

    return printed


def _escaped(value: object, escape: Escape) -> Markup:
    if isinstance(value, bool) or not (isinstance(value, str | int | StrictUndefined) or hasattr(value, "__html__")):
        raise SecurityError(f"{_kind(value)} is printed, which is no text")
    if hasattr(value, "__html__"):
        return Markup(value)  # noqa: S704 - escaped before, or a picture of ours
    return Markup(escape(str(value)))  # noqa: S704 - escaped here, by the format's own rule


def _filters(escape: Escape) -> dict[str, Callable[..., Any]]:
    @pass_context
    def escaped(_context: Context, value: object) -> Markup:
        return _escaped(value, escape)

    @pass_context
    def joined(_context: Context, values: object, between: object = "") -> Markup:
        parts = [_escaped(value, escape) for value in _in_order(values)]
        gap = _escaped(between, escape)
        _spend(sum(map(len, parts)) + len(gap) * len(parts))
        return gap.join(parts)

    counted = _of_a_list(len)
    return {
        "spent": _spent,
        "weighed": _weighed,
        "walked": _walked,
        "e": escaped,
        "escape": escaped,
        "join": joined,
        "length": counted,
        "count": counted,
        "first": _of_a_list(lambda values: values[0]),
        "last": _of_a_list(lambda values: values[-1]),
        "upper": _of_a_text(str.upper),
        "lower": _of_a_text(str.lower),
        "trim": _trimmed,
        "default": _default,
        "d": _default,
    }


def _of_a_text(change: Callable[[str], str]) -> Callable[[Context, object], str]:
    @pass_context
    def changed(_context: Context, value: object) -> str:
        # What is escaped already could be changed into what is not.
        if not isinstance(value, str) or isinstance(value, Markup):
            raise SecurityError(f"{_kind(value)} is not a text of the page")
        _spend(len(value))
        return change(value)

    return changed


def _of_a_list(take: Callable[[Any], object]) -> Callable[[Context, object], object]:
    @pass_context
    def taken(_context: Context, values: object) -> object:
        ordered = isinstance(values, tuple | list | str) and not isinstance(values, Markup)
        if not (ordered or (take is len and isinstance(values, frozenset))):
            raise SecurityError(f"{_kind(values)} is not a list")
        if not values and take is not len:
            raise SecurityError("the list is empty")
        return take(values)

    return taken


@pass_context
def _trimmed(_context: Context, value: object) -> str:
    if not isinstance(value, str):
        raise SecurityError(f"{_kind(value)} is not a text")
    _spend(len(value))
    return value.strip()


@pass_context
def _default(_context: Context, value: object, instead: object = "", boolean: object = False) -> object:  # noqa: FBT002 - as in Jinja
    return instead if isinstance(value, StrictUndefined) or (boolean and not value) else value


def _kind(value: object) -> str:
    return f"a {type(value).__name__.lower()}"


def _meter(tree: nodes.Template) -> None:
    """Write a charge at the beginning of every stretch of *tree* that runs as a whole."""
    for node in [tree, *tree.find_all((nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block))]:
        _charge(node)
    for compared in tree.find_all(nodes.Compare):
        compared.expr = _filtered(compared.expr, "weighed")
    for operand in tree.find_all(nodes.Operand):
        operand.expr = _filtered(operand.expr, "weighed")
    for importing in tree.find_all(nodes.FromImport):
        importing.with_context = True  # or a macro of another file would not see the page


def _charge(node: Any) -> None:  # noqa: ANN401 - each kind of node has a body, and no class that says so
    cost = sum(_cost(part) for part in node.body)
    node.body.insert(0, nodes.ExprStmt(_filtered(nodes.Const(cost), "spent"), lineno=node.lineno))
    if isinstance(node, nodes.For):
        node.iter = _filtered(node.iter, "walked")
        if node.test is not None:
            node.test = nodes.And(_filtered(nodes.Const(_cost(node.test)), "spent"), node.test, lineno=node.lineno)


def _cost(node: nodes.Node) -> int:
    """How long a stretch is: its parts, and the characters of its text; what is inside a loop is charged there too."""
    texts: Iterable[nodes.TemplateData] = node.find_all(nodes.TemplateData)
    entered = node.find_all((nodes.Include, nodes.Block, nodes.FromImport))
    return (
        1
        + sum(1 for _ in node.find_all(nodes.Node))
        + sum(len(text.data) for text in texts)
        + _COPIED * len([*entered])
    )


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
