"""A bank's own templates: they arrange what a page holds, reach nothing else, and always come to an end."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
import lxml.html  # type: ignore[import-untyped]  # ships no types
import pytest
from browser import Browser
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

import loancomplaint as lc
from loancomplaint import renderers
from loancomplaint.cli import loancomplaint
from loancomplaint.documents import Document
from loancomplaint.errors import Fault, InputError, UnknownNameError
from loancomplaint.renderers import ARRANGED, bank_templates, markdown
from loancomplaint.renderers.bank_templates.bank import BankRenderer
from loancomplaint.renderers.bank_templates.check import Remark, check
from loancomplaint.renderers.bank_templates.folder import MOST_BYTES, MOST_FILES, OURS, TemplateFolder, shipped
from loancomplaint.renderers.bank_templates.landing import ELEMENTS, TEXT, Output, html, marked
from loancomplaint.renderers.bank_templates.language import FILTERS, PARTS
from loancomplaint.renderers.page import Page, Picture, printed
from loancomplaint.renderers.template import TemplateRenderer
from loancomplaint.testing.contracts import demo_documents, documents
from loancomplaint.words import LOCALES, verbatim

HERE = Path(__file__).parents[1]
SENSIBLE = sorted(path for path in (HERE / "bank_templates").iterdir() if path.is_dir())
PAYLOADS = json.loads((HERE / "corpora" / "payloads" / "payloads.json").read_text(encoding="utf-8"))
HOSTILE = [*PAYLOADS["ssti_jinja2"], *PAYLOADS["ssti_fuzz"]]

HTML = lxml.html.HTMLParser(encoding="utf-8")
LITTLE = 200_000
"""Work enough for a page of ours, and soon used up."""

PRINT = "{{ page.title }}"
EACH = "{% for a in page.sections %}"
END = "{% endfor %}"


@cache
def demo() -> tuple[Document, ...]:
    """Every document on the case that ships inside."""
    return tuple(demo_documents())


def a_folder(**files: str) -> TemplateFolder:
    """A folder of templates; the page as HTML goes by the name of ``html``, every other by its own."""
    names = {"html": "document.html.j2", "md": "document.md.j2", "css": "document.css", "line": "line.html.j2"}
    return TemplateFolder(tuple((names.get(name, f"{name}.html.j2"), text) for name, text in files.items()))


def remarks(**files: str) -> list[tuple[str, str]]:
    """What is said about such a folder: where, and of what kind."""
    return [(remark.place, remark.kind) for remark in check(a_folder(**files))]


def a_renderer(name: str = "html", work: int = LITTLE, **files: str) -> BankRenderer:
    """A renderer of such a folder."""
    ours = renderers.get(name)
    assert isinstance(ours, TemplateRenderer)
    return BankRenderer(ours=ours, folder=a_folder(**files), work=work)


def filled(template: str, *, work: int = LITTLE) -> str:
    """The report to risk management, arranged by *template*."""
    return a_renderer(work=work, html=template).render(demo()[0], "zh-CN").content.decode()


def refusal(template: str, *, work: int = LITTLE) -> str:
    """Why *template* is refused."""
    with pytest.raises(InputError) as refused:
        filled(template, work=work)
    return str(refused.value)


def faults_of(template: str) -> tuple[Fault, ...]:
    """Every fault of *template*, before a case is rendered or then; none where it is filled."""
    try:
        filled(template)
    except InputError as error:
        return error.faults
    return ()


# ---------------------------------------------------------------- laws


@given(documents(), st.sampled_from(LOCALES), st.sampled_from(ARRANGED))
def test_ours_are_the_same_in_the_sandbox(document: Document, locale: str, name: str) -> None:
    """A bank that overrides nothing gets our bytes, so that what it overrides is all that changes."""
    assert renderers.get(name).render(document, locale) == a_renderer(name, work=10**7).render(document, locale)


@given(documents(), st.sampled_from(LOCALES), st.sampled_from(SENSIBLE))
def test_no_text_of_a_case_escapes_a_bank_s_template(document: Document, locale: str, folder: Path) -> None:
    """Through macros, blocks and filters a text stays a text: the page has the elements that a calm document gives."""
    page = bank_templates.with_templates("html", folder).render(document, locale).content
    tags = {element.tag for element in lxml.html.document_fromstring(page, HTML).iter() if isinstance(element.tag, str)}

    assert tags <= ELEMENTS


@given(st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(HOSTILE))
def test_any_text_as_a_template_is_filled_or_refused(template: str) -> None:
    """No text at all, taken as a template, ends in anything but a page or sentences with its file."""
    faults = faults_of(template)

    assert all(fault.path.startswith(("document.html.j2", "ours/")) for fault in faults)


@given(
    st.lists(st.sampled_from("page title head a . | ( ) [ ] 0 1 + - * ~ {{ }} {% %} for in if endif endfor".split()))
)
def test_any_words_of_the_language_are_filled_or_refused(words: list[str]) -> None:
    """The same for what is nearly a template."""
    faults = faults_of("{{ page.title }}" + " ".join(words))

    assert all(fault.path.startswith("document.html.j2") for fault in faults)


# ---------------------------------------------------------------- sensible templates


@pytest.mark.parametrize("folder", SENSIBLE, ids=lambda folder: folder.name)
def test_a_sensible_folder_gives_no_false_alarm(folder: Path) -> None:
    """A check that cries wolf is switched off."""
    assert () == check(TemplateFolder.read(folder))


def test_ours_give_no_false_alarm() -> None:
    """Our own templates keep to what a bank's may do, copied into its folder whole."""
    copied = {name.removeprefix(OURS): text for name, text in shipped().items() if name.endswith((".j2", ".css"))}

    assert () == check(TemplateFolder(tuple(copied.items())))


@pytest.mark.parametrize("folder", SENSIBLE, ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", ARRANGED)
def test_a_sensible_folder_fills_every_document(folder: Path, name: str) -> None:
    """What the check lets pass, renders: every report and letter, in every language."""
    renderer = bank_templates.with_templates(name, folder)
    escaped = markdown.escaped if name == "md" else escape
    titles = [
        (str(escaped(printed(document, locale).title)), renderer.render(document, locale).content.decode())
        for document in demo()
        for locale in LOCALES
    ]

    assert [] == [title for title, page in titles if title not in page]


def test_one_block_is_one_block() -> None:
    """A bank that writes its header gets its header, and our page around it."""
    ours = renderers.get("html").render(demo()[0], "zh-CN").content.decode()
    theirs = filled('{% extends "ours/document.html.j2" %}{% block header %}<h1>示例银行</h1>\n{% endblock %}')

    before, after = ours[: ours.index("<header>")], ours[ours.index("</header>\n") + len("</header>\n") :]
    assert f"{before}<h1>示例银行</h1>\n{after}" == theirs


def test_a_part_of_ours_is_the_bank_s_where_it_has_one() -> None:
    """A partial of the same name takes the place of ours everywhere, and can still call ours."""
    theirs = a_renderer(line='<i>{% include "ours/line.html.j2" %}</i>').render(demo()[0], "zh-CN").content.decode()

    assert theirs.count("<i><span class=") == theirs.count('<span class="sentence') > 10


def test_markdown_is_escaped_once() -> None:
    """What went through a block, a macro or `super` is escaped already; twice would show the signs of escaping."""
    report = demo()[0]
    assert isinstance(report, lc.ComplaintReport)
    hostile = attrs.evolve(report, header=attrs.evolve(report.header, title=verbatim("a*b_c")))
    template = """{% extends "ours/document.md.j2" %}
{% block header %}{% macro m(x) %}{{ x }}{% endmacro %}{% set s %}{{ page.title }}{% endset %}
{{ page.title }} {{ m(page.title) }} {{ s }} {{ page.title|e }} {{ [page.title, s]|join("|") }} {{ super() }}
{% endblock %}"""
    page = a_renderer("md", md=template).render(hostile, "en").content.decode()

    assert [r"a\*b\_c"] * 4 + [r"a\*b\_c\|a\*b\_c", "#", r"a\*b\_c"] == page.split("\n- ")[0].split()


def test_a_template_sees_the_public_parts_of_a_page() -> None:
    """Every field of a page can be printed or walked through; the drawing behind a picture is ours to read."""
    assert PARTS[Page] >= {field.name for field in attrs.fields(Page)}
    assert {"id", "caption", "alt", "grid", "kind", "svg"} == PARTS[Picture]
    assert PARTS.keys().isdisjoint({str, tuple, type})


def test_face_and_command_take_a_folder(tmp_path: Path) -> None:
    """`lc.render` and the command line give the same bytes for a folder, and name what cannot be arranged."""
    folder = SENSIBLE[0]
    out = tmp_path / "report.html"
    case = HERE.parent / "examples" / "seed" / "case.json"
    words = ["render", str(case), "--for", "risk_management", "--to", "html", "--out", str(out)]
    run = command(*words, "--templates", str(folder))

    assert 0 == run.exit_code, run.stderr
    assert out.read_text(encoding="utf-8").count("示例银行") == 1
    with pytest.raises(UnknownNameError, match="html and md"):
        bank_templates.with_templates("txt", folder)


# ---------------------------------------------------------------- hostile templates


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_is_refused_or_harmless(payload: str) -> None:
    """What takes over other template engines is refused here, or printed as it stands."""
    faults = faults_of(payload)

    assert faults or payload == filled(payload)


FORBIDDEN = {
    "a product": ("{{ 'a' * 10**9 }}", "mul is not allowed"),
    "a power": ("{{ 10**10**10 }}", "pow is not allowed"),
    "a format": ("{{ '%999999999d' % 1 }}", "mod is not allowed"),
    "a long number": ("{{ " + "9" * 5000 + " }}", "too long"),
    "a large sum": ("{{ 999999999999 + 2 }}", "larger than"),
    "a number without end": ("{% if 1e999 > 1 %}{% endif %}", "whole number"),
    "a fraction": ("{{ 1.5 }}", "whole number"),
    "a range": ("{% for i in range(9) %}{% endfor %}", "nothing called range"),
    "a width": ("{{ page.title|center(10) }}", "no filter center"),
    "joining": ("{{ page.title ~ page.title }}", "not joined"),
    "safe": ("{{ page.title|safe }}", "no filter safe"),
    "Markup": ("{{ Markup(page.title) }}", "nothing called Markup"),
    "autoescape": ("{% autoescape false %}{{ page.title }}{% endautoescape %}", "escaping"),
    "a slice": ("{{ page.title[1:] }}", "cut out"),
    "a method": ("{{ page.title.upper() }}", "nothing called upper"),
    "a dunder": ("{{ page.__class__ }}", "nothing called __class__"),
    "a subscript": ("{{ page['title'] }}", "page.title"),
    "attr": ("{{ page|attr('title') }}", "no filter attr"),
    "a namespace": ("{% set n = namespace() %}", "nothing called namespace"),
    "an import": ("{% import 'x.html.j2' as x %}", "from"),
    "self": ("{{ self.x() }}", "nothing called self"),
    "arguments": ("{% macro m() %}{% endmacro %}{{ m(*page.head) }}", "cannot be filled"),
    "recursion": (EACH.replace(" %}", " recursive %}") + "{{ loop(page.sections) }}" + END, "cannot be called"),
    "a dynamic name": ("{% include page.title %}", "written out"),
    "a way out": ("{% include '../../secret.j2' %}", "no template"),
    "a page": ("{{ page }}", "no text"),
    "a list": ("{{ page.head }}", "no text"),
    "yes or no": ("{{ page.title is defined }}", "no text"),
    "a set in a loop": (
        "{% for s in page.sections[1].blocks %}{% for c in s.short %}{% endfor %}{% endfor %}",
        "cannot be walked through",
    ),
    "deep brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "nested too deep"),
    "deep conditions": ("{% if 1 %}" * 100 + "{% endif %}" * 100, "more than 60 things"),
    "deep loops": ("{% for a in page.head %}" * 25 + END * 25, "SyntaxError"),
    "a filter around": ("{% filter upper %}{{ page.title }}{% endfilter %}", "only the filter trim"),
    "a filter on a block": ("{% set x|d(page.title, true) %}{% endset %}{{ x }}", "only the filter trim"),
    "a block twice": ("{% block x %}{% endblock %}{% block x %}{% endblock %}", "defined twice"),
    "to be continued": ("{% for a in page.head %}", "endfor"),
}


@pytest.mark.parametrize(("template", "said"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_is_forbidden_is_named_before_a_case_is_rendered(template: str, said: str) -> None:
    """Whatever could grow, reach out or be taken for markup is refused when the folder is read, with file and line."""
    said_of = [remark for remark in check(a_folder(html="\n\n" + template)) if remark.kind != "unused"]

    assert {"document.html.j2"} == {remark.file for remark in said_of}
    assert any(said in remark.message for remark in said_of), said_of
    assert {3} >= {remark.line for remark in said_of if remark.line}


@pytest.mark.parametrize("test", ["even", "odd"])
def test_a_text_is_no_format(test: str) -> None:
    """`%` on a text would format it, to any width; a test for even numbers asks that of numbers alone."""
    assert "n" == filled(f"{{{{ 'y' if '%999999999d' is {test} else 'n' }}}}")


def test_what_jinja_passes_on_by_itself_is_no_way_in() -> None:
    """The arguments by which Jinja hands on the names of a loop change nothing where a template gives them."""
    assert "x" == filled("{% macro m() %}x{% endmacro %}{{ m(_loop_vars=1, _block_vars=page) }}")


ENDLESS = {
    "loops": EACH * 8 + "x" + END * 8,
    "empty loops": EACH * 8 + END * 8,
    "settings": EACH * 8 + "{% set q = 1 %}" + END * 8,
    "conditions": EACH * 8 + "{% if a.title == page.title %}{% endif %}" + END * 8,
    "filtered loops": "{% for a in page.sections if a.depth == 9 %}{% endfor %}".join([EACH * 7, END * 7]),
    "prints": EACH * 8 + "{{ loop.index }}" + END * 8,
    "cycles": EACH * 8 + "{{ loop.cycle(1, 2) }}" + END * 8,
    "doubling": "{% set a %}xxxx{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "macros": "".join(
        f"{{% macro m{n}() %}}{f'{{{{ m{n - 1}() }}}}' * 2 if n else 'x'}{{% endmacro %}}" for n in range(29)
    )
    + "{{ m28() }}",
    "joins": EACH * 6 + "{{ page.head[0]|join(page.title) }}" + END * 6,
    "comparisons": EACH * 6 + "{{ 'y' if page.title in page.head[0] else 'n' }}" + END * 6,
    "inclusions": EACH * 6 + '{% include "ours/grid.html.j2" ignore missing %}'.replace("grid", "x") + END * 6,
    "blocks": EACH * 7 + "{% block x scoped %}{% endblock %}" + END * 7,
    "cases": EACH * 6 + "{{ page.title|upper|lower }}" + END * 6,
    "arguments": EACH * 6 + "{% set q = loop.cycle(*page.title) %}" + END * 6,
}


@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS)
def test_what_would_not_end_ends_in_a_sentence(template: str) -> None:
    """A template that does too much is stopped by counting, so on every machine at the same place."""
    template = template.replace(' "ours/x.html.j2" ignore missing', ' "document.css"')

    assert re.fullmatch(
        r"(document.html.j2|ours/\S+):1: the template does or prints too much for one document: "
        r"more than (200,000|1,000,000) steps and characters",
        refusal(template),
    )


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}", "more than 30 macros and blocks call each other"),
        ("{% macro m(x) %}{{ x.short.title }}{% endmacro %}{{ m(page) }}", "nothing called short"),
        ("{% macro m(x) %}{{ x.title }}{% endmacro %}{{ m(page.title) }}", "a str has nothing called title"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(page) }}", "a page is printed, which is no text"),
        ("{% macro m(x) %}{{ x() }}{% endmacro %}{{ m(page) }}", "a page cannot be called"),
        ("{% macro m(x) %}{{ x + 1 }}{% endmacro %}{{ m(page.title) }}", "numbers only"),
        ("{% macro m(x) %}{{ x|join }}{% endmacro %}{{ m(page.sections) }}", "a section is printed"),
        ("{% macro m(x) %}{{ x|upper }}{% endmacro %}{% set s %}a{% endset %}{{ m(s) }}", "a markup is neither"),
        ("{% set s %}a{% endset %}{% for c in s %}{% endfor %}", "a markup cannot be walked through"),
        ("{% macro m(x) %}{{ x == 1 }}{% endmacro %}{{ m(page.sections) }}", "cannot be compared"),
        ("{% set b = page.sections[1].blocks[0] %}{{ b.short == b.figures }}", "cannot be compared"),
        ("{{ page.evidence(page) }}", "the number of an exhibit"),
        ("{{ page.evidence(number=page) }}", "the number of an exhibit"),
        ("{% set a = 999999999999 %}{{ a + a }}", "larger than"),
        (EACH + "{{ loop.cycle(page) }}" + END, "a page is printed"),
        ("{% set x = page.short %}{{ x|first }}", "a page has nothing called short"),
    ],
)
def test_what_only_a_document_shows_is_named_with_its_line(template: str, said: str) -> None:
    """What no check can see beforehand is refused in the sandbox, without a value of the case in the sentence."""
    refused = refusal("\n" + template)

    assert said in refused
    assert refused.startswith("document.html.j2:2: ")
    assert "华晟" not in refused


@pytest.mark.soak
@pytest.mark.parametrize(
    "template", [EACH * 8 + "{{ loop.index }}" + END * 8, EACH * 8 + "{% block x scoped %}{% endblock %}" + END * 8]
)
def test_the_worst_takes_seconds(template: str) -> None:
    """What the whole allowance can be spent on is over in a time that a person waits."""
    begun = time.thread_time()
    refusal(template, work=10_000_000)

    assert 30 > time.thread_time() - begun


def test_threads_are_counted_apart() -> None:
    """Two renderings at a time have an allowance each, off the main thread too, where no signal would reach them."""
    renderer, pages = a_renderer(work=400_000), list[bytes]()
    threads = [
        threading.Thread(target=lambda: pages.append(renderer.render(demo()[0], "zh-CN").content)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [renderers.get("html").render(demo()[0], "zh-CN").content] * 4 == pages


BOMBS = {
    "a list": "{{ [" + "1," * 130_000 + "1] }}",
    "macros": "".join(f"{{% macro m{n}() %}}{{% endmacro %}}" for n in range(8_000)),
    "blocks": "".join(f"{{% block b{n} %}}{{% endblock %}}" for n in range(6_000)),
    "brackets": "{{ " + "(" * 250_000,
    "a chain": "{{ page" + ".title" * 40_000 + " }}",
    "styles": "<style" * 43_000,
    "comments": "<!--" * 65_000,
    "quotes": "<p a=" + '"' * 260_000,
    "spaces": "<p" + " " * 260_000,
    "backslashes": "\\" * 260_000 + "<p",
}


@pytest.mark.parametrize("template", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("name", ["html", "md"])
def test_what_would_take_long_to_read_is_refused_before(name: str, template: str) -> None:
    """A file of 256 KiB is judged in a moment, whatever it holds: counted before it is compiled, and read once."""
    begun = time.thread_time()
    found = check(a_folder(**{name: template}))

    assert ["document." + name + ".j2"] * len(found) == [remark.file for remark in found]
    assert name == "md" or found
    assert 5 > time.thread_time() - begun


# ---------------------------------------------------------------- where a text lands

# Of every kind that was found to get by a check of the template's own text, and their kin.
ASTRAY = {
    "a link behind a condition": '<a href="{% if page %}{{ page.head[0][1] }}{% endif %}">',
    "a link behind a setting": '{% set u %}{{ page.title }}{% endset %}<a href="{{ u }}">',
    "a link behind a macro": '{% macro m(x) %}<a href="{{ x }}">{% endmacro %}{{ m(page.title) }}',
    "a link behind a call": '{% macro m() %}<a href="{{ caller() }}">{% endmacro %}'
    "{% call m() %}{{ page.title }}{% endcall %}",
    "a link behind a block": '<a href="{% block x %}{{ page.title }}{% endblock %}">',
    "a link behind a filter": '<a href="{% filter trim %} {{ page.title }} {% endfilter %}">',
    "a link behind a loop": '<a href="{% for name, value in page.head %}{{ value }}{% endfor %}">',
    "a link behind a sum": '<a href="{{ 1 + 1 }}{{ page.title }}">',
    "a link of joined parts": '<a href="{{ page.head[0]|join("/") }}">',
    "a link of characters": '<a href="{% for c in page.title %}{{ c }}{% endfor %}">',
    "a link of several lines": '<a\n href\n =\n "{{ page.title }}">',
    "a link after a text": '<a href="x{{ page.title }}#">',
    "a link in the other quotes": "<a HREF='{{ page.title }}'>",
    "a link of a drawing": '<svg><a xlink:href="{{ page.title }}">',
    "an attribute without quotes": "<p class=t-{{ page.title }}>",
    "an attribute behind a condition": "<a title={% if page %}{{ page.title }}{% endif %}>",
    "an attribute's name": "<a {{ page.title }}>",
    "an attribute's name after another": '<a title="x" {{ page.title }}="y">',
    "an element": "<{{ page.title }}>",
    "an element in a loop": "{% for name, value in page.head %}<{{ value }}>{% endfor %}",
    "the end of an element": "<p></{{ page.title }}>",
    "a style behind a condition": "<style>{% if page %}p { {{ page.title }} }{% endif %}</style>",
    "a style in a drawing": "<svg><style>{{ page.title }}</style></svg>",
    "a style as an attribute": '<p style="color: {{ page.title }}">',
    "a comment": "<!-- {{ page.title }} -->",
    "a doctype": "<!DOCTYPE html {{ page.title }}>",
    "a mark of data": "<svg><![CDATA[{{ page.title }}]]></svg>",
    "a refresh": '<meta http-equiv="refresh" content="0; url={{ page.title }}">',
    "a policy": '<meta http-equiv="Content-Security-Policy" content="{{ page.title }}">',
    "a picture in a title": "{% for s in page.sections %}{% for b in s.blocks if b.kind == 'picture' %}"
    "<title>{{ b.svg }}</title>{% endfor %}{% endfor %}",
    "a picture in an attribute": "{% for s in page.sections %}{% for b in s.blocks if b.kind == 'picture' %}"
    '<p title="{{ b.svg }}">{% endfor %}{% endfor %}',
    **{
        name: f'<button {name}="{PRINT}">'
        for name in "action background cite code data form formaction ping poster src srcdoc srcset value".split()
    },
    **{f"an image's {name}": f'<img {name}="{PRINT}">' for name in "src srcset longdesc usemap onerror".split()},
    **{f"inside {name}": f"<{name}>{PRINT}</{name}>" for name in "script textarea template noscript xmp math".split()},
}
"""A text of the case that would become something else than a text."""

LIVE = {
    "a script": "<script>x()</script>",
    "a handler": "<p onclick='x'>",
    "a handler after a slash": "<svg/onload=alert(1)>",
    "a handler after quotes": '<p title=""onclick=x>',
    "an address that runs": '<a href="java\tscript:x">',
    "an address that runs, spelt": '<a href="&#106;avascript&colon;x">',
    "a page as an address": '<a href="data:text/html,x">',
    "a frame": "<iframe src='x'>",
    "a form": "<form action='x'>",
    "another address for all": "<base href='x'>",
    "an open tag": "<p title='x",
    "an open comment": "<!-- x --!>",
    "an open style": "<style>p {}",
}
"""What no document holds, whoever wrote it."""


@pytest.mark.parametrize("template", [*ASTRAY.values(), *LIVE.values()], ids=[*ASTRAY, *LIVE])
def test_a_text_lands_in_text_or_the_folder_is_refused(template: str) -> None:
    """Whatever stands between a tag and what is printed into it, the output shows where that lands: file and line."""
    found = [remark for remark in check(a_folder(html="\n\n" + template)) if remark.kind != "unused"]

    assert found
    assert {("document.html.j2", "trial")} == {(remark.file, remark.kind) for remark in found}
    assert {3, 4, 5, 6} >= {remark.line for remark in found}


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.title }} &amp; {{ page.date }}",
        '<p class="{{ page.kind }}" id=\'{{ page.kind }}\' title="a &quot; {{ page.title }}">',
        '<a href="#{{ page.title }}">x</a> <a href="https://bank.example/rules?a=b">y</a>',
        "{% for s in page.sections %}<h{{ s.depth + 1 }}>x</h{{ s.depth + 1 }}>{% endfor %}",
        '<td colspan="{{ page.head|length }}" width={{ page.head|length }}>',
        '<meta name="description" content="{{ page.title }}"><link rel="stylesheet" href="bank.css">',
        "<!-- ours --><title>{{ page.title }}</title><style>p > b { color: red }</style>",
        '<svg viewBox="0 0 9 9"><title>{{ page.title }}</title><path d="M0"/><text>{{ page.title }}</text></svg>',
        '<img alt="{{ page.title }}" src="data:image/png;base64,iVBORw0KGgo=">',
        "{% set t %}{{ page.title }}{% endset %}<p aria-label='{{ t }}'>{{ t if t == page.title else 'no' }}</p>",
    ],
)
def test_a_harmless_place_is_no_fault(template: str) -> None:
    """What a bank's page is made of is let through, also where a text begins like an address that runs."""
    report = demo()[0]
    assert isinstance(report, lc.ComplaintReport)
    hostile = attrs.evolve(report, header=attrs.evolve(report.header, title=verbatim("javascript:alert(1)//")))

    assert b"javascript:alert" in a_renderer(html="{{ page.title }}" + template).render(hostile, "en").content


@pytest.mark.parametrize(
    "template",
    [
        "[x]({{ page.title }})",
        "[x](https://bank.example/{% if page %}{{ page.title }}{% endif %})",
        "[x]: {{ page.title }}",
        "<a href='{{ page.title }}'>",
        "<div>\n{{ page.title }}",
        "<{{ page.title }}>",
        "https://bank.example/{{ page.title }}",
        "www.{{ page.title }}",
    ],
)
def test_no_text_is_an_address_or_html_in_markdown(template: str) -> None:
    """Escaping holds nothing back in HTML within Markdown, nor in the address of a link; so a text is in neither."""
    found = check(a_folder(md="\n" + template))

    assert {("document.md.j2", 2, "trial")} == {(each.file, each.line, each.kind) for each in found}
    assert () == check(a_folder(md="[x](https://bank.example) \\<b> {{ page.title }}: *{{ page.title }}*"))


def test_what_no_trial_reaches_is_judged_when_a_document_reaches_it() -> None:
    """A branch that only one case takes prints nothing astray either; the fault holds no word of the case."""
    title = printed(demo()[0], "zh-CN").title
    template = f"\n{{% if page.title == '{title}' %}}<a href='{PRINT}'>{{% endif %}}"

    assert () == check(a_folder(html=template))
    assert refusal(template).startswith("document.html.j2:2: no text of the case can be a link")
    assert title not in refusal(template)


PIECES = (
    "< > </ /> \" ' = / ~ \n \f p style title svg a math textarea script b td select template <!-- --> --!> <! <? ]]> "
    "<![CDATA[ href class title src onclick data-x # & &#106; javascript: <p> </p> <p <a <svg> </svg> <style> </style> "
    '<title> </title> <desc> <img <td <table> </table> ~class=" ~title=" ~href="# ~alt=\' "> \'> -- ! <br/> \0 <meta '
    '<p~class="@"> <a~href="#@"> <title>@</title> <svg><title>@</title><text>@</text></svg> <img~alt=\'@\'~src=x> @ @ @'
)
TEXTS = (
    "MARK",
    "MARK onerror=x",
    "MARK\"'><script>",
    "javascript:MARK",
    "/MARK",
    "-->MARK",
    "]]>MARK",
    "#MARK",
    "MARK`",
)
MISREAD = """
    const harmless = /^(abbr|alt|class|datetime|headers|id|lang|role|summary|title|aria-.+|data-.+)$/;
    const live = /^(script|iframe|object|embed|base|form|noscript|template|textarea|select|math|plaintext|xmp)$/;
    const astray = element => /mark./i.test(element.localName) || live.test(element.localName)
        || (element.localName == "style" && /MARK/.test(element.textContent))
        || [...element.attributes].some(a => /mark|^on/i.test(a.name) || (/MARK/.test(a.value)
            && !harmless.test(a.name) && !(/href$/.test(a.name) && a.value.startsWith("#"))));
    return arguments[0].filter(page =>
        [...new DOMParser().parseFromString(page, "text/html").querySelectorAll("*")].some(astray));
"""


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 40))])
def test_a_browser_reads_what_we_let_pass_as_we_do(browser: Browser, seed: int) -> None:
    """Of pages thrown together from pieces of markup, those that pass have no text astray in Chromium either."""
    dice = random.Random(seed)  # noqa: S311 - a test's dice, the same each time
    pieces = [piece.replace("~", " ") for piece in PIECES.split(" ")]
    passed = set[str]()
    for _ in range(6_000):
        drawn = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 9)))
        output = Output.read(re.sub("@", lambda _: marked(TEXT, 0, 1, escape(dice.choice(TEXTS))), drawn))
        passed |= set() if any(html(output)) else {output.text}
    browser.driver.get("data:text/html,<p>x")  # which lets a page be parsed, as a page of a file does not

    assert 600 < len(passed)
    assert [] == browser.driver.execute_script(MISREAD, sorted(passed))


# ---------------------------------------------------------------- the check


EXTENDS = "{% extends 'ours/document.html.j2' %}"
FAULTY: list[tuple[dict[str, str], list[tuple[int | str, str]]]] = [
    ({"html": "{{ titel }}\n{{ page.titel }}"}, [(1, "unknown"), (2, "unknown")]),
    ({"html": "{% if page.kind == 'never' %}\n{{ page.titel }}{% endif %}"}, [(2, "unknown")]),
    ({"html": EACH + "\n{{ a.titel }}" + END}, [(2, "unknown")]),
    ({"html": EACH + "{% for b in a.blocks %}\n{{ b.nothing }}{% endfor %}" + END}, [(2, "unknown")]),
    ({"html": "{% for a, b, c in page.head %}{{ a }}{% endfor %}"}, [(1, "trial")]),
    ({"html": "{{ page.title }}\n{{ loop.index }}"}, [(2, "trial")]),
    ({"html": EXTENDS + "\n{% block haeder %}{% endblock %}"}, [(2, "unused")]),
    ({"html": EXTENDS + "\nText"}, [(2, "unused")]),
    ({"html": EXTENDS + "{% block table %}\n{{ block.lines }}{% endblock %}"}, [(2, "trial")]),
    ({"html": EXTENDS + "{% block header %}\n{{ section.title }}{% endblock %}"}, [(2, "trial")]),
    ({"html": "{% extends 'ours/nothing.j2' %}"}, [(1, "unknown")]),
    ({"html": "{% extends 'document.html.j2' %}"}, [(1, "trial")]),
    ({"html": "{% include 'document.html.j2' %}"}, [(1, "trial")]),
    ({"html": "{{ page.title }}\n{% include 'ours/line.html.j2' %}"}, [("ours/line.html.j2:1", "trial")]),
    (
        {"html": "\n{% from 'm.html.j2' import a, b %}{{ a() }}{{ b() }}", "m": "{% macro a() %}{% endmacro %}"},
        [(2, "trial")],
    ),
    ({"html": "{{ page.title }}\n{% macro m() %}{% endmacro %}"}, [(2, "unused")]),
    ({"html": "{{ page.title }}", "idle": "x"}, [("idle.html.j2:1", "unused")]),
    ({"css": "p { color: {{ page.title }} }"}, [("document.css:1", "trial")]),
    ({"html": "{{ page.title", "md": "{% if %}"}, [(1, "syntax"), ("document.md.j2:1", "syntax")]),
    ({"html": "\n{{ page.head[0][2] }}"}, [(2, "trial")]),
    ({"html": "{{ page.title() }}"}, [(1, "trial")]),
]


@pytest.mark.parametrize(("files", "expected"), FAULTY)
def test_the_check_finds(files: dict[str, str], expected: list[tuple[int | str, str]]) -> None:
    """Unknown names and templates, what a trial shows, and what nothing uses: with file and line."""
    found = [(f"document.html.j2:{at}" if isinstance(at, int) else at, kind) for at, kind in expected]

    assert sorted(dict.fromkeys(found)) == sorted(dict.fromkeys(remarks(**files)))


def command(*words: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(loancomplaint, words)


def test_the_command_checks_a_folder(tmp_path: Path) -> None:
    """`template check`: 0 where there is nothing to say, 1 where there is, 2 where the folder cannot be read."""
    (tmp_path / "document.html.j2").write_text("{{ page.titel }}", encoding="utf-8")
    good = command("template", "check", str(SENSIBLE[0]))
    bad = command("template", "check", str(tmp_path), "--json")
    none = command("template", "check", str(tmp_path / "nowhere"))

    assert (0, 1, 2) == (good.exit_code, bad.exit_code, none.exit_code)
    assert {"holds": False, "remarks": [attrs.asdict(A_TYPO)]} == json.loads(bad.stdout)


A_TYPO = Remark("document.html.j2", 1, "unknown", "there is nothing called titel; a template sees page")


# ---------------------------------------------------------------- the folder


def test_a_folder_holds_files_and_no_links(tmp_path: Path) -> None:
    """Nothing outside the folder is reached: links to files and folders are refused, by name, all at once."""
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html.j2").symlink_to(tmp_path / "secret.j2")
    (folder / "b").symlink_to(tmp_path)
    (folder / "ours").mkdir()
    (folder / "ours" / "x.j2").write_text("", encoding="utf-8")
    (folder / "README").write_bytes(b"\xff passed over")
    (folder / "c.j2").write_bytes(b"\xff")
    (folder / "d.css").write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(InputError) as refused:
        TemplateFolder.read(folder)

    assert ["a.html.j2", "b", "c.j2", "d.css", "ours/x.j2"] == sorted(fault.path for fault in refused.value.faults)


def test_a_folder_is_of_a_size_to_be_read(tmp_path: Path) -> None:
    """More templates than anybody reads are refused."""
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number}.j2").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="100 are allowed"):
        TemplateFolder.read(tmp_path)


def test_a_folder_is_read_once(tmp_path: Path) -> None:
    """What changes in the folder later does not show: a renderer is a value."""
    path = tmp_path / "document.html.j2"
    path.write_text("{{ page.title }}", encoding="utf-8")
    renderer = bank_templates.with_templates("html", tmp_path)
    path.unlink()

    assert printed(demo()[0], "en").title == renderer.render(demo()[0], "en").content.decode()


def test_filters_are_those_that_are_told() -> None:
    """A name in the list of filters that is none would be a promise broken."""
    uses: dict[str, Callable[[str], str]] = {name: f"{{{{ page.head|{name} }}}}".format for name in ("count", "length")}
    lists = {"first", "last", "join"}

    assert all(filled(use("")) for use in uses.values())
    assert all(filled(f"{{{{ page.head[0]|{name} }}}}") for name in lists)
    assert all(filled(f"{{{{ page.title|{name} }}}}") for name in FILTERS - lists - set(uses))
