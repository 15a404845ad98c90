"""How Sphinx builds these pages; every warning is an error."""

from __future__ import annotations

import datetime as dt
import sys
from importlib.metadata import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))

_about = metadata("loancomplaint")

project = "loancomplaint"
author = _about["Author"]
release = version = _about["Version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]

# The words of the facts are told where they are kept and where they are had: either page will do.
suppress_warnings = ["ref.python"]
nitpicky = True
# The standard library is not linked to: these pages build without a network.
nitpick_ignore_regex = [
    ("py:class", r"(collections\.abc|datetime|decimal|enum|fractions|pathlib)\..+"),
    ("py:class", r"(.+\.)?(Enum|Path|T|T_co)"),
    ("py:class", r"(attrs|hypothesis|typst)\..+"),
    ("py:exc", "TooWideError"),
    ("py:class", r"loancomplaint\.channels\.whatif\.changes\.World"),  # what a change is made to, and no face
    ("py:class", r"loancomplaint\.proofs\.(encoding|prover)\..+"),  # how it is proved is no face
    # Values that a page of another module names: each documents itself, and none has a page of its own.
    (
        "py:class",
        r"(loancomplaint\.)?(.+\.)?(Breach|Means|Bounded|ItemKind|Given|Redactor|Liability|Order|W|_T|dt\.date|ClaimMade)",
    ),
    # How a file tells the members of a union apart, which Sphinx takes for types.
    ("py:class", r"(members=|Tagged|field='\w+'|(.+\.)?Annotated|<class '.+'>)"),
]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_preserve_defaults = True  # a default that is a whole rulebook is shown by its name
autodoc_typehints = "description"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

html_theme = "furo"
html_title = f"loancomplaint {version}"
html_show_copyright = False
html_copy_source = False


def keep_prose(_app: Sphinx, what: str, _name: str, _value: object, _options: object, lines: list[str]) -> None:
    """Begin an attribute's docstring with an empty comment, or napoleon takes what precedes a colon for its type."""
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def write_catalogue(app: Sphinx) -> None:
    """Write the page of rules before Sphinx looks which pages there are, with the law of today."""
    from catalogue import write

    write(app.srcdir, dt.datetime.now(dt.UTC).date())


def setup(app: Sphinx) -> None:
    """Connect the above; napoleon, before which docstrings must be ready, has the priority 500."""
    app.connect("autodoc-process-docstring", keep_prose, priority=400)
    app.connect("builder-inited", write_catalogue)
