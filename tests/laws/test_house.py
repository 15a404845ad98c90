"""The promises the house makes as a whole: floors, a light face, and what an installation brings."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import metadata, requires, version
from importlib.resources import files
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement

import loancomplaint

ROOT = Path(__file__).parents[2]
CORE = {"attrs", "cattrs", "jinja2", "python-dateutil"}
HEAVY = {
    "attr",
    "attrs",
    "cattrs",
    "click",
    "docx",
    "fontTools",
    "hypothesis",
    "importlib.metadata",
    "jinja2",
    "narwhals",
    "sqlalchemy",
    "typst",
    "z3",
}
WHAT_A_FACE_LOADS = """
import sys
before = set(sys.modules)
import loancomplaint
print(*sorted(set(sys.modules) - before))
"""


def requirements(extra: str = "") -> set[str]:
    """Return the names of the distributions that installing us brings: the core's, or those that *extra* adds."""
    every = [Requirement(line) for line in requires("loancomplaint") or ()]
    if not extra:
        return {needed.name for needed in every if needed.marker is None}
    return {needed.name for needed in every if needed.marker and needed.marker.evaluate({"extra": extra})}


def test_floors_go_down_only() -> None:
    """No module imports from a floor above its own, no flow names a country, nothing below the doors is heavy."""
    assert 0 == lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)


def test_imports_run_in_no_circle() -> None:
    """Every module can be read after what it imports, imports within functions and for type checkers included."""
    graph = grimp.build_graph("loancomplaint", cache_dir=None)
    imported = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}

    assert len(imported) == len(list(graphlib.TopologicalSorter(imported).static_order()))


def names_of_classes() -> Iterator[tuple[str, str]]:
    """Yield the name of every class and alias of a type that others may use, with its module."""
    for path in sorted((ROOT / "src" / "loancomplaint").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name, str(path.relative_to(ROOT))
            elif isinstance(node, ast.AnnAssign) and "TypeAlias" in ast.unparse(node.annotation):
                yield ast.unparse(node.target), str(path.relative_to(ROOT))


def test_every_class_has_a_name_of_its_own() -> None:
    """One word is one thing: no two modules call two things alike, names within a module apart."""
    homes: dict[str, list[str]] = {}
    for name, module in names_of_classes():
        if not name.startswith("_"):
            homes.setdefault(name, []).append(module)

    assert {} == {name: modules for name, modules in homes.items() if len(modules) > 1}


ABOVE_THE_COUNTRIES = {"jurisdictions", "renderers", "codec", "proofs", "cli", "testing", "face.py"}
HAN = re.compile("[\u3400-\u9fff]")


def _said(tree: ast.AST) -> Iterator[str]:
    """Every text in the code of a module, docstrings apart."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return (node.value for node in texts if isinstance(node.value, str))


def test_the_flow_speaks_no_countrys_language() -> None:
    """Below the jurisdictions no code says or looks for a word of Chinese: catalogues and text files hold them."""
    package = ROOT / "src" / "loancomplaint"
    sources = (path for path in package.rglob("*.py") if path.relative_to(package).parts[0] not in ABOVE_THE_COUNTRIES)
    flow = {path.relative_to(package).as_posix(): path for path in sources if "words" not in path.parts}

    found = {name for name, path in flow.items() if any(map(HAN.search, _said(ast.parse(path.read_text("utf-8")))))}
    # Numbers and sums spelt in Chinese words, by which personal numbers are found: they belong to the lexicon.
    assert {"privacy/matcher.py", "text/characters.py"} == found


def test_the_face_is_light() -> None:
    """`import loancomplaint` loads nothing heavy: names in `sys.modules` say so on any machine, milliseconds do not."""
    run = subprocess.run([sys.executable, "-c", WHAT_A_FACE_LOADS], capture_output=True, text=True, check=True)

    loaded = set(run.stdout.split())
    assert "loancomplaint" in loaded
    assert set() == HEAVY & loaded


def test_every_name_on_the_face_is_there() -> None:
    """What `__all__` promises can be had, so that a lazy name cannot go stale unseen."""
    assert [] == [name for name in loancomplaint.__all__ if not hasattr(loancomplaint, name)]


@pytest.mark.parametrize("name", loancomplaint.__all__)
def test_no_submodule_bears_a_name_of_the_face(name: str) -> None:
    """Importing such a submodule would put the module where the function was."""
    package = files(loancomplaint)

    assert not package.joinpath(f"{name}.py").is_file()
    assert not package.joinpath(name).is_dir()


def test_the_core_needs_four_distributions() -> None:
    """A bank's application gets these by installing us, and no test tool among them."""
    assert CORE == requirements()


def test_all_is_every_extra() -> None:
    """`all` brings what the other extras bring, save those that are kept out of it by name."""
    kept_out = set[str]()  # the dataframe engines, once an extra brings them
    extras = set(metadata("loancomplaint").get_all("Provides-Extra") or ()) - {"all"} - kept_out

    assert set().union(*map(requirements, extras)) == requirements("all")


def test_the_version_is_the_one_in_pyproject() -> None:
    """The version is written in one place, and the environment at hand is not an older installation."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert written == version("loancomplaint")
    assert written == loancomplaint.__version__


def test_the_licence_is_stated_once() -> None:
    """PEP 639: an SPDX expression and the text itself; a licence classifier beside them would be a second statement."""
    about = metadata("loancomplaint")

    assert "Apache-2.0" == about["License-Expression"]
    assert ["LICENSE"] == about.get_all("License-File")
    assert [] == [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]


def test_embedders_see_our_types() -> None:
    """A type checker reads our annotations only where the marker file lies in the package."""
    assert files(loancomplaint).joinpath("py.typed").is_file()


def test_a_suppression_says_why() -> None:
    """Every `type: ignore` and `noqa` names its code and gives its reason, so that it can be judged and removed."""
    excuse = re.compile(r"#\s*(?:type:\s*ignore|noqa)\b(.*)")
    reasoned = re.compile(r"^(?:\[[\w, -]+\]  # |: [A-Z]+\d+(?:, ?[A-Z]+\d+)* - )\S")
    lines = (
        (f"{source.relative_to(ROOT)}:{number}", match[1])
        for folder in ("src", "tests", "docs", "benchmarks")
        for source in sorted((ROOT / folder).rglob("*.py"))
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1)
        if (match := excuse.search(line))
    )

    assert [] == [where for where, rest in lines if not reasoned.match(rest)]
