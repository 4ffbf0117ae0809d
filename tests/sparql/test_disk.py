"""A corpus on disk: loaded by what has changed, completed after an interruption, and answered from like files."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import corpus
import pyoxigraph as ox
import pytest
import servers
from paths import TESTS

import diplograph
from diplograph.answers import references
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.errors import BadValue, DiplographError, NotFound, SyntaxFault, UsageError
from diplograph.namespaces import GRAPH, ID
from diplograph.sparql import disk
from diplograph.sparql.transfer import Files

pytestmark = pytest.mark.slow  # each loads a corpus into a store


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    assert len(list(corpus.write(folder, 2))) == 2
    return folder / "graphs"


@pytest.fixture(scope="module")
def made(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("made") / "store"
    disk.load_store([documents], at)
    return at


@pytest.fixture(scope="module")
def answers(documents: Path) -> dict[str, list[object]]:
    """The rows of every saved question, from the files."""
    kg = diplograph.load(documents)
    return {saved.name: list(kg.query(saved.name)) for saved in kg.queries}


@pytest.fixture
def mine(documents: Path, made: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the documents and of their store, to change."""
    shutil.copytree(documents, tmp_path / "graphs")
    shutil.copytree(made, tmp_path / "store")
    return tmp_path / "graphs", tmp_path / "store"


def dump(at: Path | ox.Store) -> list[str]:
    """Return what a store holds; blank nodes are called otherwise each time."""
    store = at if isinstance(at, ox.Store) else disk.open_store(at)[0].store
    return sorted(re.sub(r"_:\w+", "_:", str(quad)) for quad in store)


def state(at: Path) -> dict[str, int]:
    """Return when each file of a store was last changed."""
    return {str(path): path.stat().st_mtime_ns for path in at.rglob("*") if path.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# The corpus


def test_the_documents_are_sound_each_and_together(documents: Path) -> None:
    for folder in (*documents.iterdir(), documents):
        report = check([folder], strict=True)
        assert not report.findings, report.to_text()


def test_a_document_has_the_shape_of_the_essay(documents: Path, kg: diplograph.Library) -> None:
    def own(library: diplograph.Library, graph: str) -> dict[str, int]:
        text = f"""SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ GRAPH ?g {{ ?thing a ?class }}
            FILTER ( STRSTARTS ( STR ( ?g ), "{GRAPH}{graph}/" ) && ?g != <{GRAPH}{graph}/works>
            && ?g != <{GRAPH}{graph}/catalog> ) }} GROUP BY ?class"""
        answer = library.store.query(text)
        assert isinstance(answer, ox.QuerySolutions)
        return {str(row["class"]): int(str(row["n"].value)) for row in answer}

    corpora = diplograph.load(documents)
    assert own(corpora, "doc-0001") == own(corpora, "doc-0002") == own(kg, corpus.ESSAY)


def test_the_seed_says_which_corpus_it_is() -> None:
    assert corpus.document(1, seed=1) == corpus.document(1, seed=1)
    assert corpus.document(1, seed=1) != corpus.document(1, seed=2)
    assert corpus.document(1) != corpus.document(2)


def test_no_corpus_is_written_into_the_repository() -> None:
    with pytest.raises(ValueError, match="inside the repository"):
        next(corpus.write(TESTS / "benchmarks", 1))


# The store


def test_every_question_is_answered_as_from_the_files(made: Path, answers: dict[str, list[object]]) -> None:
    from_disk = diplograph.load(store=made)
    for name, rows in answers.items():
        assert list(from_disk.query(name)) == rows, name
    assert sum(map(bool, answers.values())) > len(answers) / 2


def test_what_is_not_changed_is_not_loaded_again(mine: tuple[Path, Path]) -> None:
    documents, at = mine
    count = len(json.loads((at / "manifest.json").read_bytes())["graphs"])
    assert disk.load_store([documents], at)[:4] == (0, 0, 0, count)


def test_changes_are_followed_by_graph(mine: tuple[Path, Path], tmp_path: Path) -> None:
    documents, at = mine
    edit(documents / "doc-0001" / "claims.ttl", 'dg:hedgeCue "', 'dg:hedgeCue "so to speak, ')
    (documents / "doc-0001" / "names.ttl").unlink()
    shutil.copytree(documents / "doc-0002", documents / "doc-0003")
    done = disk.load_store([documents], at)
    assert (done.replaced, done.removed, done.added) == (1, 1, len(list((documents / "doc-0003").iterdir())))
    again = tmp_path / "again"
    assert disk.load_store([documents], again).statements == done.statements
    assert dump(at) == dump(again)


def test_what_follows_is_derived_where_the_folder_does_not_bring_it(mine: tuple[Path, Path]) -> None:
    documents, at = mine
    before = dump(at)
    (documents / "doc-0001" / "derived.ttl").unlink()
    assert disk.load_store([documents], at).replaced == 1
    assert dump(at) == before
    edit(documents / "doc-0001" / "argument.ttl", "dg:premise", "dg:undercutPremise")
    assert disk.load_store([documents], at).replaced == 2, "what it follows from has changed"


def test_blank_nodes_of_two_files_stay_two(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "derived.ttl").write_text(f'_:one <http://purl.org/dc/terms/title> "{name}" .')
    kg = diplograph.load(tmp_path / "a", tmp_path / "b", store=tmp_path / "store")
    assert kg.sparql('ASK { ?a ?p "a" . ?b ?p "b" }')
    assert not kg.sparql('ASK { ?a ?p "a" , "b" }')


# Interruptions


class Interrupted(Exception):
    """It was interrupted."""


def test_a_broken_load_is_told_and_completed_by_the_next(
    documents: Path, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, count: int) -> None:
        raise Interrupted

    at = tmp_path / "store"
    monkeypatch.setattr(disk, "BATCH", 5000)
    with pytest.raises(Interrupted):
        disk.load_store([documents], at, stop)
    with pytest.raises(UsageError, match=r"was interrupted; \d+ of \d+ graphs are complete.*diplograph load"):
        diplograph.load(store=at)
    done = disk.load_store([documents], at)
    assert done.unchanged > 0, "what was whole is not loaded again"
    assert dump(at) == dump(made)


def test_a_killed_load_is_completed_by_the_next(documents: Path, made: Path, tmp_path: Path) -> None:
    at = tmp_path / "store"
    code = (
        "import os, signal, sys; from diplograph.sparql import disk; disk.BATCH = 5000\n"
        "def kill(done, count): done < count / 2 or os.kill(os.getpid(), signal.SIGKILL)\n"
        "disk.load_store([sys.argv[1]], sys.argv[2], kill)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(documents), str(at)], check=False)
    assert killed.returncode == -signal.SIGKILL
    with pytest.raises(UsageError, match="was interrupted"):
        disk.open_store(at)
    disk.load_store([documents], at)
    assert dump(at) == dump(made)


def test_a_load_onto_a_full_disk_is_told_and_completed_by_the_next(documents: Path, made: Path, tmp_path: Path) -> None:
    at = tmp_path / "store"
    code = (
        "import gc, resource, sys; from diplograph.errors import DiplographError; from diplograph.sparql import disk\n"
        "disk.BATCH = 5000\n"
        "def fill(done, count): resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, -1))\n"
        "try: disk.load_store([sys.argv[1]], sys.argv[2], fill)\n"
        "except DiplographError as error: resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1)); gc.collect(); "
        "print(error, disk.load_store([sys.argv[1]], sys.argv[2]).unchanged)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(documents), str(at)], capture_output=True, text=True, check=False
    )
    assert re.search(r"cannot be used \(.*File too large.*\).* [1-9]\d*$", done.stdout), done
    assert dump(at) == dump(made)


def test_a_graph_that_is_there_in_part_is_loaded_anew(mine: tuple[Path, Path]) -> None:
    documents, at = mine
    whole, name = dump(at), GRAPH + "doc-0001/claims"
    store = ox.Store(str(at / "data"))
    store.add(ox.Quad(ox.BlankNode("half"), ox.NamedNode(ID + "p"), ox.Literal("x"), ox.NamedNode(name)))
    del store
    manifest = json.loads((at / "manifest.json").read_bytes())
    del manifest["graphs"][name]
    (at / "manifest.json").write_text(json.dumps(manifest | {"loading": [name]}))
    assert disk.load_store([documents], at).added == 1
    assert dump(at) == whole


def test_a_broken_file_leaves_a_whole_store_as_it_is(mine: tuple[Path, Path]) -> None:
    documents, at = mine
    before = dump(at)
    edit(documents / "doc-0002" / "events.ttl", " a dg:Event ;", " a dg:Event")
    with pytest.raises(SyntaxFault, match=r"events\.ttl:\d+:\d+"):
        disk.load_store([documents], at)
    assert dump(at) == before


# Who may use it


def test_readers_share_it_and_keep_writers_off(mine: tuple[Path, Path]) -> None:
    documents, at = mine
    one, other = diplograph.load(store=at), diplograph.load(store=at)
    assert list(one.measurements()) == list(other.measurements())
    with pytest.raises(UsageError, match="it is being read or written"):
        disk.load_store([documents], at)
    one.close()
    with pytest.raises(UsageError):
        disk.load_store([documents], at)
    other.close()
    with pytest.raises(UsageError, match="it was closed"):
        other.measurements()
    assert disk.load_store([documents], at).added == 0


@pytest.fixture
def written(mine: tuple[Path, Path]) -> Iterator[tuple[Path, Path]]:
    """The same, while another process writes the store."""
    code = (
        "import sys; from pathlib import Path; from diplograph.sparql.manifest import locked\n"
        "with locked(Path(sys.argv[1]), True): print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(mine[1])], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stdout.readline()
        yield mine


def test_a_writer_keeps_all_others_off(written: tuple[Path, Path]) -> None:
    documents, at = written
    with pytest.raises(UsageError, match="it is being written"):
        diplograph.load(store=at)
    with pytest.raises(UsageError, match="it is being read or written"):
        disk.load_store([documents], at)


def test_readers_write_nothing(made: Path) -> None:
    before = state(made)
    diplograph.load(store=made).timeline()
    assert state(made) == before


def test_a_store_of_another_version_is_told_and_mended(mine: tuple[Path, Path]) -> None:
    documents, at = mine
    edit(at / "manifest.json", f'"{diplograph.__version__}"', '"0.0.1"')
    with pytest.raises(UsageError, match=r"0\.0\.1 made it.*diplograph load"):
        diplograph.load(store=at)
    assert disk.load_store([documents], at).added == 0
    assert diplograph.load(store=at).measurements()


@pytest.mark.parametrize(
    ("text", "told"), [('{"format": 99}', "of format 99"), ("{", "cannot be read"), ("[]", "cannot be read")]
)
def test_a_manifest_that_cannot_be_followed_is_told(mine: tuple[Path, Path], text: str, told: str) -> None:
    documents, at = mine
    (at / "manifest.json").write_text(text)
    for call in (lambda: diplograph.load(store=at), lambda: disk.load_store([documents], at)):
        with pytest.raises(UsageError, match=rf"{told}.*Delete"):
            call()


def test_a_damaged_store_is_told(mine: tuple[Path, Path]) -> None:
    _, at = mine
    (at / "data" / "CURRENT").write_text("nonsense")
    with pytest.raises(DiplographError, match="cannot be used"):
        diplograph.load(store=at)


@pytest.mark.parametrize("call", [["query", "measurements"], ["export", "--format", "nquads"], ["show", "china"]])
def test_damaged_pages_of_a_store_are_told(mine: tuple[Path, Path], call: list[str]) -> None:
    _, at = mine
    for page in (at / "data").glob("*.sst"):
        data = bytearray(page.read_bytes())
        data[100:140] = bytes(40)
        page.write_bytes(data)
    command = [sys.executable, "-m", "diplograph", *call, "--store", str(at), "--timeout", "20"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 2 and "Traceback" not in done.stderr and not done.stdout
    assert "cannot be used" in done.stderr or "no answer within" in done.stderr


def test_no_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"there is no store.*diplograph load"):
        diplograph.load(store=tmp_path)


def test_a_folder_of_something_else_is_left_alone(documents: Path, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds something else"):
        disk.load_store([documents], tmp_path)
    assert os.listdir(tmp_path) == ["letters.txt"]


def test_two_graphs_of_one_name_are_told(documents: Path, tmp_path: Path) -> None:
    shutil.copytree(documents / "doc-0001", tmp_path / "other" / "doc-0001")
    with pytest.raises(UsageError, match="graph of the same name"):
        disk.load_store([documents, tmp_path / "other"], tmp_path / "store")


def test_the_check_is_of_the_files_it_was_loaded_from(made: Path) -> None:
    report = diplograph.load(store=made).check()
    assert not report.findings
    assert report.statements == 2 * sum(corpus.sizes().values()) + 2 * _catalogue_size()


def _catalogue_size() -> int:
    return len(list(ox.parse(corpus.document(1)["catalog.ttl"], format=ox.RdfFormat.TURTLE)))


# Served


def test_a_store_is_served_as_it_lies(
    mine: tuple[Path, Path], answers: dict[str, list[object]], tmp_path: Path
) -> None:
    """Nothing is copied or written, every question has the rows that it has in process, and nobody loads meanwhile."""
    documents, at = mine
    before, copies = state(at), tmp_path / "tmp"
    copies.mkdir()
    with servers.diplograph_serve("--store", str(at), tmpdir=copies) as (url, serve):
        here, there = diplograph.load(store=at), diplograph.connect(url)
        for name, rows in answers.items():
            assert list(there.query(name)) == rows, name
        assert list(here.measurements()) == answers["measurements"], "others in process may read it as well"
        assert not list(copies.iterdir())
        here.close()
        with pytest.raises(UsageError, match="it is being read or written"):
            disk.load_store([documents], at)
        serve.terminate()
        assert serve.wait(20) == 0
    assert state(at) == before
    assert disk.load_store([documents], at).added == 0


def test_a_store_that_cannot_be_read_is_not_served(
    written: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for options, told in (
        ([str(written[1])], "it is being written"),
        ([str(written[0])], "there is no store"),
        ([str(written[1]), "--bundled"], "Use one of them"),
    ):
        assert main(["serve", "--port", "0", "--store", *options]) == 2
        assert told in capsys.readouterr().err


# The command line


def test_the_commands_answer_from_a_store(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "declined_recommendations", "--store", str(made), "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("/doc-000") == 2
    assert main(["find", "deep state", "--store", str(made)]) == 0
    assert main(["query", "timeline", "--store", str(made), "--endpoint", "http://127.0.0.1:1"]) == 2
    assert "Use one of them" in capsys.readouterr().err


def test_the_command_says_what_it_did(documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = tmp_path / "store"
    assert main(["load", str(documents), "--store", str(at)]) == 0
    assert " 0 replaced, 0 removed, 0 unchanged" in capsys.readouterr().out
    assert main(["load", str(documents), "--store", str(at)]) == 0
    assert "graphs: 0 added" in capsys.readouterr().out
    assert main(["load", str(tmp_path / "nowhere"), "--store", str(at)]) == 2
    assert main(["query", "timeline", "--store", str(tmp_path)]) == 2
    assert "there is no store" in capsys.readouterr().err


def test_what_several_documents_have_is_told_apart(documents: Path) -> None:
    kg = diplograph.load(documents)
    with pytest.raises(BadValue, match=r"ambiguous.* doc-0001/c-017, doc-0002/c-017"):
        kg.claim("c-017")
    for name in (f"{ID}doc-0002/c-017", "doc-0002/c-017"):
        assert kg.claim(name).iri == kg.show(name).iri == f"{ID}doc-0002/c-017"
    assert kg.actor("actor/ttp").iri.curie == "actor:ttp"


def test_of_many_only_some_are_told() -> None:
    many = [f"{ID}doc-{number:04}/c-017" for number in range(1, 100)]
    assert str(references.several("claim=c-017", many)).endswith("doc-0005/c-017 … (94 more).")


def test_a_thing_is_looked_up_without_listing_its_class(documents: Path) -> None:
    """What a person writes as it is in the graph is asked for alone; else, and for accents, all are listed."""
    kg = diplograph.load(documents)
    asked: list[str] = []
    run = kg.executor.run
    kg.executor.run = lambda text, where="query", allow=(): asked.append(where) or run(text, where, allow)  # type: ignore
    for name in ("actor:ttp", f"{ID}actor/ttp", "ttp", "TTP", "Tehrik-e-Taliban Pakistan", "tehrik-e-taliban pakistan"):
        assert kg.identify("actor", name).curie == "actor:ttp"
    assert kg.query("claim_card", claim="doc-0001/c-017")
    assert "instances_of" in asked and "instances_named" not in asked
    assert kg.identify("actor", "Tehrík-e-Taliban  Pakistan").curie == "actor:ttp"
    assert "instances_named" in asked


def test_what_a_folder_does_not_bring_is_derived_wherever_it_goes(mine: tuple[Path, Path], made: Path) -> None:
    """In memory, on disk and pushed: one corpus, of which one document has no derived.ttl."""
    graphs, at = mine
    (graphs / "doc-0002" / "derived.ttl").unlink()
    disk.load_store([graphs], at)
    assert dump(at) == dump(made)
    assert dump(diplograph.load(graphs).store) == dump(made)
    files = Files([graphs], context=True)
    name = f"{GRAPH}doc-0002/derived"
    executor, _ = disk.open_store(made)
    there = executor.store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    assert name in files.graphs() and set(files.triples(name)) == {quad.triple for quad in there}


def test_a_folder_of_turtle_files_is_no_store(documents: Path) -> None:
    with pytest.raises(NotFound, match=r"only Turtle files.*--data.*diplograph load"):
        diplograph.load(store=documents)


@pytest.mark.parametrize("call", [diplograph.load, lambda *paths: Files(paths, context=True)], ids=["load", "push"])
def test_two_folders_of_one_name_are_refused(call: Callable[..., object], documents: Path, tmp_path: Path) -> None:
    shutil.copytree(documents / "doc-0001", tmp_path / "doc-0001")
    with pytest.raises(UsageError, match="graph of the same name"):
        call(documents, tmp_path)


def test_of_a_large_corpus_only_what_essays_share_is_listed(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "c-017" in diplograph.load(documents).names.near("claim", "c-0170")
    monkeypatch.setattr(references, "_FEW", 10)
    large = diplograph.load(documents)
    assert not large.names.near("claim", "c-0170")
    assert large.names.near("any", "pakisstan")[0] == "pakistan"
    assert large.identify("any", "Tehrík-e-Taliban  Pakistan").curie == "actor:ttp"
