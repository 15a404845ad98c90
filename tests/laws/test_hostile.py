"""No string that anybody collected acts in any document, wherever in a case file it stands, and none is altered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import cycle, islice

import pytest
import test_docx as word
import test_pdf as print_
from browser import Browser, Seen
from hostile import (
    HIDDEN,
    READ,
    REFERENCES,
    calm,
    commonmark,
    corpora,
    documents,
    fields_in,
    filled,
    index,
    text_fields,
    whole,
)
from test_renderers import a_report

import loancomplaint as lc
from loancomplaint.errors import MissingGlyphError
from loancomplaint.facts.texts import every_text
from loancomplaint.renderers.markdown import escaped
from loancomplaint.text.characters import visible
from loancomplaint.words import LOCALES

ALL = tuple(string for strings in corpora().values() for string in strings)
STRINGS = tuple(dict.fromkeys(ALL))

# ---------------------------------------------------------------- cases full of them


@cache
def showing() -> Mapping[str, frozenset[str]]:
    """The text fields whose words reach each document."""
    return {name: fields_in(READ["html"](lc.render(made, "html").content)) for name, made in documents(whole())}


@cache
def shown() -> tuple[str, ...]:
    """The text fields whose words reach a document, and are not masked there, in the order of their names."""
    return tuple(sorted(frozenset().union(*showing().values()) - HIDDEN))


@cache
def enough() -> frozenset[str]:
    """Some documents in which together every field shows that shows in any."""
    chosen: set[str] = set()
    while left := set(shown()).difference(*(showing()[name] for name in chosen)):
        chosen.add(max(showing(), key=lambda name: len(showing()[name] & left)))
    return frozenset(chosen)


def cases(strings: Iterable[str], each: int) -> Iterator[Mapping[str, str]]:
    """What each text field says, case by case: *each* of *strings* in every field shown, until all had their turn.

    Every string stands between two marks, so that what is read back is that string and nothing around it.
    They are no Chinese marks: next to those, prose is set as Chinese.
    Fields that reach no document get the same strings, unmarked and in another order: what a number of somebody says
    is masked wherever it stands.
    """
    left = iter(strings)
    while taken := list(islice(left, each * len(shown()))):
        groups = [taken[start : start + each] for start in range(0, len(taken), each)]
        others = zip(sorted(text_fields()), cycle(groups), strict=False)
        words = {field: "".join((field, *group[::-1])) for field, group in others}  # no two say the same
        yield {**words, **dict(zip(shown(), ("".join(map(marked, group)) for group in groups), strict=False))}


def marked(string: str) -> str:
    """The string between the two marks."""
    return f"«{string}»"


def turned(words: Mapping[str, str], steps: int) -> Mapping[str, str]:
    """The same words, each field with those of the field *steps* further."""
    said = [words[field] for field in shown() if field in words]
    return {**words, **dict(zip(shown(), [*said[steps:], *said[:steps]], strict=False))}


class Tally:
    """How each string was read back out of one format; what came of it in no way that is documented is altered."""

    def __init__(self) -> None:
        self._written: dict[str, list[str]] = {}
        self._typed: dict[str, list[str]] = {}
        self._found: dict[str, str] = {}
        self.altered: set[str] = set()
        for string in STRINGS:
            look = visible(marked(string))[1:-1]
            for way, shape in ((self._written, string), (self._written, look), (self._typed, typed(look))):
                way.setdefault(shape, []).append(string)

    def read(self, text: str) -> None:
        """Take note of every string in *text*."""
        for found in re.findall("«(.*?)»", text, re.DOTALL):
            strings = self._written.get(found) or self._in_print(found)
            if not strings:
                self.altered.add(found)
            for string in strings:
                self._found[string] = max(self._found.get(string, ""), self._how(string, found), key=HOW.index)

    def _in_print(self, found: str) -> list[str]:
        """The strings of which *found* is the print: only Chinese is set as Chinese, any quotation within another."""
        strings = self._typed.get(typed(found), [])
        if CHINESE.search(found):
            return strings
        return [
            string
            for string in strings
            if found in {look.translate(WITHIN) for look in (string, visible(marked(string))[1:-1])}
        ]

    @property
    def figures(self) -> Counter[str]:
        """How many strings were read back, and how: in the worst way that any page has them."""
        return Counter(self._found.get(string, "lost") for string in ALL)

    @staticmethod
    def _how(string: str, found: str) -> str:
        if found == string:
            return "equal"
        if "⟨U+" in found:
            return "as code points"
        return "but for white space" if "".join(found.split()) == "".join(string.split()) else "set in print"


# Strings that differ in white space alone look alike: one that is found as it was written counts as that.
HOW = ("", "but for white space", "equal", "set in print", "as code points")
WITHIN = str.maketrans("“”", "‘’")
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def typed(text: str) -> str:
    """*text* as it is typed: what differs from it in print is the width of marks, the spaces after, and quotations."""
    return re.sub(r"\s", "", text).translate(str.maketrans("，；：？！（）‘’", ",;:?!()“”"))


# ---------------------------------------------------------------- the instruments


def test_every_text_field_of_the_facts_is_tried() -> None:
    """A field that is added to a fact tomorrow has a place in the case; what refers to another field says the same."""
    tried = frozenset().union(*(fields_in(text) for _, text in every_text(whole())))

    assert text_fields() - REFERENCES == tried
    assert len(shown()) > 30


@pytest.mark.parametrize(
    "page",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<script>throw 1</script>",
        "<script>console.log(1)</script>",
        "<p onclick='alert(1)'>",
        "<iframe src='data:text/html,x'></iframe>",
        "<img src='http://example.invalid/x'>",
        "<meta http-equiv=refresh content='0;url=http://example.invalid/'>",
        "<style>@import 'http://example.invalid/x'</style>",
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><script>alert(1)</script>",
        "<b>x</b>",
    ],
)
def test_the_browser_notices_what_acts(browser: Browser, page: str) -> None:
    """A check that cannot fail protects nobody: each of these would be reported."""
    still, seen = browser.look("<p>x</p>"), browser.look(page)

    assert () == still.ran == still.requests
    assert seen.ran or seen.requests or seen.elements != still.elements


# ---------------------------------------------------------------- inert


def pages(case: lc.CaseFile, names: Collection[str], locale: str) -> Iterator[tuple[str, str]]:
    """Every page of *case* that a browser may show, by name, without the policy that forbids scripts.

    What is inert only because the page forbids it would act where somebody copies it.
    """
    for name, document in documents(case, names):
        html = lc.render(document, "html", locale=locale).content.decode()
        yield f"{name}.html", _without_policy(html)
        yield f"{name}.md", commonmark(lc.render(document, "md", locale=locale).content.decode())
    yield "index.html", _without_policy(index(case, locale).decode())


def _without_policy(page: str) -> str:
    bared, times = re.subn("<meta http-equiv=[^>]*>", "", page)
    assert times == 1
    return bared


def assert_inert(browser: Browser, words: Mapping[str, str], names: Collection[str], locale: str) -> None:
    """No page does anything, and each is made of what it is made of when nothing but calm words stands in the case."""
    nothing = {field: calm(field) if said else "" for field, said in words.items()}
    quiet = dict(pages(filled(whole(), nothing), names, locale))
    for name, page in pages(filled(whole(), words), names, locale):
        seen, expected = browser.look(page), browser.look(quiet[name])

        assert () == seen.ran == seen.requests, name
        assert elements(expected) == elements(seen), name
        assert attributes(expected) == attributes(seen), name
        assert expected.addresses == seen.addresses, name


LINES = ("svg:text", "svg:tspan")
"""A label in a drawing breaks into as many lines as it needs."""


def elements(seen: Seen) -> Counter[str]:
    """How many elements of each name, lines of labels apart."""
    return Counter({name: count for name, count in seen.elements.items() if name not in LINES})


def attributes(seen: Seen) -> Counter[str]:
    """How many attributes of each name; a class says how wide a cell is, and may come and go."""
    lines = tuple(f"{name.removeprefix('svg:')}@" for name in LINES)
    there = {name: count for name, count in seen.attributes.items() if not name.startswith(lines)}
    return Counter({name: count for name, count in there.items() if not name.endswith("@class")})


def test_no_string_of_the_corpora_acts(browser: Browser) -> None:
    """Every string, in a field that people read: no script runs, nothing is asked for, no element is added."""
    for words in cases(STRINGS, 60):
        assert_inert(browser, words, enough(), "zh-CN")


@pytest.mark.parametrize(
    "around",
    ["{}", "{} 文", "# {}", "- {}", "文\n\n{}", "- **文**：{}", "| {} |\n| --- |\n| {} |", "文{}文", "{}\n\n---\n"],
)
def test_markdown_is_text_wherever_it_begins(around: str) -> None:
    """At the start of a paragraph, a heading, an item or a cell, what is rendered is made of what calm text is."""
    calm_page = Counter(re.findall(r"<\w+", commonmark(around.replace("{}", "平常"))))
    for string in filter(None, map(visible, STRINGS)):
        page = commonmark(around.replace("{}", escaped(string)))

        assert calm_page == Counter(re.findall(r"<\w+", page)), ascii(string)


@pytest.mark.soak
@pytest.mark.parametrize("locale", LOCALES)
def test_no_string_of_the_corpora_acts_in_any_field(browser: Browser, locale: str) -> None:
    """Every string, in every field that people read."""
    for words in cases(STRINGS, 60):
        for steps in range(len(shown())):
            assert_inert(browser, turned(words, steps), showing(), locale)


# ---------------------------------------------------------------- read back

ON_PAGES = {"equal": 2068, "but for white space": 69, "set in print": 6, "as code points": 21}
FIGURES = {"txt": ON_PAGES, "md": ON_PAGES, "html": ON_PAGES, "docx": ON_PAGES}
FIGURES["json"] = {"equal": 2158, "set in print": 6}
"""How the strings come back out of each format; none is refused, and six in Chinese stand in prose."""


@pytest.mark.parametrize("to", READ)
def test_every_string_is_read_back(to: str) -> None:
    """Every string is read out of every format as it was written, white space apart, or as code points."""
    tally = Tally()
    for words in cases(STRINGS, 60):
        for _, document in documents(filled(whole(), words), enough()):
            tally.read(READ[to](lc.render(document, to).content))

    assert set() == tally.altered
    assert FIGURES[to] == tally.figures


@pytest.mark.soak
@pytest.mark.parametrize("to", READ)
def test_every_string_is_read_back_from_every_field(to: str) -> None:
    """Every string, out of every field that people read; prose in Chinese is set in print, and nothing else is."""
    for words in cases(STRINGS, 60):
        for steps in range(len(shown())):
            tally = Tally()
            for _, document in documents(filled(whole(), turned(words, steps)), showing()):
                tally.read(READ[to](lc.render(document, to).content))

            assert set() == tally.altered


# ---------------------------------------------------------------- Word


def test_no_string_acts_in_word() -> None:
    """The files, their relations and the kinds of element are those of calm words, and only pages are numbered."""
    for words in cases(STRINGS, 60):
        quiet = dict(documents(filled(whole(), {}), enough()))
        for name, document in documents(filled(whole(), words), enough()):
            calm_file, file = (lc.render(made, "docx").content for made in (quiet[name], document))

            assert {"PAGE", "NUMPAGES"} == word.fields(file)
            assert relations(calm_file) == relations(file)
            assert set(word.skeleton(file)) <= set(word.skeleton(calm_file))


def relations(content: bytes) -> dict[str, bytes]:
    """The files in a Word document, and what each that says how they belong together says."""
    return {name: part if name.endswith(".rels") else b"" for name, part in word.parts(content).items()}


# ---------------------------------------------------------------- PDF

REFUSED = tuple(string for string in STRINGS if set(visible(string)) - print_.CHARACTERS)
DRAWN = tuple(string for string in STRINGS if string not in REFUSED)


def test_what_no_font_draws_is_refused_by_code_point() -> None:
    """Such a string stops the whole document, with the code points that are lacking and nothing else said."""
    for string in REFUSED:
        with pytest.raises(MissingGlyphError) as refused:
            print_.pdf(a_report(string))

        assert set(visible(string)) - print_.CHARACTERS == set(refused.value.characters)


def read_back_from_pdf(strings: Collection[str]) -> Counter[str]:
    """How each of *strings* comes back out of the documents of cases full of them, in none of which anything acts."""
    left = set(strings)
    for words in cases(strings, 3):
        for _, document in documents(filled(whole(), words), enough()):
            content = print_.pdf(document)
            left -= set(standing(left, content))

            assert set() == print_.acts(content)
    # What lies across two pages is read in pieces: by itself it is read whole.
    left -= {string for string in left if [*standing([string], print_.pdf(a_report(marked(string))))]}
    return Counter("lost" if s in left else "as code points" if "⟨U+" in visible(s) else "equal" for s in strings)


def standing(strings: Iterable[str], content: bytes) -> Iterator[str]:
    """Those of *strings* that stand in a PDF, white space and the hyphens that pdfium drops apart."""
    text = print_.unhyphenated("".join(print_.by_pdfium(content)))
    return (string for string in strings if print_.unhyphenated(visible(marked(string))) in text)


def test_strings_are_read_back_from_pdf() -> None:
    """One in forty, in the fields that people read: nothing acts, and each is there."""
    sample = DRAWN[::40]
    figures = read_back_from_pdf(sample)

    assert len(sample) == figures["equal"] + figures["as code points"]


@pytest.mark.soak
def test_every_string_is_read_back_from_pdf() -> None:
    """All that the fonts draw; the others are refused."""
    figures = read_back_from_pdf(DRAWN)

    assert len(DRAWN) == figures["equal"] + figures["as code points"]
