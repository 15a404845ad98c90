"""How Sphinx builds these pages; every warning is an error."""

from __future__ import annotations

from importlib.metadata import metadata

_about = metadata("loancomplaint")

project = "loancomplaint"
author = _about["Author"]
release = version = _about["Version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = f"loancomplaint {version}"
html_show_copyright = False
html_copy_source = False
