"""Everything that the package says: the English in its sources, its templates and the values that ship."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from string import Formatter

import attrs

import loancomplaint
from loancomplaint.channels import DeskAnswer
from loancomplaint.documents import phrases
from loancomplaint.facts import kinds
from loancomplaint.jurisdictions.cn.defences import DEFENCES
from loancomplaint.jurisdictions.cn.jurisdiction import CHINA
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.law.liability import Role
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.proofs import FaultKind
from loancomplaint.rules.standard import STANDARD
from loancomplaint.words import label

PACKAGE = Path(loancomplaint.__file__).parent
SOURCES = tuple(path for path in sorted(PACKAGE.rglob("*.py")) if "words" not in path.relative_to(PACKAGE).parts)
TREES = {str(path.relative_to(PACKAGE)): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
TEMPLATES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.j2")))


@attrs.frozen
class Said:
    """A key as one place in the package says it.

    Attributes:
        where: The module, or the value that holds it.

        key: The English.

        one: The English of a single thing, where that is another; it is no key.
    """

    where: str
    key: str
    one: str = ""


def name_of(function: ast.expr) -> str:
    """Return the last name of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield every call in *tree*."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def hands_on(function: ast.FunctionDef, speakers: frozenset[str]) -> bool:
    """Whether *function* says its first argument by one of *speakers*."""
    first = next((a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg != "self"), None)
    told = (call.args[0] for call in calls(function) if call.args and name_of(call.func) in speakers)
    return any(isinstance(text, ast.Name) and text.id == first for text in told)


def speakers() -> frozenset[str]:
    """Return the names of all that say their first argument; ``say`` is what the command line calls its speaker."""
    functions = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    found = frozenset({"phrase", "Phrase", "Give", "Drop", "Reword", "Obtain", "say"})
    while more := frozenset(f.name for f in functions if f.name not in found and hands_on(f, found)):
        found |= more
    return found


SPEAKERS = speakers()


def texts(value: ast.expr) -> Iterator[str]:
    """Yield the texts that *value* may be, as far as can be seen."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from (*texts(value.body), *texts(value.orelse))


def said_by_code() -> Iterator[Said]:
    """Yield every key that the sources show to be said."""
    for module, tree in TREES.items():
        for call in calls(tree):
            told = [text for first in call.args[:1] if name_of(call.func) in SPEAKERS for text in texts(first)]
            told += [text for keyword in call.keywords if keyword.arg == "how" for text in texts(keyword.value)]
            yield from (Said(module, text) for text in told)
            if name_of(call.func) == "plural":
                one, several = call.args
                yield from (Said(module, text, *texts(one)) for text in texts(several))


def said_by_values() -> Iterator[Said]:
    """Yield every key that the standard rulebook, the pack and the policy that ship hold as data."""
    yield from (Said(rule.code, text) for rule in STANDARD.rules for text in (rule.title, rule.why))
    yield from (Said(need.rule, need.what) for need in CHINA.needs)
    yield from (Said(row.key, text) for row in DEFENCES for text in (row.says, row.what))
    for row in DEFAULT.rows:
        yield from (Said(row.name, text) for text in (row.name, row.because))
        yield from (Said(row.name, inner.text) for held in (row.when, *row.once) for inner in phrases(held.says))


def said_by_templates() -> Iterator[Said]:
    """Yield every key that a template says."""
    return (Said("a template", text) for text in re.findall(r"""say\("([^"]+)"\)""", TEMPLATES))


def members() -> Iterator[Enum]:
    """Yield every word of the closed sets."""
    closed: list[type[Enum]] = [DeskAnswer, ClockKind, FaultKind, Role]
    closed += (set_ for _, set_ in inspect.getmembers(kinds, inspect.isclass) if issubclass(set_, Enum))
    return (member for set_ in closed for member in set_)


NAMES = tuple(map(label, members()))
"""What each word of the closed sets is called."""

LABELS = frozenset(name.text for name in NAMES)
SAID = (*said_by_code(), *said_by_values(), *said_by_templates())
STRINGS = frozenset(
    node.value
    for tree in TREES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
)

EVERYTHING = STRINGS | LABELS | {text for said in SAID for text in (said.key, said.one) if text}
"""Every English text that may be a key: whatever is said and is none of them was put together by code."""


def fields(text: str) -> frozenset[str]:
    """Return the names of the placeholders in *text*."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def forms(text: str) -> frozenset[str]:
    """Return the ways in which the placeholders in *text* are printed."""
    return frozenset(form or "" for _, name, form, _ in Formatter().parse(text) if name is not None)


def is_english(key: str) -> bool:
    """Whether *key* holds letters, or marks that another language writes otherwise, beside its placeholders."""
    return bool(re.search(r"[^\W\d]|[,:;?!()]", "".join(literal for literal, *_ in Formatter().parse(key))))
