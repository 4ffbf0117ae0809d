"""Make the HTML page of one document."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from diplograph._version import __version__
from diplograph.site import html, svg
from diplograph.site.boxes import pills
from diplograph.site.material import Essay
from diplograph.site.questions import Questions
from diplograph.site.views import Views


@cache
def asset(name: str) -> str:
    """Return a file of the site's assets as text."""
    return (files("diplograph.site") / "assets" / name).read_text(encoding="utf-8")


@cache
def css() -> str:
    """Return the style sheet, with the dark colours twice: for the system's setting and for the reader's."""
    signs = "".join(f".s{sign}::before{{--g:url({svg.sign_url(sign)})}}" for sign in svg.GLYPHS)
    return asset("site.css").replace("DARK", asset("dark.css").strip()).replace("/* signs */", signs)


@cache
def script() -> str:
    """Return the script: the normal form, and the page's behaviour."""
    body = asset("site.js")
    opening = '"use strict";\n'
    return body.replace(opening, opening + asset("normal.js"), 1)


@cache
def _environment() -> Any:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("diplograph.site"),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    for name in ("sentence", "brief", "headline", "report", "lead", "chip", "key", "where"):
        environment.globals[name] = getattr(html, name)
    return environment


def template(name: str) -> Any:
    """Return a template by name."""
    return _environment().get_template(name)


def page(
    views: Views,
    *,
    shared: str = "",
    text: str | None = None,
    private: bool = False,
    questions: Questions | None = None,
    files_of: Mapping[str, str] | None = None,
) -> str:
    """Return the page of one document.

    Args:
        views: the views of the document.
        shared: the folder of a shared style sheet and script; empty to include both in the page.
        text: the text of the document in normal form, to show beside the claims.
        private: mark the page as not to be published.
        questions: the answers to the saved questions; None to name the page of the questions instead.
        files_of: names and addresses of the files from which the page is made.

    """
    essay = views.essay
    if text is not None:
        for section in views.sections:
            for row in section["rows"]:  # type: ignore[attr-defined]
                p = essay.passages[row["id"]]
                row["text"] = text[p.start : p.stop]
    if questions:
        views.questions, views.prefixes = questions.families.items(), questions.prefixes
    views.files = list((files_of or {}).items())
    return slim(
        template("essay.j2").render(
            e=essay, v=views, text=text is not None, private=private, shared=shared, version=__version__,
            placed=set(), css=css(), first=FIRST, js=script(), csp=policy(shared), symbols=svg.symbols() + pills(),
            json=embedded(_json(essay, views, questions)), jsonld=embedded(_jsonld(essay, views)),
        )
    )  # fmt: skip


# Before anything is laid out: with scripts, one view shows, so the browser need not lay out the others.
FIRST = 'document.documentElement.classList.add("js")'
ROUND = ' rx="3"'  # the corners of a box, which the style sheet also rounds
_PLAIN = re.compile(r'(?<=[\w-])="([\w#:.%-]+)"(?=[\s>])', re.ASCII)
_LAST = re.compile(r'="([\w#:.%-]+)"/>', re.ASCII)

_ENDS = re.compile(
    r"</li>(?=<li|</[uo]l>)|</p>(?=<(?:p|ul|ol|div|h\d|pre|section|details|article|/div|/li|/article|/section)\b)"
)


def slim(text: str) -> str:
    """Return HTML without optional quotation marks, end tags and escapes, which are a tenth of a page.

    Source: HTML Standard, §13.1.2.3 (unquoted values), §13.1.2.4 (optional tags) and §13.1.3 (text);
    values that need quotation marks have double ones. Outside of tags, every quotation mark is escaped.
    """
    head, script, rest = text.partition('<script type="application/json"')
    head = _LAST.sub(lambda found: f"={found[1]} />", head.replace(ROUND, ""))
    head = _PLAIN.sub(lambda found: f"={found[1]}", head)  # a function: a template is expanded anew for each match
    return _ENDS.sub("", head).replace("&gt;", ">").replace("&#39;", "'") + script + rest


def policy(shared: str) -> str:
    """Return the content security policy: the page loads nothing but its own content."""
    own = "'self'" if shared else _hashed(script())
    own = f"{_hashed(FIRST)} {own}"
    style = "'self' 'unsafe-inline'" if shared else "'unsafe-inline'"
    return (
        f"default-src 'none'; style-src {style}; img-src data:; script-src {own}; base-uri 'none'; form-action 'none'"
    )


def _hashed(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def embedded(value: object) -> str:
    """Return JSON that is safe in a script element, whatever its strings contain."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")


def _json(essay: Essay, views: Views, asked: Questions | None) -> dict[str, object]:
    passages = {}
    for section in views.sections:
        for row in section["rows"]:  # type: ignore[attr-defined]
            p = essay.passages[row["id"]]
            where = f"{row['kind']} {row['number']} · {section['title']}, paragraph {p.paragraph}"
            where += f" · {p.stop - p.start} characters"
            passages[p.id] = [
                p.digest,
                [p.start, p.stop],
                p.link.removeprefix(essay.page),
                p.silence,
                list(p.claims),
                where,
            ]
    shown: dict[str, object] = {"title": essay.title, "page": essay.page, "passages": passages}
    if asked:
        shown |= {"questions": asked.rows, "columns": list(asked.columns), "terms": asked.terms}
        shown |= {"bases": asked.bases, "lines": list(asked.lines)}
    return shown


def _jsonld(essay: Essay, views: Views) -> dict[str, object]:
    """Return the page in terms of schema.org: a data set about an article, with the thesis as a claim."""
    authors = [{"@type": "Person", "name": essay.holder(a).label, "@id": a} for a in essay.authors]
    article = {
        "@type": "ScholarlyArticle", "@id": essay.iri, "headline": essay.title, "author": authors,
        "datePublished": essay.issued, "url": essay.page,
        "publisher": {"@type": "Organization", "name": essay.publisher},
    }  # fmt: skip
    described = {
        "@context": "https://schema.org", "@type": "Dataset", "name": f"{essay.title}, as a graph of claims",
        "description": f"Who holds what, how surely and on what grounds in “{essay.title}”. {views.byline}",
        "version": views.version, "license": list(essay.licences), "isBasedOn": {k: v for k, v in article.items() if v},
        "creator": {"@type": "Organization", "name": "The Diplograph authors"}, "isAccessibleForFree": True,
    }  # fmt: skip
    if views.thesis:
        claim = views.thesis.claim
        described["hasPart"] = [
            {"@type": "Claim", "@id": essay.iris[claim.id], "text": claim.text, "appearance": {"@id": essay.iri}}
        ]
    return described
