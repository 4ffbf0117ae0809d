"""The rule on drafts: a person decides on everything that a model drafted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diplograph import vocab
from diplograph.checks.context import Context
from diplograph.checks.part import Fault
from diplograph.checks.report import VIOLATION, WARNING
from diplograph.namespaces import PREFIXES

_GENERATED = PREFIXES["prov"] + "generated"
_VERSION = PREFIXES["owl"] + "versionInfo"


def undecided(context: Context) -> Iterator[Fault]:
    """A person decides on everything that a model drafted before the document is released.

    While the catalogue gives the document a pre-release version, this is only a warning.
    """
    reviews = context.instances(vocab.dg.Review)
    decided = {v for review in reviews for v, _ in context.graph.out[review].get(vocab.dg.decidedOn, ())}
    unreleased = _unreleased(context)
    for drafting in sorted(context.instances(vocab.dg.Drafting)):
        generated = {thing for thing, _ in context.graph.out[drafting].get(_GENERATED, ())}
        left = sorted(generated - decided)
        if left:
            home = context.home(drafting)
            severity = WARNING if home is not None and home.folder in unreleased else VIOLATION
            one = context.short(left[0], drafting)
            many = f"{len(left)} things, such as {one}" if len(left) > 1 else one
            message = f"a model drafted {many}, and nobody has decided on that yet"
            remedy = "Decide with `diplograph review`."
            yield Fault("undecided-draft", message, remedy, drafting, _GENERATED, left[0], severity)


def _unreleased(context: Context) -> set[Path | None]:
    """Return the folders of documents whose catalogue gives them a pre-release version."""
    return {
        part.folder for part in context.catalogues for _, predicate, value, _ in part.rows
        if predicate == _VERSION and "-" in value
    }  # fmt: skip
