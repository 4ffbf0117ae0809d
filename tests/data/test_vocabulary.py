"""The names of the ontology's terms in Python are those of the ontology."""

from __future__ import annotations

from pathlib import Path

from diplograph import vocab
from diplograph.data.vocabulary import source


def test_the_module_is_in_step_with_the_ontology() -> None:
    kept = Path(vocab.__file__).read_text(encoding="utf-8")
    assert kept == source(), "run `python tests/regenerate.py`"


def test_roles_are_the_properties_below_participant() -> None:
    assert vocab.ROLES["by"] == vocab.dg.initiator and vocab.dg.place not in vocab.ROLES.values()
