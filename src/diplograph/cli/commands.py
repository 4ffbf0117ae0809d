"""The commands by group, each with its line in `diplograph --help`, which so needs none of their modules."""

from __future__ import annotations

# The folders of the commands, with their headings.
GROUPS = {
    "ask": "ask the graph",
    "look": "look at it",
    "argue": "argue from a viewpoint",
    "write": "encode a document",
    "exchange": "exchange graphs with files and servers",
}

SUMMARIES = {
    "ask": {
        "cite": "Cite a claim, the graph of a document, or the whole graph.",
        "find": "Find things by name, and claims by their words.",
        "query": "List the saved questions, or answer one.",
        "show": "Show everything about one actor, claim, event or other thing.",
        "sparql": "Run a SPARQL query over the graph.",
    },
    "look": {
        "explore": "Look at the graph in a browser.",
        "figure": "Draw a picture to publish.",
        "site": "Write pages for reading the graph.",
    },
    "argue": {
        "acceptance": "Show which claims a viewpoint accepts, given all attacks.",
        "according-to": "Show what a viewpoint asserts, denies and recommends.",
        "against": "Show what speaks against a claim, and what outweighs it.",
        "changes": "Show how the estimate of a matter changed between documents.",
        "compare": "Compare two viewpoints, proposition by proposition.",
        "contradictions": "List claims that cannot both hold, and who prefers which.",
        "cruxes": "Find the smallest sets of premises on which a claim depends.",
        "network": "Show signed relations between actors, from a viewpoint.",
        "strength": "Show the weakest hedge behind each recommendation.",
        "what-if": "Show what falls or stands if claims are rejected or accepted.",
        "why": "Show the grounds of a claim, down to the passages.",
    },
    "write": {
        "add": "Add one claim, actor, event … to a document.",
        "agreement": "Compare two encodings of one text, with figures of agreement.",
        "align": "Propose alignments of two documents, or accept some.",
        "anchors": "Check every anchor against a copy of the text.",
        "check": "Check syntax, terms, shapes, labels, coverage and catalogue.",
        "completion": "Print the completion of this command line for a shell.",
        "coverage": "List the sentences of a text that are not yet accounted for.",
        "derive": "Derive time bounds and links, and update the catalogue.",
        "draft": "Let a language model draft a document, for you to review.",
        "fmt": "Format Turtle files, keeping comments.",
        "lsp": "Serve an editor: completion, definitions, findings.",
        "new": "Make the folder of a new document from its text.",
        "passage": "Print the passage that contains some words, as Turtle.",
        "rename": "Rename an actor, a claim or a folder, in all files.",
        "review": "Decide on what a model has drafted.",
        "sheet": "Write a document as rows: CSV, a workbook, or JSON.",
        "term": "Show a term: its definition, examples and what it is not.",
        "terms": "List the schemes, or the terms of one.",
    },
    "exchange": {
        "diff": "Show the statements on which two graphs differ.",
        "export": "Write the graph in another format.",
        "ingest": "Merge rows into a document, or read another format back.",
        "load": "Load a corpus into a store on disk, or update the store.",
        "mcp": "Serve the graph to a language model (MCP).",
        "publish": "Write pages, data and metadata, ready for a web server.",
        "pull": "Write the graphs of a triple store to files.",
        "push": "Load the graphs into a triple store, and verify them.",
        "serve": "Serve the graph as a SPARQL endpoint on this machine.",
    },
}

COMMANDS = {name: group for group, summaries in SUMMARIES.items() for name in summaries}


def module_of(command: str) -> str:
    """Return the name of the module of a command."""
    return f"diplograph.cli.{COMMANDS[command]}.{command.replace('-', '_')}"


def summary_of(command: str) -> str:
    """Return what a command does, in a line."""
    return SUMMARIES[COMMANDS[command]][command]


def listing() -> str:
    """Return the commands under the headings of their groups, since argparse lists subcommands without groups."""
    width = max(map(len, COMMANDS))
    parts = [
        "\n".join((f"{title}:", *(f"  {name:<{width}}  {text}" for name, text in SUMMARIES[group].items())))
        for group, title in GROUPS.items()
    ]
    return "\n\n".join((*parts, "`diplograph COMMAND --help` shows options and examples."))
