"""Where printed texts land in a page: in its text or between the quotes of a harmless attribute, and nowhere else.

The output is judged, not the template, so it does not matter what stands between a ``<`` and what is printed after it.
While a template runs, a mark is put before everything it prints. Escaping keeps a printed text from ending the place
in which it begins, so where its mark stands is where all of it stands. The marks are taken out as the page is read.

HTML is read as a browser reads it, but strictly. Wherever what a browser makes of a sign depends on its surroundings,
the page is refused: an element is one of those that a document has use for, none of which changes how the rest is read
(as script, textarea, noscript, template, select and math would); title and style hold no ``<``; a tag, a comment and
a doctype have one shape each. So the tokens are the same for every parser, whatever tree it builds of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import Final, TypeAlias

import attrs

PLAIN, TEXT, MARKUP = "\ufdd0", "\ufdd1", "\ufdd2"
"""What a mark says of what follows: plain template, a printed text, a picture of ours. No page holds these signs."""

_MARK: Final = re.compile("([\ufdd0-\ufdd2])([0-9]+):([0-9]+);")
_SIGN: Final = re.compile("[\ufdd0-\ufdd2]")
_BEFORE: Final = re.compile(rf"(?:\s|{_MARK.pattern})*+")
_AFTER_REVERSED: Final = re.compile(rf"(?:\s|;[0-9]+:[0-9]+{_SIGN.pattern})*+")


def marked(kind: str, file: int, line: int, text: str) -> str:
    """*text* with a mark before it: of what kind it is, and the file and line that it comes from."""
    return f"{kind}{file}:{line};{text}" if text else ""


def unmarked(text: str) -> str:
    """*text* without its marks."""
    return _MARK.sub("", text)


def without_signs(text: str) -> str:
    """*text* without what could be taken for a mark."""
    return _SIGN.sub("\N{REPLACEMENT CHARACTER}", text)


def trimmed(text: str) -> str:
    """*text* without the white space around it, and without the marks in that, but the one that tells of the rest."""
    before = _BEFORE.match(text)[0]  # type: ignore[index]  # it matches nothing too
    after = _AFTER_REVERSED.match(text[::-1])[0]  # type: ignore[index]  # likewise
    *_, mark = "", *(mark[0] for mark in _MARK.finditer(before))
    return mark + text[len(before) : len(text) - len(after)] if len(before) < len(text) else ""


@attrs.frozen(eq=False)
class Output:
    """What a template printed.

    Attributes:
        marks: Where each part of the text begins, its kind, and the number of the file and the line it comes from.

        printed: Those of printed texts and pictures.
    """

    text: str
    marks: list[tuple[int, str, int, int]]
    printed: list[tuple[int, str, int, int]]

    @classmethod
    def read(cls, filled: str) -> Output:
        """Take the marks out of *filled*."""
        first, *rest = _MARK.split(filled)
        texts, marks, at = [first], list[tuple[int, str, int, int]](), len(first)
        for kind, file, line, text in zip(*(iter(rest),) * 4, strict=True):
            marks.append((at, kind, int(file), int(line)))
            texts.append(text)
            at += len(text)
        return cls("".join(texts), marks, [mark for mark in marks if mark[1] != PLAIN])

    def within(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Where something printed begins between *start* and *end*, and its kind."""
        inside = self.printed[bisect_left(self.printed, (start,)) : bisect_left(self.printed, (end,))]
        return ((at, kind) for at, kind, _, _ in inside)

    def place(self, at: int) -> tuple[int, int]:
        """The number of the file, and the line in it, that the character number *at* comes from."""
        start, kind, file, line = self.marks[max(bisect_left(self.marks, (at + 1,)) - 1, 0)]
        return file, line + (self.text.count("\n", start, at) if kind == PLAIN else 0)


Landed: TypeAlias = Iterator[tuple[int, str]]
"""Where something is wrong, and what, in a sentence."""

LandingReader: TypeAlias = Callable[[Output], Landed]

# ------------------------------------------------------------ HTML

ELEMENTS: Final = frozenset(
    """
    a abbr address article aside b bdi bdo big blockquote body br caption center cite code col colgroup data dd del
    details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hgroup hr html i img ins kbd
    li link main mark meta nav ol p pre q rp rt ruby s samp section small span strong style sub summary sup table tbody
    td tfoot th thead time title tr tt u ul var wbr
    svg circle clippath defs desc ellipse g line lineargradient path polygon polyline radialgradient rect stop symbol
    text tspan
    """.split()
)
"""Every element that a document has use for."""

_HARMLESS: Final = re.compile("abbr|alt|class|datetime|headers|id|lang|role|summary|title|(?:aria|data)-.+")
"""Attributes that take a text of the case."""

_LINKS: Final = frozenset({"href", "xlink:href"})

_ABOUT: Final = re.compile(r"""<meta name="(?:author|description|keywords|subject)" content="[^"]*+">""")
"""A ``meta`` whose content is a text."""

_RAW: Final = frozenset({"style", "title"})
"""Elements whose content is text to the end, whatever it looks like."""

_SPACE: Final = r"[ \t\n\f\r]"
_VALUE: Final = r"""(?:"([^"]*+)"|'([^']*+)'|([^ \t\n\f\r"'=<>`]++))"""
_ATTRIBUTE: Final = rf"{_SPACE}++([a-z_:][a-z0-9_:.-]*+)(?:{_SPACE}*+={_SPACE}*+{_VALUE})?+"
# None begins within white space, or a long run of it would be read from each of its characters.
_ATTRIBUTES: Final = re.compile(rf"(?<!{_SPACE}){_ATTRIBUTE}", re.IGNORECASE | re.ASCII)
_TAG: Final = re.compile(
    rf"<(?:!doctype{_SPACE}[^<>]*+>"
    r"|!--(?!-?>)[^-]*+(?:-(?!-)[^-]*+)*+-->"
    rf"|/(?P<ended>[a-z][a-z0-9]*+){_SPACE}*+>"
    rf"|(?P<name>[a-z][a-z0-9]*+)(?P<attributes>(?:{re.sub(r'[(](?![?])', '(?:', _ATTRIBUTE)})*+){_SPACE}*+/?>)",
    re.IGNORECASE | re.ASCII,
)
_RUNS: Final = re.compile("(?:java|vb)script:")
_IMAGE: Final = re.compile("srcdata:image/")

_MALFORMED: Final = (
    "no tag, comment or doctype is written like this; quotes stand around what is printed into an attribute, "
    "and a < in the text is &lt;"
)
_INSTEAD: Final = "a text of the case stands in text, or between the quotes of a harmless attribute"
_QUOTES: Final = f"it is printed inside a tag, and not between quotes; {_INSTEAD}"
_NO_STYLE: Final = "a style sheet is plain text: a text of the case could change how the page looks"
_NO_LINK: Final = "no text of the case can be a link; in a link print after #"
_PICTURE: Final = "a picture stands in the text of the page, in no tag and no title"


def html(output: Output) -> Landed:
    """Everything in a page that a document cannot hold, and every printed text in a place that is not for texts."""
    text, at = output.text, 0
    while (at := text.find("<", at)) >= 0:
        tag = _TAG.match(text, at)
        if tag is None:
            yield at, _MALFORMED
            return
        printed = tuple((where - at, kind) for where, kind in output.within(at + 1, tag.end()))
        yield from ((at + where, why) for where, why in (_wrong(tag, printed) if printed else _wrong_plainly(tag[0])))
        at, name = tag.end(), (tag["name"] or "").lower()
        if name in _RAW:
            end = text.find("<", at)
            if end < 0 or text[end : end + len(name) + 2].lower() != f"</{name}":
                yield at, f"a {name} holds nothing but text, and ends"
                return
            inside = output.within(at, end)
            yield from ((where, _NO_STYLE) for where, _ in inside if name == "style")
            yield from ((where, _PICTURE) for where, kind in inside if name == "title" and kind == MARKUP)


@lru_cache(maxsize=1024)
def _wrong_plainly(tag: str) -> tuple[tuple[int, str], ...]:
    """What is wrong with a tag into which nothing is printed, found once for all that are alike."""
    return tuple(_wrong(_TAG.match(tag), ()))  # type: ignore[arg-type]  # it is one


def _wrong(tag: re.Match[str], printed: Sequence[tuple[int, str]]) -> Landed:
    name, start = (tag["name"] or tag["ended"] or "").lower(), tag.start()
    if name and name not in ELEMENTS:
        yield 0, f"a document has no use for the element {name}"
    attributes = [*_ATTRIBUTES.finditer(tag.string, *tag.span("attributes"))] if tag["attributes"] else []
    for attribute in attributes:
        begin, end = attribute.start() - start, attribute.end() - start
        if not any(begin < at < end for at, _ in printed) and (why := _why_not(attribute)):
            yield begin + 1, why
    for at, kind in printed:
        if why := _PICTURE if kind == MARKUP else _why_not_here(start + at, tag, attributes):
            yield at, why


def _why_not(attribute: re.Match[str]) -> str:
    """Why no element can have such an attribute."""
    name, value = attribute[1].lower(), unescape(attribute[2] or attribute[3] or attribute[4] or "")
    leads = re.sub(r"[\x00-\x20]+", "", value).lower()
    if name.startswith("on") or _RUNS.match(leads) or (leads.startswith("data:") and not _IMAGE.match(name + leads)):
        return f"a document holds no script: {name}"
    return "a page does not lead elsewhere by itself" if name == "http-equiv" and leads == "refresh" else ""


def _why_not_here(at: int, tag: re.Match[str], attributes: Sequence[re.Match[str]]) -> str:
    """Why no text can be printed at *at* in *tag*."""
    for attribute in attributes:
        start, end = max(attribute.span(2), attribute.span(3))
        if start <= at < end:
            name = attribute[1].lower()
            if name in _LINKS:
                return "" if at > start and tag.string.startswith("#", start) else _NO_LINK
            harmless = _HARMLESS.fullmatch(name) or _ABOUT.fullmatch(tag[0])
            return "" if harmless else f"it is printed into the attribute {name}; {_INSTEAD}"
    return _QUOTES


# ------------------------------------------------------------ Markdown

_LIVE: Final = r"(?<!\\)(?:\\\\)*+"
"""Before a sign that no backslash makes harmless, such as stands before each that escaping finds in a text."""

_RAW_HTML: Final = re.compile(rf"{_LIVE}<[a-z/!?]", re.IGNORECASE)
_ADDRESS: Final = re.compile(rf"{_LIVE}\](?:\([^)]*+|:[^\n]*+\n?[^\n]*+)|(?:[a-z]://|www\.|mailto:)\S*+", re.IGNORECASE)


def markdown(output: Output) -> Landed:
    """Every tag of HTML, within which Markdown's escaping holds nothing back, and every printed text in an address."""
    yield from (
        (tag.end() - 2, "Markdown of a bank holds no HTML, and no <address>") for tag in _RAW_HTML.finditer(output.text)
    )
    for address in _ADDRESS.finditer(output.text):
        yield from ((at, "no text of the case can be a link") for at, _ in output.within(*address.span()))
