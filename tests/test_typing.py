"""What a user's own code is told by mypy --strict."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import diplograph
from diplograph.answers import stubs

# Lines marked with an error code must be refused for it, all others accepted.
SCRIPT = """\
import datetime

import diplograph
from diplograph import ActorCard, Iri, Result, Viewpoint, errors
from diplograph.answers.methods import ClaimsByHolder

kg = diplograph.load()
rows: Result[ClaimsByHolder] = kg.claims_by_holder(holder="pakistan")
stance: Iri = rows[0].stance
cue: str | None = rows[0].cue
first_two: Result[ClaimsByHolder] = rows[:2]
slugs: list[str] = [row.claim.slug for row in rows]
begin: datetime.date | None = kg.time_of(situation="x")[0].begin
value: int = kg.measurements()[0].value
count: int = kg.actors_who_hold_claims()[0].count
kg.situations_between(from_="2019-01-01", to=datetime.date(2019, 12, 31))
card: ActorCard = kg.actor("Imran Khan")
holders: list[Iri] = [position.holder for position in card.about]
relations: list[Iri] = [row.relation for row in card.relations]
kg.claims_about(entity=card)
hedge: str = kg.claim("c-017").hedge
when: str | None = kg.event("x").when
label: str = kg.find("khan")[0].text
rows.to_csv().splitlines()
try:
    kg.sparql("ASK {}", allow=("service",))
except errors.DiplographError as error:
    remedy: str = error.remedy
view: Viewpoint = kg.viewpoint("ted-craig", card)
situations: list[Iri] = [row.situation for row in view.asserted]
status: str = view.acceptance().rows[0].status
balanced: bool = view.network(on="2019").triads()[0].balanced
leg: Iri | None = view.strength()[0].leg
premises: list[Iri] = [row.premise for row in view.cruxes("c-267").rows]
kinds: list[str] = [row.kind for row in view.compare(kg.anyone())]

kg.contradictions()[0].nonsense  # attr-defined
view.asserted[0].anything  # attr-defined
view.acceptance().rows[0].bogus  # attr-defined
view.what_if(reject=["c-275"]).rows[0].nothing  # attr-defined
kg.against("c-037")[0].arguer.slug  # union-attr
kg.claims_by_holder(hodler="pakistan")  # call-arg
kg.claims_by_holder("pakistan")  # call-arg
kg.claims_by_holdr(holder="pakistan")  # attr-defined
kg.note_backs(number="six")  # arg-type
cue.upper()  # union-attr
rows[0].nothing  # attr-defined
number: int = rows[0].stance  # assignment
card.label = "other"  # misc
kg.claim("c-017").relations  # attr-defined
"""
OWN = """\
#+ summary: Which states are there?
#+ params:
#+   - name: state
#+     kind: actor
#+ columns:
#+   - name: state
#+     type: iri
#+   - name: from
#+     type: string
PREFIX dg: <https://w3id.org/diplograph/ns#>
SELECT DISTINCT ?state ?from WHERE { VALUES ?state { UNDEF } ?state a dg:State . OPTIONAL { ?state dg:when ?from } }
ORDER BY ?state ?from
"""
OWN_SCRIPT = """\
from diplograph.sparql.memory import OxigraphExecutor
import pyoxigraph
import my_questions

kg = my_questions.Library(OxigraphExecutor(pyoxigraph.Store()))
missing: str | None = kg.states(state="pakistan")[0].from_
kg.claims_all()
kg.states(stat="pakistan")  # call-arg
"""


@pytest.mark.slow
def test_a_users_code(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "states.rq").write_text(OWN)
    (tmp_path / "my_questions.py").write_text(stubs.module(tmp_path / "own"))
    scripts = {"script.py": SCRIPT, "own_script.py": OWN_SCRIPT}
    for name, text in scripts.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "my_questions.py", *scripts],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = {(m[1], int(m[2]), m[3]) for m in re.finditer(r"^(\S+):(\d+): error: .*\[([\w-]+)\]$", done.stdout, re.M)}
    marked = {
        (name, number, line.split("# ")[1])
        for name, text in scripts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if "# " in line
    }
    assert found == marked, done.stdout + done.stderr


def test_the_module_of_ones_own_questions_runs(tmp_path: Path, kg: diplograph.Library) -> None:
    (tmp_path / "states.rq").write_text(OWN)
    namespace: dict[str, Any] = {}
    exec(stubs.module(tmp_path), {"__name__": "my_questions"}, namespace)
    mine = namespace["Library"](kg.executor, queries=tmp_path)
    assert len(mine.states()) > 1 and [r.state.slug for r in mine.states(state="pakistan")] == ["pakistan"]


def test_types_are_shipped() -> None:
    package = Path(diplograph.__file__).parent
    assert (package / "py.typed").is_file() and (package / "answers" / "methods.pyi").is_file()
