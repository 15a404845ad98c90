"""A bank's own templates: they arrange what a page holds, reach nothing else, and always come to an end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

import loancomplaint as lc
from loancomplaint import renderers
from loancomplaint.documents import Document
from loancomplaint.errors import Fault, InputError, UnknownNameError
from loancomplaint.renderers import ARRANGED, markdown
from loancomplaint.renderers.bank_templates.bank import BankRenderer
from loancomplaint.renderers.bank_templates.check import check
from loancomplaint.renderers.bank_templates.folder import MOST_BYTES, MOST_FILES, OURS, TemplateFolder, shipped
from loancomplaint.renderers.bank_templates.grammar import FILTERS, Remark
from loancomplaint.renderers.bank_templates.vocabulary import names_of
from loancomplaint.renderers.page import Page, Picture, printed
from loancomplaint.renderers.template import TemplateRenderer
from loancomplaint.testing.contracts import demo_documents, documents
from loancomplaint.words import LOCALES, verbatim

HERE = Path(__file__).parents[1]
SENSIBLE = sorted(path for path in (HERE / "bank_templates").iterdir() if path.is_dir())
PAYLOADS = json.loads((HERE / "corpora" / "payloads" / "payloads.json").read_text(encoding="utf-8"))
HOSTILE = [*PAYLOADS["ssti_jinja2"], *PAYLOADS["ssti_fuzz"]]

LITTLE = 200_000
"""Work enough for a page of ours, and soon used up."""

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
    """What a bank's templates print is escaped by their format's rule, through macros, blocks and filters too."""
    tags = "script|img|b"
    page = renderers.with_templates("html", folder).render(document, locale).content.decode()
    ours = printed(document, locale)

    assert not re.search(rf"<({tags})\b", page)
    assert all(str(ours.title) not in page for mark in "<>" if mark in ours.title)


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
    renderer = renderers.with_templates(name, folder)
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
    assert names_of(Page) >= {field.name for field in attrs.fields(Page)}
    assert {"id", "caption", "alt", "grid", "kind", "svg"} == names_of(Picture)
    assert frozenset() == names_of(str) | names_of(tuple) | names_of(type)


def test_face_and_command_take_a_folder(tmp_path: Path) -> None:
    """`lc.render` and the command line give the same bytes for a folder, and name what cannot be arranged."""
    folder = SENSIBLE[0]
    out = tmp_path / "report.html"
    case = HERE.parent / "examples" / "seed" / "case.json"
    words = ["render", str(case), "--for", "risk_management", "--to", "html", "--out", str(out)]
    run = command(*words, "--templates", str(folder))

    assert 0 == run.returncode, run.stderr
    assert out.read_text(encoding="utf-8").count("示例银行") == 1
    with pytest.raises(UnknownNameError, match="html and md"):
        renderers.with_templates("txt", folder)


# ---------------------------------------------------------------- hostile templates


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_payload_is_refused_or_harmless(payload: str) -> None:
    """What takes over other template engines is refused here, or printed as it stands."""
    faults = faults_of(payload)

    assert faults or payload == filled(payload)


FORBIDDEN = {
    "a product": ("{{ 'a' * 10**9 }}", "arithmetic"),
    "a power": ("{{ 10**10**10 }}", "arithmetic"),
    "a format": ("{{ '%999999999d' % 1 }}", "arithmetic"),
    "a long number": ("{{ " + "9" * 5000 + " }}", "too long"),
    "a large number": ("{{ 10000000000000 }}", "larger"),
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
    "arguments": ("{% macro m() %}{% endmacro %}{{ m(*page.head) }}", "one by one"),
    "hidden arguments": ("{% macro m() %}{% endmacro %}{{ m(_loop_vars=1) }}", "begins with _"),
    "recursion": (EACH.replace(" %}", " recursive %}") + END, "call itself"),
    "a dynamic name": ("{% include page.title %}", "written out"),
    "a way out": ("{% include '../../secret.j2' %}", "no template"),
    "a page": ("{{ page }}", "no text"),
    "a list": ("{{ page.head }}", "no text"),
    "a set in a loop": (
        "{% for s in page.sections[0].blocks %}{% for c in s.short %}{% endfor %}{% endfor %}",
        "no list",
    ),
    "a script": ("<script>{{ page.title }}</script>", "no script"),
    "a handler": ("<p onclick='x'>", "no script"),
    "a bare attribute": ("<p class={{ page.title }}>", "quotes"),
    "a link": ('<a href="{{ page.title }}">', "no text of the case can be a link"),
    "a style": ("<style>p { {{ page.title }} }</style>", "plain text"),
    "deep brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "nested too deep"),
    "deep conditions": ("{% if 1 %}" * 100 + "{% endif %}" * 100, "more than 60 things"),
    "many loops": (EACH * 15 + END * 15, "10 loops"),
    "many names": ("".join(f"{{% set n{n} = {n} %}}" for n in range(101)), "100 names"),
    "a filter around": ("{% filter upper %}{{ page.title }}{% endfilter %}", "only the filter trim"),
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
}


@pytest.mark.parametrize("template", ENDLESS.values(), ids=ENDLESS)
def test_what_would_not_end_ends_in_a_sentence(template: str) -> None:
    """A template that does too much is stopped by counting, so on every machine at the same place."""
    template = template.replace(' "ours/x.html.j2" ignore missing', ' "document.css"')

    assert re.fullmatch(
        r"(document.html.j2|ours/\S+):1: the template does or prints too much for one document: "
        r"more than 200,000 steps and characters",
        refusal(template),
    )


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}", "more than 30 macros and blocks call each other"),
        ("{% macro m(x) %}{{ x.nothing.title }}{% endmacro %}{{ m(page) }}", "nothing called nothing"),
        ("{% macro m(x) %}{{ x.title }}{% endmacro %}{{ m(page.title) }}", "a str has nothing called title"),
        ("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(page) }}", "a page is printed, which is no text"),
        ("{% macro m(x) %}{{ x() }}{% endmacro %}{{ m(page) }}", "a page cannot be called"),
        ("{% macro m(x) %}{{ x + 1 }}{% endmacro %}{{ m(page.title) }}", "numbers only"),
        ("{% macro m(x) %}{{ x|join }}{% endmacro %}{{ m(page.sections) }}", "a section is printed"),
        ("{% macro m(x) %}{{ x|upper }}{% endmacro %}{% set s %}a{% endset %}{{ m(s) }}", "a markup is not a text"),
        ("{% macro m(x) %}{{ x == 1 }}{% endmacro %}{{ m(page.sections) }}", "cannot be compared"),
        ("{{ page.evidence(page) }}", "the number of an exhibit"),
        ("{{ page.evidence(number=page) }}", "the number of an exhibit"),
        ("{% set a = 999999999999 %}{{ a + a }}", "larger than"),
        (EACH + "{{ loop.cycle(page) }}" + END, "a page is printed"),
    ],
)
def test_what_only_a_document_shows_is_named_with_its_line(template: str, said: str) -> None:
    """What no check can see beforehand is refused in the sandbox, without a value of the case in the sentence."""
    refused = refusal("\n" + template)

    assert said in refused
    assert refused.startswith("document.html.j2:2: ")
    assert "华晟" not in refused


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


# ---------------------------------------------------------------- the check


EXTENDS = "{% extends 'ours/document.html.j2' %}"
FAULTY: list[tuple[dict[str, str], list[tuple[int | str, str]]]] = [
    ({"html": "{{ titel }}\n{{ page.titel }}"}, [(1, "unknown"), (2, "unknown")]),
    ({"html": EACH + "\n{{ a.titel }}" + END}, [(2, "unknown")]),
    ({"html": EACH + "{% for b in a.blocks %}\n{{ b.nothing }}{% endfor %}" + END}, [(2, "unknown")]),
    ({"html": "{% for a, b, c in page.head %}{{ a }}{% endfor %}"}, [(1, "unknown")]),
    ({"html": "{{ loop.index }}\n{{ line }}"}, [(1, "unknown"), (2, "unknown")]),
    ({"html": EXTENDS + "\n{% block haeder %}{% endblock %}"}, [(2, "unknown")]),
    ({"html": EXTENDS + "\nText"}, [(2, "unused")]),
    ({"html": EXTENDS + "{% block table %}\n{{ block.lines }}{{ block.nothing }}{% endblock %}"}, [(2, "unknown")]),
    ({"html": EXTENDS + "{% block header %}\n{{ section.title }}{% endblock %}"}, [(2, "unknown")]),
    ({"html": "{% extends 'ours/nothing.j2' %}"}, [(1, "unknown")]),
    ({"html": "{% extends 'document.html.j2' %}"}, [(1, "unknown")]),
    ({"html": "{% include 'document.html.j2' %}"}, [(1, "unknown")]),
    (
        {"html": "{% include 'a.html.j2' %}", "a": "{% include 'b.html.j2' %}", "b": "\n{% include 'a.html.j2' %}"},
        [("b.html.j2:2", "unknown")],
    ),
    ({"html": "\n{% include 'ours/line.html.j2' %}"}, [(2, "unknown")]),
    (
        {"html": "{% from 'm.html.j2' import a, b %}{{ a() }}{{ b() }}", "m": "{% macro a() %}{% endmacro %}"},
        [(1, "unknown")],
    ),
    ({"html": "{% set x = 1 %}\n{% macro m() %}{% endmacro %}"}, [(1, "unused"), (2, "unused")]),
    ({"html": "{{ page.title }}", "idle": "x"}, [("idle.html.j2", "unused")]),
    ({"css": "p { color: {{ page.title }} }"}, [("document.css:1", "forbidden")]),
    ({"html": "{{ page.title", "md": "{% if %}"}, [(1, "syntax"), ("document.md.j2:1", "syntax")]),
    ({"html": "{{ page.head[0][2] }}\n{{ page.title[0] }}"}, [(1, "unknown"), (2, "unknown")]),
    ({"html": "{{ page.title() }}"}, [(1, "unknown")]),
]


@pytest.mark.parametrize(("files", "expected"), FAULTY)
def test_the_check_finds(files: dict[str, str], expected: list[tuple[int | str, str]]) -> None:
    """Unknown names, parts, blocks and templates, circles, and what nothing uses: all at once, with file and line."""
    found = [(f"document.html.j2:{at}" if isinstance(at, int) else at, kind) for at, kind in expected]

    assert sorted(dict.fromkeys(found)) == sorted(dict.fromkeys(remarks(**files)))


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "loancomplaint", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_checks_a_folder(tmp_path: Path) -> None:
    """`template check`: 0 where there is nothing to say, 1 where there is, 2 where the folder cannot be read."""
    (tmp_path / "document.html.j2").write_text("{{ page.titel }}", encoding="utf-8")
    good = command("template", "check", str(SENSIBLE[0]))
    bad = command("template", "check", str(tmp_path), "--json")
    none = command("template", "check", str(tmp_path / "nowhere"))

    assert (0, 1, 2) == (good.returncode, bad.returncode, none.returncode)
    assert {"holds": False, "remarks": [attrs.asdict(A_TYPO)]} == json.loads(bad.stdout)


A_TYPO = Remark("document.html.j2", 1, "unknown", "there is nothing called titel in page (page)")


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
    renderer = renderers.with_templates("html", tmp_path)
    path.unlink()

    assert printed(demo()[0], "en").title == renderer.render(demo()[0], "en").content.decode()


def test_filters_are_those_that_are_told() -> None:
    """A name in the list of filters that is none would be a promise broken."""
    uses: dict[str, Callable[[str], str]] = {name: f"{{{{ page.head|{name} }}}}".format for name in ("count", "length")}
    lists = {"first", "last", "join"}

    assert all(filled(use("")) for use in uses.values())
    assert all(filled(f"{{{{ page.head[0]|{name} }}}}") for name in lists)
    assert all(filled(f"{{{{ page.title|{name} }}}}") for name in FILTERS - lists - set(uses))
