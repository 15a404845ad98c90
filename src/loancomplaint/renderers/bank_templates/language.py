"""The part of Jinja that a bank's template may use: names, loops, conditions, macros and other templates.

Nothing grows but by printing: no arithmetic but sums of whole numbers, no method of a text. Attributes, filters and
tests are allowed by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

import attrs
from jinja2 import Environment, TemplateSyntaxError, nodes

from loancomplaint.renderers.page import Bullets, Grid, Page, PageLine, PageProse, PageRow, Picture, Section

FILTERS: Final = frozenset("count d default e escape first join last length lower trim upper".split())
TESTS: Final = frozenset("defined even none odd undefined".split())
LOOP: Final = frozenset("cycle first index index0 last length nextitem previtem revindex revindex0".split())
"""What a loop knows of itself."""

_COMPUTED: Final[Mapping[type, set[str]]] = {
    Page: {"evidence"},
    Section: {"is_headed_within"},
    Grid: {"figures", "short"},
    Picture: {"svg"},
}
_HIDDEN: Final[Mapping[type, set[str]]] = {Picture: {"drawing"}}  # which only a renderer of ours can use
PARTS: Final[Mapping[type, frozenset[str]]] = {
    part: frozenset(attrs.fields_dict(part)) - _HIDDEN.get(part, set()) | _COMPUTED.get(part, set())
    for part in (Page, Section, PageProse, Bullets, Grid, Picture, PageRow, PageLine)
}
"""What may be read of a page and of everything in it."""

LAYOUT: Final[dict[str, Any]] = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
"""How white space around tags is read, in our templates and in a bank's."""

MOST_WORDS: Final = 20_000
"""How many words and signs may stand inside the tags of a folder; ours hold 1,300. They are read in a second or two."""

DEEPEST: Final = 60
"""How many parts of a template may stand inside each other."""

_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Include, nodes.FromImport),
    *(nodes.Block, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.Assign, nodes.AssignBlock),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Name, nodes.Const, nodes.Tuple, nodes.List, nodes.Keyword),
    *(nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand),
    *(nodes.Scope, nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Add, nodes.Sub),
)
_INSTEAD: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Concat: "texts are not joined by ~; print them one after the other",
    nodes.Import: "import is not allowed; write {% from … import … %}",
    nodes.ScopedEvalContextModifier: "escaping cannot be switched off or on",
    nodes.Slice: "a part of a text or list cannot be cut out",
}
_ENVIRONMENT: Final = Environment(**LAYOUT)  # noqa: S701 - it reads templates, and renders none


def count(text: str) -> int:
    """How many words and signs stand inside the tags of a template; no more than one too many is counted.

    Raises:
        TemplateSyntaxError: It is no template.
    """
    inside = (kind for _, kind, _ in _ENVIRONMENT.lex(text) if kind not in {"data", "whitespace"})
    return sum(1 for _ in islice(inside, MOST_WORDS + 1))


def parsed(text: str, name: str) -> nodes.Template:
    """The template as a tree.

    Raises:
        TemplateSyntaxError: It is no template, or nested too deep to be read.
    """
    try:
        return _ENVIRONMENT.parse(text, name, name)
    except (RecursionError, MemoryError, ValueError, OverflowError):
        raise TemplateSyntaxError("it is nested too deep, or a number in it is too long", 0, name) from None


def forbidden(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Everything in *tree* that a bank's template may not hold: the line, and a sentence."""
    todo: list[tuple[nodes.Node, int, int]] = [(tree, 1, 0)]
    while todo:
        node, line, depth = todo.pop()
        line = node.lineno or line  # what Jinja adds by itself has no line
        if depth > DEEPEST:
            yield line, f"more than {DEEPEST} things stand inside each other"
            return
        if why := _why_not(node):
            yield line, why
        todo += [(child, line, depth + 1) for child in node.iter_child_nodes()]


def _why_not(node: nodes.Node) -> str:  # noqa: PLR0911 - one case for each thing that is forbidden
    match node:
        case _ if not isinstance(node, _ALLOWED):
            return _INSTEAD.get(type(node), f"{type(node).__name__.lower()} is not allowed here")
        case nodes.Filter(name=name) if name not in FILTERS:
            return f"there is no filter {name} here; there are: {', '.join(sorted(FILTERS))}"
        case nodes.Test(name=name) if name not in TESTS:
            return f"there is no test {name} here; there are: {', '.join(sorted(TESTS))}"
        case nodes.FilterBlock(filter=nodes.Filter() as around) | nodes.AssignBlock(filter=nodes.Filter() as around):
            trims = around.name == "trim" and around.node is None and not around.args
            return "" if trims else "around a stretch of a template only the filter trim can stand"
        case nodes.Extends(template=named) | nodes.Include(template=named) | nodes.FromImport(template=named):
            written = isinstance(named, nodes.Const) and isinstance(named.value, str)
            return "" if written else "the name of another template is written out, between quotes"
        case nodes.Const(value=float()):
            return "a number here is a whole number"
        case _:
            return ""
