"""A bank's templates, looked through before any case is rendered: what cannot be, what is not there, what is idle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import attrs
from jinja2 import TemplateSyntaxError, nodes

from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers.bank_templates.folder import TemplateFolder, shipped
from loancomplaint.renderers.bank_templates.language import LOOP, MOST_WORDS, PARTS, count, forbidden, parsed
from loancomplaint.renderers.bank_templates.sandbox import FORMATS, WORK, Sandbox, stretches
from loancomplaint.renderers.samples import pages

MOST_WORK: Final = WORK // 10
"""What one document of the trial may cost; it is a page long."""


@attrs.frozen
class Remark:
    """One thing to say about a template.

    Attributes:
        file: Its name inside the folder.

        line: From 1; 0 for the whole file.

        kind: ``syntax``, ``forbidden``, ``unknown``, ``trial`` or ``unused``.

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


def check(folder: TemplateFolder) -> tuple[Remark, ...]:
    """Everything there is to say about the bank's templates in *folder*, in the order of files and lines."""
    trees, remarks, words = dict[str, nodes.Template](), list[Remark](), 0
    for name, text in folder.files:
        try:
            words += count(text)
            if words > MOST_WORDS:  # before any of them is read, which takes much longer
                return (Remark(name, 0, "forbidden", f"more than {MOST_WORDS:,} words and signs stand inside tags"),)
            trees[name] = parsed(text, name)
        except TemplateSyntaxError as error:
            remarks.append(Remark(name, error.lineno, "syntax", error.message or "cannot be read"))
        else:
            remarks += (Remark(name, line, "forbidden", why) for line, why in forbidden(trees[name]))
    remarks += [] if remarks else _unknown(folder, trees)  # names mean little before the rest is right
    remarks += [] if any(faults(remarks)) else _trial(folder, trees)
    return tuple(sorted(dict.fromkeys(remarks), key=lambda remark: (remark.file, remark.line, remark.message)))


def faults(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Those for which nothing can be rendered."""
    return (remark for remark in remarks if remark.kind != "unused")


_GIVEN: Final = frozenset({"page", "loop", "super", "caller"})
"""Names that are there without being set."""

_MEMBERS: Final = LOOP.union(*PARTS.values())


def _unknown(folder: TemplateFolder, trees: Mapping[str, nodes.Template]) -> Iterator[Remark]:
    """Templates, names and parts of a page that there are not, and text that is never printed.

    A name may come from any template that includes this one; whether it does, the trial shows.
    """
    there = _GIVEN.union(*(_set(tree) for tree in (*_ours(), *trees.values())))
    for file, tree in trees.items():
        names = [(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name not in there]
        names += [(node.lineno, node.attr) for node in tree.find_all(nodes.Getattr) if node.attr not in _MEMBERS]
        for line, name in names:
            yield Remark(file, line, "unknown", f"there is nothing called {name}; a template sees page")
        for other in tree.find_all((nodes.Extends, nodes.Include, nodes.FromImport)):
            name = other.template.value  # type: ignore[attr-defined]  # a constant: it is written out
            if folder.source(name) is None:
                yield Remark(file, other.lineno, "unknown", f"there is no template {name}, neither here nor among ours")
        for output in tree.body if tree.find(nodes.Extends) else ():
            if isinstance(output, nodes.Output) and any(getattr(each, "data", "x").strip() for each in output.nodes):
                yield Remark(file, output.lineno, "unused", "what stands outside the blocks is never printed")


@cache
def _ours() -> tuple[nodes.Template, ...]:
    return tuple(parsed(text, name) for name, text in shipped().items() if name.endswith(".j2"))


def _set(tree: nodes.Template) -> Iterator[str]:
    """Every name that a template gives to something."""
    yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")
    yield from (macro.name for macro in tree.find_all(nodes.Macro))
    names = [name for imported in tree.find_all(nodes.FromImport) for name in imported.names]
    yield from (name if isinstance(name, str) else name[1] for name in names)


def _trial(folder: TemplateFolder, trees: Mapping[str, nodes.Template]) -> Iterator[Remark]:
    """What comes to light when documents of every kind are rendered, with hostile texts in all of them."""
    ran, found = set[str](), list[Fault]()
    for document, suffix in {name: name.removeprefix("document") for name in FORMATS}.items():
        if not any(file.endswith((suffix, ".css")) for file in trees):
            continue  # it is all ours
        sandbox = Sandbox(folder, document)
        try:
            for page in pages():
                found += sandbox.fill(page, MOST_WORK)[1]
        except InputError as error:
            found += error.faults
        ran |= sandbox.ran
    for fault in found:
        file, _, line = fault.path.partition(":")
        yield Remark(file, int(line or 0), "trial", fault.message)
    for file, tree in trees.items():
        idle = (part for part in stretches(tree, file) if part[1] not in ran)
        yield from (Remark(file, at.lineno, "unused", f"no document comes to use the {name}") for at, name in idle)
