"""The HTML of a report beside a bare Jinja2 template of the same page; and 1,000 reports by two processes.

The bare template is what a careful person writes once: one file, precompiled, escaping on, filled from plain dicts
whose texts are in the reader's language already and whose pictures are drawn; it gives the same bytes.
Two lines compare with it: our template on a page that is ready likewise, and the whole of `lc.render`, which must
first say every phrase, make odd characters visible, number the sentences, index them and draw the pictures.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.resources import files
from multiprocessing import get_context
from typing import Any

import attrs
from jinja2 import Environment, StrictUndefined, Template
from measure import race

import loancomplaint as lc
from loancomplaint.renderers.page import printed
from loancomplaint.renderers.template import template_of

SEED = (files("loancomplaint") / "demo" / "case.json").read_bytes()
LOCALE = "zh-CN"
REPORTS = 1000

BARE = """<!DOCTYPE html>
<html lang="{{ page.locale }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{{ page.title }}</title>
<style>
%STYLE%</style>
</head>
<body class="{{ page.kind }}">
<main>
<header>
<h1>{{ page.title }}</h1>
<dl class="head">
{% for name, value in page.head %}
<div><dt>{{ name }}</dt><dd>{{ value }}</dd></div>
{% endfor %}
</dl>
</header>
{% if page.salutation %}
<p class="salutation">{{ page.salutation }}</p>
{% endif %}
{% for section in page.sections %}
{% if section.depth == 1 %}
<h2 id="{{ section.key }}">{{ section.number }}{{ section.title }}</h2>
{% else %}
<h3 id="{{ section.key }}">{{ section.number }}{{ section.title }}</h3>
{% endif %}
{% for block in section.blocks %}
{% if block.kind == "prose" %}
{% if block.heading %}
<p class="heading"><strong>{{ block.heading }}</strong></p>
{% endif %}
<p>{% for line in block.lines %}%LINE%{% if not loop.last %}{{ page.gap }}{% endif %}{% endfor %}</p>
{% elif block.kind == "bullets" %}
<ul>
{% for line in block.lines %}
<li>%LINE%</li>
{% endfor %}
</ul>
{% elif block.kind == "picture" %}
<figure id="{{ block.id }}">
<figcaption>{{ block.caption }}</figcaption>
<div class="wide" role="region" aria-label="{{ block.caption }}" tabindex="0">
{{ block.svg }}
</div>
</figure>
{% with block = block.grid %}
%GRID%
{% endwith %}
{% else %}
%GRID%
{% endif %}
{% endfor %}
{% endfor %}
{% for block in page.closing %}
<p{% if loop.first %} class="closing"{% endif %}>{% for line in block.lines %}%LINE%{% if not loop.last %}{{ page.gap }}{% endif %}{% endfor %}</p>
{% endfor %}
<dl class="signatures">
{% for role, name in page.signatures %}
<div><dt>{{ role }}{{ page.colon }}</dt><dd>{{ name }}</dd></div>
{% endfor %}
<div><dt>{{ page.date_word }}{{ page.colon }}</dt><dd>{{ page.date }}</dd></div>
</dl>
</main>
</body>
</html>
"""  # noqa: E501 - a template's lines are the page's

LINE = """<span class="sentence {{ line.standing }}" id="s{{ line.number }}" data-standing="{{ line.standing }}" \
data-evidence="{{ line.evidence|join(" ") }}">{{ line.text }}{% for number, named in line.marks %}{{ page.gap }}\
<a class="mark" href="#evidence-{{ number }}">[{{ named }}]</a>{% endfor %}\
{% if line.mark %}{{ page.gap }}<span class="mark standing">[{{ line.mark }}]</span>{% endif %}</span>"""

CELLS = """{% if loop.first %}<th scope="row"{% if cell in block.short %} class="short"{% endif %}>{{ cell }}</th>\
{% else %}<td{% if cell in block.figures %} class="figure"\
{% elif cell in block.short %} class="short"{% endif %}>{{ cell }}</td>{% endif %}"""

GRID = f"""<div class="table" role="region" aria-label="{{{{ block.caption }}}}" tabindex="0">
<table{{% if block.columns|length == 2 %}} class="pairs"{{% endif %}}{{% if block.standing %}} \
data-standing="{{{{ block.standing }}}}" data-evidence="{{{{ block.evidence|join(" ") }}}}"{{% endif %}}>
<caption>{{{{ block.caption }}}}</caption>
<thead>
<tr>{{% for column in block.columns %}}<th scope="col"{{% if column in block.short %}} class="short"{{% endif %}}>\
{{{{ column }}}}</th>{{% endfor %}}</tr>
</thead>
<tbody>
{{% for row in block.rows %}}
<tr{{% if row.exhibit %}} id="evidence-{{{{ row.exhibit }}}}" data-sentences="{{% for number in row.sentences %}}\
s{{{{ number }}}}{{% if not loop.last %}} {{% endif %}}{{% endfor %}}"{{% endif %}}\
{{% if row.evidence %}} data-evidence="{{{{ row.evidence|join(" ") }}}}"{{% endif %}}>\
{{% for cell in row.cells %}}{CELLS}{{% endfor %}}</tr>
{{% endfor %}}
</tbody>
{{% if block.total %}}
<tfoot>
<tr>{{% for cell in block.total %}}{CELLS}{{% endfor %}}</tr>
</tfoot>
{{% endif %}}
</table>
</div>"""


def bare() -> Template:
    """The template by hand."""
    style = (files("loancomplaint.renderers") / "templates" / "document.css").read_text(encoding="utf-8")
    source = BARE.replace("%LINE%", LINE).replace("%GRID%", GRID).replace("%STYLE%", style)
    options = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
    return Environment(autoescape=True, undefined=StrictUndefined, **options).from_string(source)  # type: ignore[arg-type]  # one type for all options


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a page holds
    """A page as dicts, lists and texts, with what our classes compute beside."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if not attrs.has(type(value)):
        return value
    fields = {
        field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value)) if field.name != "drawing"
    }
    computed = {name: getattr(value, name) for name in ("figures", "short", "svg") if hasattr(value, name)}
    return fields | computed


@cache
def report() -> lc.ComplaintReport:
    """The report to the first desk, on the case that ships inside."""
    assessment = lc.assess(lc.loads(SEED))
    route = lc.decide(assessment).primary
    if route is None:
        raise SystemExit("the seed case has a primary route")
    return lc.compose(assessment, route)


def one(number: int) -> int:
    """From a case to the bytes of its report; the case differs from the next."""
    case = attrs.evolve(lc.loads(SEED), reference=f"TS-2024-{number:04}", as_of=dt.date(2024, 9, 17))
    assessment = lc.assess(case)
    route = lc.decide(assessment).primary
    return len(lc.render(lc.compose(assessment, route), "html").content) if route else 0


def rendered(number: int) -> int:
    """The HTML alone, of the same report each time."""
    return len(lc.render(report(), "html").content) + 0 * number


def timed(what: str, made: Iterator[int]) -> float:
    """Run through *made*, and print how long it took."""
    begun = time.perf_counter()
    sizes = list(made)
    taken = time.perf_counter() - begun
    print(f"{what:<44} {taken:10.2f} s    {taken / len(sizes) * 1000:6.2f} ms each, {sum(sizes) / 1e6:.0f} MB")
    return taken


def main() -> None:
    """Race the page, then make a thousand."""
    document, by_hand = report(), bare()
    page, ours = printed(document, LOCALE), template_of("document.html.j2")
    context = plain(page)
    if by_hand.render(page=context).encode() != lc.render(document, "html").content:
        raise SystemExit("the template by hand makes another page")
    race(
        {
            "a bare Jinja2 template, dicts": lambda: by_hand.render(page=context).encode(),
            "our template, the page ready likewise": lambda: ours.render(page=page).encode(),
            "lc.render, the whole way": lambda: lc.render(document, "html"),
            "  of that: saying the page": lambda: printed(document, LOCALE),
        }
    )
    for what, make in (("HTML of a composed report", rendered), ("from case file to HTML", one)):
        alone = timed(f"{REPORTS} x {what}, one process", map(make, range(REPORTS)))
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            list(pool.map(make, range(8)))  # both processes have started and imported
            together = timed("  two processes", pool.map(make, range(REPORTS), chunksize=25))
        print(f"  {alone / together:.2f} times as fast")


if __name__ == "__main__":
    main()
