"""Write the redirects of Diplograph's IRIs as an ``.htaccess`` for the service w3id.org.

A browser gets a page and a program gets data, by 303 See Other and the Accept header, as
"Cool URIs for the Semantic Web" (W3C 2008) recommends.
"""

from __future__ import annotations

from typing import NamedTuple


class Rule(NamedTuple):
    """A rule: a pattern of the path below the base, and the targets for pages, Turtle and JSON-LD; empty for none."""

    pattern: str
    page: str
    turtle: str
    json_ld: str


# The path segment of each class in IRIs, and the beginning of its address in the explorer.
PLACES = {
    "actor": "a", "place": "pl", "work": "w", "thing": "t", "event": "e", "relation": "r", "status": "st",
    "causal-link": "k", "measurement": "m",
}  # fmt: skip


def rules(document: str) -> list[Rule]:
    """Return the rules; the first one that matches applies.

    Args:
        document: the folder of the essay whose page is the explorer.

    """
    every, graph = "data/graph.ttl", "data/graph.jsonld"
    found = [
        Rule(r"^ns$", "ns/", "data/ontology/core.ttl", "data/ontology/core.jsonld"),
        Rule(r"^scheme$", "ns/", "data/ontology/schemes.ttl", ""),
        Rule(r"^scheme/([\w-]+)$", "scheme/$1/", "data/ontology/schemes.ttl", ""),
        Rule(r"^scheme/([\w-]+)/([\w-]+)$", "scheme/$1/#$2", "data/ontology/schemes.ttl", ""),
        Rule(r"^shapes$", "shapes/", "data/ontology/shapes.ttl", ""),
        Rule(r"^decision/([0-9]{4})$", "decision/$1/", "", ""),
    ]
    found += [Rule(rf"^id/{kind}/([\w-]+)$", f"#{start}-$1", every, graph) for kind, start in PLACES.items()]
    found += [
        Rule(rf"^id/{document}/([a-z]+-[\w-]+)$", "#$1", every, graph),
        Rule(r"^id/[\w-]+/[\w-]+$", "#data", every, graph),
        Rule(r"^graph/?$", "#data", "data/catalog.ttl", "data/catalog.jsonld"),
        Rule(r"^graph/ontology/([\w/-]+)$", "ns/", "data/ontology/$1.ttl", ""),
        Rule(r"^graph/([\w/-]+)$", "#data", "data/graphs/$1.ttl", ""),
        Rule(r"^$", "", every, graph),
    ]
    return found


def htaccess(document: str, base: str) -> str:
    """Return the rules in the form of Apache's mod_rewrite, which w3id.org uses.

    Args:
        document: see `rules`.
        base: the address at which the published folder is served.

    """
    base = base.rstrip("/") + "/"
    lines = [
        "# Diplograph: https://w3id.org/diplograph/",
        f"# Pages for browsers, Turtle or JSON-LD for programs; served from {base}",
        "Options -MultiViews",
        "RewriteEngine on",
    ]
    for rule in rules(document):
        lines.append("")
        if rule.json_ld:
            lines.append("RewriteCond %{HTTP_ACCEPT} application/ld\\+json")
            lines.append(f"RewriteRule {rule.pattern} {base}{rule.json_ld} [R=303,L]")
        if rule.turtle:
            lines.append("RewriteCond %{HTTP_ACCEPT} text/turtle|application/rdf|application/n-triples")
            lines.append(f"RewriteRule {rule.pattern} {base}{rule.turtle} [R=303,L]")
        # NE keeps the # of a fragment.
        lines.append(f"RewriteRule {rule.pattern} {base}{rule.page} [R=303,NE,L]")
    return "\n".join(lines) + "\n"
