"""A bank's templates, looked through before any case is rendered: unknown names, and such as nothing uses.

The walk is static and follows each document through its blocks, inclusions and loops, as Jinja would,
knowing of every name what it may be. A parameter of a macro may be anything that a page holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from jinja2 import TemplateSyntaxError, nodes

from loancomplaint.renderers.bank_templates import vocabulary as known
from loancomplaint.renderers.bank_templates.folder import OURS, TemplateFolder
from loancomplaint.renderers.bank_templates.grammar import Remark, forbidden, line_in
from loancomplaint.renderers.bank_templates.sandbox import Sandbox, parsed
from loancomplaint.renderers.bank_templates.vocabulary import Kinds

DOCUMENTS: Final = ("document.html.j2", "document.md.j2")
"""What a rendering begins with."""

Scope: TypeAlias = dict[str, Kinds]


def check(folder: TemplateFolder) -> tuple[Remark, ...]:
    """Everything there is to say about the bank's templates in *folder*, in the order of files and lines."""
    trees, remarks = dict[str, nodes.Template](), list[Remark]()
    for name, text in folder.files:
        try:
            trees[name] = parsed(text, name)
            wrong = [*forbidden(trees[name], name)]
            remarks += wrong
            if not wrong:
                Sandbox(folder, str).compile(text, name, name)
        except (TemplateSyntaxError, *_TOO_MUCH) as error:
            remarks.append(_unread(name, error))
    if remarks:  # names mean little before the rest is right
        return _in_order(remarks)
    return _in_order(_Walk(folder, trees).remarks())


_TOO_MUCH: Final = (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError)
"""What Python, or Jinja's reader of numbers, raises where a text is too much for it."""


def _unread(file: str, error: BaseException) -> Remark:
    if isinstance(error, TemplateSyntaxError):
        return Remark(file, error.lineno, "syntax", error.message or "cannot be read")
    return Remark(file, 0, "syntax", "it is nested too deep, or a number in it is too long")


def faults(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Those for which nothing can be rendered."""
    return (remark for remark in remarks if remark.kind != "unused")


def _in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(dict.fromkeys(remarks), key=lambda remark: (remark.file, remark.line, remark.message)))


class _Walk:
    """One walk through all documents of a folder."""

    def __init__(self, folder: TemplateFolder, trees: dict[str, nodes.Template]) -> None:
        self._folder, self._trees = folder, trees
        self._ours = dict[str, nodes.Template]()
        self._found = list[Remark]()
        self._reached = set[str]()
        self._above = list[str]()
        self._sites = list[tuple[str, nodes.Node]]()
        self._seen = set[tuple[str, frozenset[tuple[str, Kinds]]]]()
        self._blocks = dict[str, list[tuple[str, nodes.Block, Scope]]]()

    def remarks(self) -> Iterator[Remark]:
        for name in DOCUMENTS:
            self._document(name)
        yield from self._found
        yield from (
            Remark(name, 0, "unused", f"no document comes to use it; documents are {' and '.join(DOCUMENTS)}")
            for name in self._trees
            if name not in self._reached
        )
        yield from _unused(self._trees)

    def _say(self, file: str, node: nodes.Node, message: str, kind: str = "unknown") -> None:
        if not file.startswith(OURS):
            self._found.append(Remark(file, node.lineno or 0, kind, message))
        elif self._sites:  # ours is right by itself, so it stands where it cannot
            place, site = self._sites[-1]
            self._found.append(Remark(place, site.lineno or 0, kind, f"in {file}: {message}"))

    # ------------------------------------------------------------ files

    def _resolved(self, named: nodes.Expr, file: str) -> str | None:
        name = named.value if isinstance(named, nodes.Const) else ""
        whole = self._folder.resolve(name)
        if whole is None:
            self._say(file, named, f"there is no template {name}, neither here nor among ours")
        return whole

    def _tree(self, whole: str) -> nodes.Template:
        self._reached.add(whole)
        found = self._trees.get(whole) or self._ours.get(whole)
        if found is None:
            found = self._ours[whole] = parsed(self._folder.text(whole) or "", whole)
        return found

    def _document(self, name: str) -> None:
        chain, whole = list[str](), self._folder.resolve(name)
        while whole is not None and whole not in chain:
            chain.append(whole)
            parent = self._tree(whole).find(nodes.Extends)
            whole = None if parent is None else self._resolved(parent.template, chain[-1])
            if parent is not None and whole in chain:
                hint = f"; write {OURS}{name} for the one that ships" if whole == name else ""
                self._say(chain[-1], parent, f"it extends itself{hint}")
        self._blocks = {}
        top: Scope = {"page": known.PAGE}
        for whole in reversed(chain[:-1]):
            self._unknown_blocks(whole, chain)
        for whole in chain:
            tree = self._tree(whole)
            for block in tree.find_all(nodes.Block):
                self._blocks.setdefault(block.name, []).append((whole, block, top))
            if whole != chain[-1]:
                self._above = [whole]
                self._body([part for part in tree.body if not isinstance(part, nodes.Block)], top, whole, head=True)
        self._above = [chain[-1]]
        self._body(self._tree(chain[-1]).body, top, chain[-1])

    def _unknown_blocks(self, whole: str, chain: list[str]) -> None:
        above = chain[chain.index(whole) + 1 :]
        there = {block.name for parent in above for block in self._tree(parent).find_all(nodes.Block)}
        for part in self._tree(whole).body:
            if isinstance(part, nodes.Block) and part.name not in there:
                self._say(whole, part, f"what it extends has no block {part.name}; it has: {', '.join(sorted(there))}")
            elif isinstance(part, nodes.Output) and (line := _printed(part)):
                self._found.append(Remark(whole, line, "unused", "what stands outside the blocks is never printed"))

    def _included(self, named: nodes.Expr, scope: Scope, file: str) -> str | None:
        """Walk through the template that *named* means, where it stands."""
        whole = self._resolved(named, file)
        if whole is None:
            return None
        if whole in self._above:
            self._say(file, named, f"{whole} comes to include itself")
            return None
        tree = self._tree(whole)
        if (at := (whole, frozenset(scope.items()))) not in self._seen:
            self._seen.add(at)
            sites, self._sites = self._sites, self._sites if file.startswith(OURS) else [(file, named)]
            self._above.append(whole)
            self._body(tree.body, dict(scope), whole)
            self._above.pop()
            self._sites = sites
        return whole

    # ------------------------------------------------------------ statements

    def _body(self, body: Iterable[nodes.Node], scope: Scope, file: str, *, head: bool = False) -> None:
        for node in body:
            if not (head and isinstance(node, nodes.Output)):
                self._statement(node, scope, file)

    def _statement(self, node: nodes.Node, scope: Scope, file: str) -> None:
        match node:
            case nodes.Output():
                self._output(node, scope, file)
            case nodes.For():
                self._for(node, scope, file)
            case nodes.If():
                self._if(node, scope, file)
            case nodes.Block():
                self._block(node, scope, file)
            case nodes.Include():
                self._included(node.template, scope, file)
            case nodes.FromImport():
                self._from_import(node, scope, file)
            case nodes.Macro() | nodes.CallBlock():
                self._macro(node, scope, file)
            case nodes.With() | nodes.Assign() | nodes.AssignBlock():
                self._setting(node, scope, file)
            case nodes.FilterBlock():
                self._body(node.body, dict(scope), file)
            case _:
                return

    def _setting(self, node: nodes.With | nodes.Assign | nodes.AssignBlock, scope: Scope, file: str) -> None:
        match node:
            case nodes.With():
                inner = dict(scope)
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind(target, self._kinds(value, scope, file), inner, file)
                self._body(node.body, inner, file)
            case nodes.Assign():
                self._bind(node.target, self._kinds(node.node, scope, file), scope, file)
            case nodes.AssignBlock():
                self._body(node.body, dict(scope), file)
                self._bind(node.target, known.TEXT, scope, file)

    def _output(self, node: nodes.Output, scope: Scope, file: str) -> None:
        for printed in node.nodes:
            if not isinstance(printed, nodes.TemplateData) and not known.printable(self._kinds(printed, scope, file)):
                self._say(file, printed, "what is printed here is no text and no number")

    def _for(self, node: nodes.For, scope: Scope, file: str) -> None:
        walked = self._kinds(node.iter, scope, file)
        met = known.elements(walked)
        if met is None:
            self._say(file, node, "what is walked through here is no list")
        inner = dict(scope)
        self._bind(node.target, known.UNKNOWN if met is None else met, inner, file)
        if node.test is not None:
            self._kinds(node.test, inner, file)
        self._body(node.body, {**inner, "loop": known.THE_LOOP}, file)
        self._body(node.else_, dict(scope), file)

    def _if(self, node: nodes.If, scope: Scope, file: str) -> None:
        for branch in (node, *node.elif_):
            self._kinds(branch.test, scope, file)
            self._body(branch.body, scope, file)
        self._body(node.else_, scope, file)

    def _block(self, node: nodes.Block, scope: Scope, file: str) -> None:
        for whole, block, top in self._blocks.get(node.name, [(file, node, scope)]):
            seen = dict(scope) if node.scoped else dict(top)
            self._above.append(whole)
            self._body(block.body, {**top, **seen, "super": known.CALLED}, whole)
            self._above.pop()

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope, file: str) -> None:
        for default in node.defaults:
            self._kinds(default, scope, file)
        if isinstance(node, nodes.Macro):
            scope[node.name] = known.CALLED
        else:
            self._kinds(node.call, scope, file)
        inner: Scope = {**scope, "caller": known.CALLED} if isinstance(node, nodes.Macro) else dict(scope)
        self._body(node.body, {**inner, **{arg.name: known.UNKNOWN for arg in node.args}}, file)

    def _from_import(self, node: nodes.FromImport, scope: Scope, file: str) -> None:
        whole = self._included(node.template, {"page": known.PAGE}, file)
        there = dict(_exported(self._tree(whole))) if whole else {}
        for name, alias in _pairs(node):
            if whole and name not in there:
                self._say(
                    file, node, f"{whole} has no {name} to import; it has: {', '.join(sorted(there)) or 'nothing'}"
                )
            scope[alias] = there.get(name, known.UNKNOWN)

    def _bind(self, target: nodes.Node, kinds: Kinds, scope: Scope, file: str) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kinds
            return
        if isinstance(target, nodes.Tuple):
            for number, part in enumerate(target.items):
                found = known.place(kinds, number)
                if found is None:
                    self._say(file, part, f"there is nothing to take apart into {len(target.items)} names here")
                self._bind(part, found or known.UNKNOWN, scope, file)

    # ------------------------------------------------------------ expressions

    def _kinds(self, node: nodes.Node, scope: Scope, file: str) -> Kinds:  # noqa: PLR0911 - one case for each expression
        match node:
            case nodes.Name():
                return self._name(node, scope, file)
            case nodes.Getattr():
                return self._member(node, scope, file)
            case nodes.Getitem():
                return self._place(node, scope, file)
            case nodes.Call():
                return self._call(node, scope, file)
            case nodes.Const():
                return frozenset({type(node.value)})
            case nodes.Filter():
                return self._filter(node, scope, file)
            case nodes.And() | nodes.Or():
                return known.joined([self._kinds(node.left, scope, file), self._kinds(node.right, scope, file)])
            case nodes.CondExpr():
                self._kinds(node.test, scope, file)
                both = (node.expr1, node.expr2)
                return known.joined(self._kinds(each, scope, file) for each in both if each is not None)
            case _:
                for child in node.iter_child_nodes():
                    self._kinds(child.expr if isinstance(child, nodes.Operand) else child, scope, file)
                return known.NUMBER if isinstance(node, _COUNTED) else known.UNKNOWN

    def _name(self, node: nodes.Name, scope: Scope, file: str) -> Kinds:
        if node.name not in scope:
            self._say(file, node, f"there is nothing called {node.name} here; a template sees page")
        return scope.get(node.name, known.UNKNOWN)

    def _member(self, node: nodes.Getattr, scope: Scope, file: str) -> Kinds:
        kinds = self._kinds(node.node, scope, file)
        found = known.member(kinds, node.attr)
        if found is None:
            self._say(file, node, f"there is nothing called {node.attr} in {_told(node.node, kinds)}")
        return known.UNKNOWN if found is None else found

    def _place(self, node: nodes.Getitem, scope: Scope, file: str) -> Kinds:
        number = node.arg.value if isinstance(node.arg, nodes.Const) else -1
        found = known.place(self._kinds(node.node, scope, file), number)
        if found is None:
            self._say(file, node, f"there is no place {number} here")
        return known.UNKNOWN if found is None else found

    def _call(self, node: nodes.Call, scope: Scope, file: str) -> Kinds:
        if not known.callable_(self._kinds(node.node, scope, file)):
            self._say(file, node, "only macros, blocks and page.evidence can be called")
        for given in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self._kinds(given, scope, file)
        return known.TEXT

    def _filter(self, node: nodes.Filter, scope: Scope, file: str) -> Kinds:
        kinds = known.TEXT if node.node is None else self._kinds(node.node, scope, file)
        given = [self._kinds(each, scope, file) for each in node.args]
        match node.name:
            case "count" | "length":
                return known.NUMBER
            case "first" | "last":
                return known.elements(kinds) or known.UNKNOWN
            case "d" | "default":
                return known.joined([kinds, *given[:1]])
            case _:
                return known.TEXT


_COUNTED: Final = (nodes.Add, nodes.Sub, nodes.Neg, nodes.Compare, nodes.Not, nodes.Test)
"""What gives a number, or yes or no."""


def _told(node: nodes.Node, kinds: Kinds) -> str:
    here = sorted(kind.__name__.lower() for kind in kinds if isinstance(kind, type) and kind is not object)
    name = node.name if isinstance(node, nodes.Name) else node.attr if isinstance(node, nodes.Getattr) else "it"
    return f"{name} ({' or '.join(here)})" if here else name


def _printed(node: nodes.Output) -> int:
    """The line of the first thing that *node* would print; 0 where it is nothing but white space."""
    for part in node.nodes:
        if not isinstance(part, nodes.TemplateData):
            return part.lineno
        if text := part.data.lstrip():
            return line_in(part, len(part.data) - len(text))
    return 0


def _exported(tree: nodes.Template) -> Iterator[tuple[str, Kinds]]:
    for part in tree.body:
        match part:
            case nodes.Macro():
                yield part.name, known.CALLED
            case nodes.Assign(target=nodes.Name(name=name)) | nodes.AssignBlock(target=nodes.Name(name=name)):
                yield name, known.UNKNOWN
            case _:
                pass


def _unused(trees: dict[str, nodes.Template]) -> Iterator[Remark]:
    """Names that a file sets and no file of the folder reads, or imports and does not read itself."""
    imported = {name for tree in trees.values() for name, _ in _imports(tree)}
    everywhere = imported.union(*map(_read, trees.values()))
    for file, tree in trees.items():
        idle = [node for node in _set(tree) if node[1] not in everywhere]
        idle += [(node, alias) for node in tree.find_all(nodes.FromImport) for alias in _aliases(node, _read(tree))]
        yield from (Remark(file, node.lineno or 0, "unused", f"nothing reads {name}") for node, name in idle)


def _read(tree: nodes.Template) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}


def _imports(tree: nodes.Template) -> Iterator[tuple[str, str]]:
    for node in tree.find_all(nodes.FromImport):
        yield from _pairs(node)


def _pairs(node: nodes.FromImport) -> Iterator[tuple[str, str]]:
    """What is imported, and what it is called here."""
    yield from (each if isinstance(each, tuple) else (each, each) for each in node.names)


def _aliases(node: nodes.FromImport, read: set[str]) -> Iterator[str]:
    return (alias for _, alias in _pairs(node) if alias not in read)


def _set(tree: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    for macro in tree.find_all(nodes.Macro):
        yield macro, macro.name
    for node in tree.find_all(nodes.With):
        yield from ((node, target.name) for target in node.targets if isinstance(target, nodes.Name))
    for assigned in tree.find_all(nodes.Assign):
        if isinstance(assigned.target, nodes.Name):
            yield assigned, assigned.target.name
    for block in tree.find_all(nodes.AssignBlock):
        if isinstance(block.target, nodes.Name):
            yield block, block.target.name
