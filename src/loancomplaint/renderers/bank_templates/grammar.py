"""What a bank's template may be made of: a closed part of Jinja in which nothing grows but by printing.

No arithmetic but sums of numbers, no method of a text, no call but of macros, blocks and `page.evidence`;
filters and tests by name; names of other templates written out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

import attrs
from jinja2 import nodes

FILTERS: Final = frozenset("count d default e escape first join last length lower trim upper".split())
TESTS: Final = frozenset("defined even none odd undefined".split())
DEEPEST: Final = 60
"""How many parts of a template may stand inside each other."""

MOST_LOOPS: Final = 10

MOST_NAMES: Final = 100
"""How many names one file may set."""

LARGEST: Final = 10**12
"""The largest number."""

_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Include, nodes.FromImport),
    *(nodes.Block, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.Assign, nodes.AssignBlock),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Keyword),
    *(nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand),
    *(nodes.Scope, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Add, nodes.Sub),
)

_INSTEAD: Final[dict[type[nodes.Node], str]] = {
    nodes.Concat: "texts are not joined by ~; print them one after the other",
    nodes.Import: "import is not allowed; write {% from … import … %}",
    nodes.NSRef: "a namespace is not allowed",
    nodes.ScopedEvalContextModifier: "escaping cannot be switched off or on",
    nodes.Slice: "a part of a text or list cannot be cut out",
    nodes.Dict: "a dict is not allowed",
    **dict.fromkeys(
        (nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow), "of arithmetic only + and - are allowed"
    ),
}


@attrs.frozen
class Remark:
    """One thing to say about a template.

    Attributes:
        file: Its name inside the folder.

        line: From 1; 0 for the whole file.

        kind: ``syntax``, ``forbidden``, ``unknown`` or ``unused``.

        message: What was found, and what would do.
    """

    file: str
    line: int
    kind: str
    message: str

    @property
    def place(self) -> str:
        """Where: ``document.html.j2:12``."""
        return f"{self.file}:{self.line}" if self.line else self.file


def forbidden(tree: nodes.Template, file: str) -> Iterator[Remark]:
    """Everything in *tree* that a bank's template may not hold."""
    if sum(1 for name in tree.find_all(nodes.Name) if name.ctx != "load") > MOST_NAMES:
        yield Remark(file, 0, "forbidden", f"more than {MOST_NAMES} names are set in one file")
        return
    todo: list[tuple[nodes.Node, int, int, int]] = [(tree, 1, 0, 0)]
    while todo:
        node, line, depth, loops = todo.pop()
        line = node.lineno or line  # what Jinja adds by itself has no line
        loops += isinstance(node, nodes.For)
        if depth > DEEPEST or loops > MOST_LOOPS:
            yield Remark(
                file, line, "forbidden", f"more than {DEEPEST} things, or {MOST_LOOPS} loops, inside each other"
            )
            return
        if why := _why_not(node) or (_why_not_in_css(node) if file.endswith(".css") else ""):
            yield Remark(file, line, "forbidden", why)
        if file.endswith(".html.j2") and isinstance(node, nodes.Output):
            yield from (Remark(file, at, "forbidden", why) for at, why in _unsafe(node))
        todo += [(child, line, depth + 1, loops) for child in node.iter_child_nodes()]


def _why_not_in_css(node: nodes.Node) -> str:
    plain = isinstance(node, nodes.Template | nodes.Output | nodes.TemplateData)
    return "" if plain else _NO_STYLE


def _unsafe(node: nodes.Output) -> Iterator[tuple[int, str]]:
    """Where a text is printed that escaping does not keep a text, and what else a page may not hold."""
    for part, after in zip_longest(node.nodes, node.nodes[1:]):
        if isinstance(part, nodes.TemplateData):
            text = part.data if after is None else part.data + _PRINT
            found = ((sign.search(text), why) for sign, why in _UNSAFE)
            yield from ((line_in(part, match.start()), why) for match, why in found if match)


def line_in(text: nodes.TemplateData, at: int) -> int:
    """The line of the character number *at* of *text*."""
    return text.lineno + text.data.count("\n", 0, at)


_NO_STYLE: Final = "a style sheet is plain text: a text of the case could change how the page looks"
_PRINT: Final = "\N{NULL}"
_UNSAFE: Final = tuple(
    (re.compile(sign, re.IGNORECASE), why)
    for sign, why in (
        (r"<script\b|\son\w+\s*=|javascript:", "a document holds no script"),
        (rf"=\s*{_PRINT}", "quotes stand around the value of an attribute"),
        (
            rf"\b(?:href|src|action|style)\s*=\s*[\"'][^\"'#]*{_PRINT}",
            "no text of the case can be a link or a style; in a link print after #",
        ),
        (
            rf"<style\b(?:(?!</style)[^{_PRINT}])*{_PRINT}",
            _NO_STYLE,
        ),
    )
)


def _why_not(node: nodes.Node) -> str:  # noqa: C901, PLR0911 - one case for each thing that is forbidden
    if not isinstance(node, _ALLOWED):
        return _INSTEAD.get(type(node), f"{type(node).__name__.lower()} is not allowed")
    match node:
        case nodes.Filter(name=name) if name not in FILTERS:
            return f"there is no filter {name} here; there are: {', '.join(sorted(FILTERS))}"
        case nodes.FilterBlock() if [each.name for each in _chain(node.filter)] != ["trim"]:
            return "around a stretch of a template only the filter trim can stand: the rest is escaped already"
        case nodes.Test(name=name) if name not in TESTS:
            return f"there is no test {name} here; there are: {', '.join(sorted(TESTS))}"
        case nodes.Extends(template=named) | nodes.Include(template=named) | nodes.FromImport(template=named):
            return "" if isinstance(named, nodes.Const) and isinstance(named.value, str) else _WRITTEN_OUT
        case nodes.Const(value=int() as number) if number > LARGEST:
            return f"a number is larger than {LARGEST:,}"
        case nodes.For(recursive=True):
            return "a loop cannot call itself"
        case nodes.Getitem(arg=arg) if not _is_number(arg):
            return "in brackets stands a number; a name is written with a dot: page.title"
        case nodes.Keyword(key=key) if key.startswith("_"):
            return "no argument begins with _"
        case nodes.Call() if node.dyn_args or node.dyn_kwargs:
            return "arguments are written out one by one"
        case _:
            return ""


_WRITTEN_OUT: Final = "the name of another template is written out, between quotes"


def _chain(filter_: nodes.Expr | None) -> Iterator[nodes.Filter]:
    while isinstance(filter_, nodes.Filter):
        yield filter_
        filter_ = filter_.node


def _is_number(node: nodes.Node) -> bool:
    number = node.node if isinstance(node, nodes.Neg) else node
    return isinstance(number, nodes.Const) and isinstance(number.value, int)
