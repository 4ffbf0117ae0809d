"""The pages of the reference, written from what they describe: ``python docs/reference.py`` writes them anew.

In come the commands, the saved questions, the docstrings, the rules of `check`, the ontology and its
decisions; out come ``reference/*.md``, and the answers under each ``$ diplograph …`` of README and docs.
A test fails where a page is not in step.
"""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shlex
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import griffe
import pyoxigraph as ox

from diplograph.checks import rules
from diplograph.cli import main
from diplograph.cli.commands import GROUPS, SUMMARIES
from diplograph.cli.run import parser
from diplograph.data import bundled
from diplograph.data.glossary import Kind, Term, ontology
from diplograph.namespaces import SHAPES
from diplograph.queries.catalogue import Catalogue, SavedQuery

DOCS = Path(__file__).parent
ROOT = DOCS.parent
WRITTEN = "<!-- Written by `python docs/reference.py`; do not edit. -->\n\n"
# The public names, in the order in which a reader meets them.
PUBLIC = (
    "opening.load", "opening.from_graph", "opening.connect", "library.Library", "argument.viewpoint.Viewpoint",
    "answers.result.Result", "terms.Iri", "browse.search.Found", "browse.cards.ActorCard", "browse.cards.ClaimCard",
    "browse.cards.SituationCard", "browse.cards.EntityCard", "checks.report.Report", "checks.report.Finding",
)  # fmt: skip


def commands() -> str:
    """Return the page of the commands: each one's help, under the headings of `diplograph --help`."""
    lines = ["# Commands", "", "Exit codes: 0 fine, 1 the data are at fault, 2 the call is at fault.", ""]
    declared = next(action for action in parser()._actions if action.dest == "command").choices
    for group, title in GROUPS.items():
        lines += [f"## {title[0].upper()}{title[1:]}", ""]
        for name in SUMMARIES[group]:
            text = dict(declared or {})[name].format_help().rstrip()
            lines += [f"### {name}", "", "```text", text, "```", ""]
    return "\n".join(lines)


def questions() -> str:
    """Return the page of the saved questions: what each takes and answers."""
    lines = ["# Saved questions", ""]
    lines += [
        "Ask with `diplograph query NAME parameter=value` or `kg.NAME(parameter=…)`. Every parameter is optional: "
        "without it, the question is answered for every value.",
        "",
    ]
    family = ""
    for saved in Catalogue(bundled.queries()):
        if saved.family != family:
            family = saved.family
            lines += [f"## {family[0].upper()}{family[1:]}", ""]
        lines += [f"### {saved.name}", "", f"**{saved.summary}** {saved.description}", "", *_columns(saved), ""]
    return "\n".join(lines)


def _columns(saved: SavedQuery) -> Iterator[str]:
    for p in saved.parameters:
        yield f"- parameter `{p.name}` ({p.kind}): {p.description}, for example `{p.name}={p.example}`"
    for c in saved.columns:
        yield f"- `{c.name}` ({c.type}): {c.description}"


def checks() -> str:
    """Return the page of the rules of `check`: of the shapes, by file, and of the rules in Python."""
    lines = ["# Rules of `check`", ""]
    lines += [
        "A finding ends with the name of its rule in brackets, such as `[Claim-hedge-cued]`. "
        "Here is what each rule requires; a decision says why.",
        "",
        "## Rules over whole files and graphs",
        "",
    ]
    for rule, meaning in sorted(_python_rules().items()):
        lines += [f"### {rule}", "", meaning, ""]
    for path in bundled.shape_files():
        found = list(_shape_rules(path))
        if found:
            lines += [f"## Shapes: {path.stem}", ""]
        for name, severity, message, decision in found:
            link = f" ([decision {decision}](decisions.md#{_anchor(decision)}))" if decision else ""
            lines += [f"### {name}", "", f"{severity}: {message}{link}", ""]
    return "\n".join(lines)


def _python_rules() -> dict[str, str]:
    """Return each rule in Python by name, with the docstring of the function or else the module that applies it."""
    found = {"syntax": "The file is valid Turtle. While it is not, nothing else in it is checked."}
    for path in sorted(Path(rules.__file__).parent.glob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        for function in (node for node in module.body if isinstance(node, ast.FunctionDef)):
            meaning = (ast.get_docstring(function) or ast.get_docstring(module) or "").partition("\n\nArgs:")[0]
            for node in ast.walk(function):
                match node:
                    case (
                        ast.Call(func=ast.Name(id="Fault"), args=[ast.Constant(value=str(name)), *_])
                        | ast.Return(value=ast.Tuple(elts=[ast.Constant(value=str(name)), *_]))
                    ):
                        found.setdefault(name, " ".join(meaning.split()))
    return found


def _shape_rules(path: Path) -> Iterator[tuple[str, str, str, str]]:
    store = ox.Store()
    store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    for row in store.query(_RULES):  # type: ignore[union-attr]
        name, message, severity, decision = (row[key].value if row[key] else "" for key in range(4))
        level = "Warning" if severity.endswith("Warning") else "Violation"
        yield name.removeprefix(SHAPES), level, message.replace("{", "\\{"), decision.rpartition("/")[2]


_RULES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?shape ?message ?severity ?decision WHERE {
    ?shape sh:message|(sh:sparql/sh:message) ?message FILTER(isIRI(?shape))
    OPTIONAL { ?shape sh:severity|(sh:sparql/sh:severity) ?severity }
    OPTIONAL { ?shape rdfs:seeAlso ?decision }
} ORDER BY ?shape ?message"""


def terms() -> str:
    """Return the page of the ontology: classes, properties, and the concepts of each scheme."""
    glossary = ontology()
    lines = ["# Ontology", "", "`diplograph term NAME` shows one term in the terminal.", ""]
    for kind, title in ((Kind.CLASS, "Classes"), (Kind.PROPERTY, "Properties")):
        lines += [f"## {title}", ""]
        for term in glossary.terms.values():
            if term.kind is kind:
                lines += [f"### {term.curie}", "", *_term(term), ""]
    for scheme in glossary.schemes():
        lines += [f"## Scheme: {scheme.slug}", "", *_term(scheme), ""]
        for term in glossary.concepts(scheme.iri):
            lines += [f"### {term.curie}", "", *_term(term), ""]
    return "\n".join(lines)


def _term(term: Term) -> Iterator[str]:
    yield term.definition
    notes = [f"- for example: {text}" for text in term.examples]
    notes += [f"- but not: {text}" for text in term.negative_examples] + [f"- note: {text}" for text in term.notes]
    inherited = {"rdfs:subClassOf", "rdfs:subPropertyOf", "skos:broader"}
    notes += [f"- {name} {value}" for name, value in term.facts if name in inherited]
    if notes:
        yield from ("", *notes)


def decisions() -> str:
    """Return the page of the decisions behind the model."""
    lines = [
        "# Decisions",
        "",
        "What was at stake, what was decided, and what follows; `ontology/decisions/` holds a file for each.",
        "",
    ]
    for path in sorted((bundled.ontology() / "decisions").glob("[0-9]*.md")):
        title, _, body = path.read_text(encoding="utf-8").partition("\n")
        number, name = path.name[:4], title.removeprefix("# ").partition(". ")[2]
        body = re.sub(r"\]\((\d{4})-[^)]*\)", lambda m: f"](#{_anchor(m[1])})", body)
        lines += [
            f"## {number} {name} {{ #{_anchor(number)} }}",
            "",
            re.sub(r"^## (.*)$", r"**\1**", body.strip(), flags=re.M),
            "",
        ]
    return "\n".join(lines)


def _anchor(decision: str) -> str:
    return f"decision-{decision}"


def python() -> str:
    """Return the page of the Python interface, from the docstrings."""
    package = griffe.load("diplograph", search_paths=[str(ROOT / "src")], docstring_parser="google")
    lines = [
        "# Python",
        "",
        "`import diplograph` gives these names; every [saved question](questions.md) is also a method of `Library`.",
        "",
    ]
    for name in PUBLIC:
        lines += _object(package[name], "##")
    lines += ["## Errors", "", "```text", textwrap.dedent(package["errors"].docstring.value).strip(), "```", ""]
    return "\n".join(lines)


def _object(found: griffe.Object | griffe.Alias, level: str) -> Iterator[str]:
    yield f"{level} {found.name}"
    yield ""
    if isinstance(found, griffe.Function):
        yield from ("```python", _signature(found), "```", "")
    yield from _docstring(found)
    if found.is_class:
        for member in found.members.values():
            if member.is_public and not member.is_alias and member.docstring and not member.is_attribute:
                yield from _object(member, level + "#")
            elif member.is_public and member.docstring and member.is_attribute:
                yield from (f"{level}# {member.name}", "", *_docstring(member))


def _signature(function: griffe.Function) -> str:
    parameters = list(_parameters(function))
    line = f"{function.name}({', '.join(parameters)}) -> {function.returns}"
    if len(line) <= 80:
        return line
    return "\n".join((f"{function.name}(", *(f"    {each}," for each in parameters), f") -> {function.returns}"))


def _parameters(function: griffe.Function) -> Iterator[str]:
    star = False
    for p in function.parameters:
        if p.name in ("self", "cls"):
            continue
        if p.kind is griffe.ParameterKind.keyword_only and not star:
            star = True
            yield "*"
        star = star or p.kind is griffe.ParameterKind.var_positional
        mark = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}.get(p.kind, "")
        default = f" = {p.default}" if p.default is not None and not mark else ""
        yield f"{mark}{p.name}: {p.annotation}{default}" if p.annotation else f"{mark}{p.name}{default}"


def _docstring(found: griffe.Object | griffe.Alias) -> Iterator[str]:
    for section in found.docstring.parsed if found.docstring else ():
        match section.kind:
            case griffe.DocstringSectionKind.text:
                yield from (_markdown(section.value), "")
            case griffe.DocstringSectionKind.parameters | griffe.DocstringSectionKind.attributes:
                yield from (f"- `{each.name}`: {_markdown(each.description, '  ')}" for each in section.value)
                yield ""
            case griffe.DocstringSectionKind.raises:
                yield from (
                    f"- raises `{each.annotation}`: {_markdown(each.description, '  ')}" for each in section.value
                )
                yield ""
            case griffe.DocstringSectionKind.returns:
                yield from (f"Returns {_markdown(each.description)}" for each in section.value)
                yield ""
            case griffe.DocstringSectionKind.examples:
                yield from ("```python", *(text for _, text in section.value), "```", "")


def _markdown(text: str, indent: str = "") -> str:
    text = re.sub(r"``(.+?)``", r"`\1`", text).replace("\n", "\n" + indent)
    return re.sub(r"^>>> .*(?:\n.+)*", lambda m: f"```pycon\n{m[0]}\n```", text, flags=re.M)


def answered(text: str) -> str:
    """Return a page with the answer of each ``$ diplograph …`` in its console blocks as it is now."""

    def block(match: re.Match[str]) -> str:
        parts = [f"$ {command}\n{answer(command)}" for command in re.findall(r"^\$ (.*)$", match[1], re.M)]
        return "```console\n" + "\n".join(parts) + "```"

    return re.sub(r"^```console\n(.*?)^```$", block, text, flags=re.M | re.S)


def answer(command: str) -> str:
    """Return what a command prints; ``| head -N`` at its end keeps N lines."""
    call, _, head = command.partition(" | head -")
    program, *argv = shlex.split(call)
    assert program == "diplograph", command
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
        main(argv)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "".join(f"{line}\n" for line in (lines[: int(head)] if head else lines))


def pages() -> dict[Path, str]:
    """Return every page that is written here, whole or in its answers, by its path."""
    made = {
        "cli": commands, "questions": questions, "python": python, "checks": checks, "ontology": terms,
        "decisions": decisions,
    }  # fmt: skip
    found = {DOCS / "reference" / f"{name}.md": WRITTEN + write().rstrip() + "\n" for name, write in made.items()}
    for path in [ROOT / "README.md", *_by_hand()]:
        text = path.read_text(encoding="utf-8")
        if "```console" in text:
            found[path] = answered(text)
    return found


def _by_hand() -> Iterable[Path]:
    return (path for path in sorted(DOCS.rglob("*.md")) if path.parent.name != "reference")


if __name__ == "__main__":
    for path, text in pages().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")
