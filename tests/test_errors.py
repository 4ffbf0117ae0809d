"""The tree of errors: one root, and where, what and remedy in each, as data."""

from __future__ import annotations

import copy
import pickle
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import DOCS

import diplograph
from diplograph import errors
from diplograph.answers.references import KINDS
from diplograph.checks import shacl
from diplograph.cli import main
from diplograph.data import bundled
from diplograph.data.glossary import ontology
from diplograph.queries.catalogue import Catalogue, read_query

KG = diplograph.Library


def tree(root: type[errors.DiplographError] = errors.DiplographError) -> list[type[errors.DiplographError]]:
    return [root, *(kind for child in root.__subclasses__() for kind in tree(child))]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


PROVOKED: dict[str, Callable[[KG, Path], object]] = {
    "a file that is not Turtle": lambda kg, tmp: diplograph.load(write(tmp, "x.ttl", "<a> <b> .")),
    "an empty file": lambda kg, tmp: diplograph.load(write(tmp, "x.ttl", "")),
    "an empty folder": lambda kg, tmp: diplograph.load(tmp),
    "no file": lambda kg, tmp: diplograph.load(tmp / "nowhere"),
    "no header": lambda kg, tmp: read_query(write(tmp, "x.rq", "SELECT * { }")),
    "no questions": lambda kg, tmp: Catalogue(tmp),
    "an unknown question": lambda kg, tmp: kg.query("claims_by_holdr"),
    "nothing like a question": lambda kg, tmp: kg.query("zzzz"),
    "an unknown parameter": lambda kg, tmp: kg.query("claims_all", holder="x"),
    "an unknown actor": lambda kg, tmp: kg.actor("pakistn"),
    "nobody at all": lambda kg, tmp: kg.actor("zzzzzz"),
    "nothing at all": lambda kg, tmp: kg.show("zzzzzz"),
    "no such claim": lambda kg, tmp: kg.why("thesis"),
    "several": lambda kg, tmp: diplograph.load(diplograph.bundled, DOCS / "deep-harbour").claim("c-001"),
    "a number that is none": lambda kg, tmp: kg.query("note_backs", number="six"),
    "a query that does not parse": lambda kg, tmp: kg.sparql("SELECT"),
    "an update": lambda kg, tmp: kg.sparql("DROP ALL"),
    "a service": lambda kg, tmp: kg.sparql("SELECT * { SERVICE <http://localhost> { ?s ?p ?o } }"),
    "a service that is not there": lambda kg, tmp: kg.sparql(
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", allow=("service",)
    ),
    "no such engine": lambda kg, tmp: shacl.validate(bundled.shape_files(), [], "none"),
    "no such term": lambda kg, tmp: ontology().find("zzzzzz"),
    "no such kind": lambda kg, tmp: kg.names.of("nobody"),
}


@pytest.mark.parametrize("what", PROVOKED)
def test_an_error_carries_where_what_and_remedy(kg: KG, tmp_path: Path, what: str) -> None:
    with pytest.raises(errors.DiplographError) as raised:
        PROVOKED[what](kg, tmp_path)
    error = raised.value
    assert error.where and error.what and error.remedy
    assert error.what in str(error) and error.remedy in str(error)
    assert error.remedy[-1] in ".?" and not error.what.endswith(".")
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error) and str(again) == str(error) and vars(again) == vars(error)


def test_where_no_name_comes_near_the_error_says_where_to_look(kg: KG, capsys: pytest.CaptureFixture[str]) -> None:
    """For each kind of thing that a question can be asked about, in words that can be followed."""
    kinds = {
        p.kind for saved in kg.queries for p in saved.parameters if p.kind in KINDS or p.kind.startswith("concept")
    }
    for kind in kinds | set(KINDS):
        with pytest.raises(errors.UnknownEntity) as raised:
            kg.identify(kind, "zzzzzz")
        assert not raised.value.suggestions and "concept:" not in raised.value.what
        commands = re.findall(r"`diplograph ([^`]+)`", raised.value.remedy)
        assert commands, raised.value
        for command in commands:
            assert main(shlex.split(command.replace("WORDS", "Pakistan").replace("CLAIM", "c-037"))) == 0, command
            assert len(capsys.readouterr().out.splitlines()) > 2, command
        for example in re.findall(r"named like ([\w-]+)", raised.value.remedy):
            assert kg.identify(kind, example)


def test_every_error_has_one_exit_code_and_says_what_it_is_for() -> None:
    for kind in tree():
        assert kind.__doc__ and kind.exit_code == (1 if issubclass(kind, errors.DataError) else 2), kind
        assert not (issubclass(kind, errors.DataError) and issubclass(kind, errors.UsageError)), kind


def test_all_errors_are_of_the_tree() -> None:
    defined = {e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)}
    assert defined == set(tree()) and diplograph.DiplographError is errors.DiplographError


def test_details_are_data(kg: KG, tmp_path: Path) -> None:
    with pytest.raises(errors.SyntaxFault) as syntax:
        diplograph.load(write(tmp_path, "x.ttl", "<x:a> <x:b>\n  <x:c> <x:d> ."))
    assert syntax.value.line == 2 and syntax.value.file.endswith("x.ttl")
    with pytest.raises(errors.QuerySyntax) as query:
        kg.sparql("SELECT *\n{ ?s ?p }")
    assert query.value.line == 2
    with pytest.raises(errors.UnknownEntity) as unknown:
        kg.actor("Imrn Khan")
    assert unknown.value.suggestions == ("imran-khan",) and unknown.value.kind == "actor"
