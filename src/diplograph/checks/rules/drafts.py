"""What a model has drafted, and whether anybody has decided on it."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph import vocab
from diplograph.checks.context import Context, Fault
from diplograph.namespaces import PREFIXES

_GENERATED = PREFIXES["prov"] + "generated"


def undecided(context: Context) -> Iterator[Fault]:
    """Whatever a model has drafted is decided on by a person before the document is released."""
    decided = {v for review in context.instances(vocab.dg.Review) for v, _ in _said(context, review)}
    for drafting in sorted(context.instances(vocab.dg.Drafting)):
        for thing, _ in sorted(context.graph.out[drafting].get(_GENERATED, ())):
            if thing not in decided:
                message = "a model has drafted this, and nobody has decided on it"
                remedy = "Decide with `diplograph review`."
                yield Fault("undecided-draft", message, remedy, drafting, _GENERATED, thing)


def _said(context: Context, review: str) -> list[tuple[str, str]]:
    return list(context.graph.out[review].get(vocab.dg.decidedOn, ()))
