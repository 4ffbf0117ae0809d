"""The graph as tools of the Model Context Protocol: nine that read, and raw SPARQL only where it is asked for.

Few tools, with short descriptions, since every one of them is read before the first
question.  All saved questions go through one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Literal, ParamSpec

from diplograph._version import __version__
from diplograph.answers.result import Result
from diplograph.errors import DiplographError, MissingPackage
from diplograph.library import Library
from diplograph.mcp.answers import attributed, written
from diplograph.sparql.executor import Solutions

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from diplograph.argument.viewpoint import Viewpoint

P = ParamSpec("P")

INSTRUCTIONS = """\
A knowledge graph of what foreign-policy essays claim. It records what texts say, not what is so.
Every claim has a holder, a stance (asserts, concedes, denies, doubts, leaves open, supposes, declines), often a
hedge, and, where it is reported, a reporter with a stance of their own. Never restate a paraphrase without all of
them, never present a denied, doubted, supposed or reported claim as the author's view or as a fact, and cite the
link. Start with find or questions; ask answers any saved question."""


def server(kg: Library, *, allow_sparql: bool = False) -> MCPServer[None]:
    """Return a server of the tools over one graph.

    Args:
        kg: the graph.
        allow_sparql: whether to add a tool for SPARQL queries, which read only.

    Raises:
        MissingPackage: the package of the extra ``mcp`` is not installed.

    """
    try:
        from mcp.server import MCPServer  # 70 MB; only where a model is served
    except ImportError:
        raise MissingPackage("mcp", "mcp") from None

    made: MCPServer[None] = MCPServer("diplograph", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    for tool in _tools(kg, allow_sparql):
        made.add_tool(_in_words(tool), structured_output=False)
    _resources(made, kg)
    _prompts(made)
    return made


def _in_words(tool: Callable[P, str]) -> Callable[P, str]:
    """Return a tool whose errors are answers: what is wrong and what to do, which a model can act on."""

    @wraps(tool)
    def answered(*args: P.args, **kwargs: P.kwargs) -> str:
        try:
            return tool(*args, **kwargs)
        except DiplographError as error:
            return f"error: {error}"

    return answered


def _tools(kg: Library, allow_sparql: bool) -> list[Callable[..., str]]:
    def find(words: str, kind: str | None = None) -> str:
        """Find actors, places, works, events, situations and claims by name or words. kind narrows to one of these."""
        found = kg.find(words, kind)
        lines = [f"{one.iri.short} ({one.kind})" + ("" if one.position else f": {one.text}") for one in found]
        return "\n".join([*lines, *attributed(kg, [one.iri for one in found])]) or "Nothing found."

    def show(name: str) -> str:
        """Show all that is known of one thing: a claim (c-276), an actor, event, place or work, by name."""
        return kg.show(name).to_text()

    def questions(family: str | None = None) -> str:
        """List the saved questions with their parameters; family narrows (claims, events, recommendations …)."""
        saved = [one for one in kg.queries if family in (None, one.family)]
        if not saved:
            return f"No such family. There are {', '.join(sorted({one.family for one in kg.queries}))}."
        return "\n".join(f"{one.name}({', '.join(p.name for p in one.parameters)}): {one.summary}" for one in saved)

    def ask(question: str, parameters: dict[str, str] | None = None) -> str:
        """Answer a saved question by name, for example claims_by_holder with {"holder": "pakistan"}."""
        return written(kg, kg.query(question, **(parameters or {})))

    def according_to(holders: list[str]) -> str:
        """Say what these holders assert, deny, doubt, recommend and leave open; ["anyone"] for whoever is named."""
        return written(kg, _viewpoint(kg, holders).rows)

    def compare(first: str, second: str) -> str:
        """Tell where two holders agree, where they differ, and what only one speaks of."""
        return written(kg, _viewpoint(kg, [first]).compare(_viewpoint(kg, [second])))

    def argue(claim: str, mode: Literal["why", "against", "cruxes"] = "why") -> str:
        """Give the grounds of a claim, the objections to it with what outweighs them, or the premises it turns on."""
        if mode == "why":
            return kg.why(claim).to_text()
        if mode == "against":
            return written(kg, kg.against(claim, deep=True))
        return written(kg, kg.viewpoint_of(claim).cruxes(claim).rows)

    def what_if(reject: list[str] | None = None, accept: list[str] | None = None) -> str:
        """Work out what falls, survives and becomes accepted in the argument if claims are refused or granted."""
        named = [*(reject or []), *(accept or [])]
        return kg.viewpoint_of(*named).what_if(reject=reject or [], accept=accept or []).to_text()

    def check(path: str | None = None) -> str:
        """Check a folder of graphs in Turtle (the bundled graph by default): findings with file, line and remedy."""
        from diplograph.checks.run import check as checked  # only this tool needs it

        if path and not Path(path).resolve().is_relative_to(Path.cwd()):
            return "error: only what is below the folder that the server was started in is checked."
        return checked([Path(path)] if path else []).to_text()

    def sparql(query: str) -> str:
        """Run a SPARQL 1.1 query (SELECT, ASK or CONSTRUCT) over the graph."""
        answer = kg.sparql(query)
        if isinstance(answer, Solutions):
            return written(kg, Result(answer))
        return str(answer).lower() if isinstance(answer, bool) else "\n".join(f"{triple} ." for triple in answer[:200])

    tools: list[Callable[..., str]] = [
        *(find, show, questions, ask, according_to, compare, argue, what_if, check),
    ]
    return [*tools, sparql] if allow_sparql else tools


def _viewpoint(kg: Library, holders: list[str]) -> Viewpoint:
    return kg.anyone() if [one.casefold() for one in holders] == ["anyone"] else kg.viewpoint(*holders)


def _resources(made: MCPServer[None], kg: Library) -> None:
    @made.resource("dg://questions", title="The saved questions", mime_type="text/plain")
    def listed() -> str:
        """List all saved questions by family."""
        return "\n".join(f"{one.family}/{one.name}: {one.summary}" for one in kg.queries)

    for kind in ("claim", "actor", "event", "place", "work"):
        made.resource(f"dg://{kind}/{{name}}", name=kind, title=f"The card of a {kind}", mime_type="text/plain")(
            _in_words(_card(kg, kind))
        )

    @made.resource("dg://scheme/{name}", title="A concept scheme with definitions", mime_type="text/plain")
    @_in_words
    def scheme(name: str) -> str:
        """Define the concepts of a scheme, such as stance or likelihood."""
        from diplograph.data.glossary import ontology  # parses the ontology, so only when asked for

        return "\n".join(term.to_text() for term in ontology().concepts(name))


def _card(kg: Library, kind: str) -> Callable[[str], str]:
    def card(name: str) -> str:
        """Show all that is known of one thing."""
        return kg.show(kg.identify(kind, name)).to_text()

    return card


def _prompts(made: MCPServer[None]) -> None:
    @made.prompt(title="What does somebody recommend, and why?")
    def recommends(holder: str) -> str:
        """Ask for the recommendations of a holder with reasons, objections and the weakest hedge."""
        return (
            f"Use ask('recommendations', {{'holder': '{holder}'}}), and for each claim argue(mode='why') and "
            "argue(mode='against'). Give each recommendation in a sentence with its holder, stance and hedge, then "
            "its reasons, what speaks against it and how that is answered, with links."
        )

    @made.prompt(title="Make the strongest case against a claim")
    def steelman(claim: str) -> str:
        """Ask for the best objections to a claim, from the graph only."""
        return (
            f"Use show('{claim}'), argue('{claim}', 'against'), argue('{claim}', 'cruxes') and what_if. Build the "
            "strongest case against the claim from claims in the graph only, each with holder, stance, hedge and link; "
            "say which of its premises would have to fall, and what would fall with it."
        )

    @made.prompt(title="Encode a passage")
    def encode(passage: str) -> str:
        """Turn a passage into rows of claims."""
        return (
            "Encode this passage as rows of claims: sentence, holder, stance, paraphrase in your own words (never "
            "eight words in a row of the text), hedge with its words, reporter and the reporter's stance, type. "
            "Look up allowed values in dg://scheme/stance, dg://scheme/likelihood, dg://scheme/claim-type and "
            f"dg://scheme/reporter-stance, and names with find.\n\n{passage}"
        )
