"""Index the texts by which things are found, with SQLite's full-text engine (FTS5), in memory or on disk.

The index is built from the statements, graph by graph: names, names as passages
use them, paraphrases, and the slug and class of each thing.  Lookups ignore case and
accents and match whole words, beginnings of words and phrases; the shortest texts come
first.  The index does not hold the holders of claims: ask the graph for these.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from diplograph.errors import UsageError
from diplograph.namespaces import DG, slug
from diplograph.sparql.indexed import Called, Indexed
from diplograph.spelling import casefold_name, nearest

FORMAT = 1  # version of the tables below, and of the folding by `casefold_name`
# Identifiers of texts begin with the length, so that the engine yields short texts first.
_LENGTH = 40
# Kibibytes of pages and of words kept in memory; more would gain little.
_CACHE, _HASH = 32_768, 8_000_000
_NEAR = 1_000  # number of texts searched for a similar one
# To look up claims pays for so many words that have a part in common, and for that part of all claims, within bounds.
_WORDS, _SHARE, _CLAIMS = 100, 5, (100, 10_000)

_WORD = re.compile(r"[^\W_]+")


class Text(NamedTuple):
    """A text and the thing that it names; for a paraphrase, the proposition."""

    length: int
    subject: str
    called: Called
    text: str


class Graph(NamedTuple):
    """The name of a graph, the digest of its source, and what is indexed of it."""

    name: str
    digest: str
    found: Indexed


_TABLES = f"""
BEGIN;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE graph (id INTEGER PRIMARY KEY, name TEXT UNIQUE, digest TEXT);
CREATE TABLE thing (iri TEXT, class TEXT, slug TEXT COLLATE NOCASE, graph INTEGER);
CREATE TABLE claim (iri TEXT, proposition TEXT, graph INTEGER);
CREATE TABLE below (class TEXT, above TEXT, graph INTEGER);
CREATE TABLE text (id INTEGER PRIMARY KEY, subject TEXT, called INTEGER, text TEXT, graph INTEGER);
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
INSERT INTO found (found, rank) VALUES ('hashsize', {_HASH});
INSERT INTO about VALUES ('format', '{FORMAT}');
COMMIT;
"""
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS thing_iri ON thing (iri)",
    "CREATE INDEX IF NOT EXISTS thing_slug ON thing (slug)",
    "CREATE INDEX IF NOT EXISTS thing_graph ON thing (graph)",
    "CREATE INDEX IF NOT EXISTS claim_iri ON claim (iri)",
    "CREATE INDEX IF NOT EXISTS claim_proposition ON claim (proposition)",
    "CREATE INDEX IF NOT EXISTS claim_graph ON claim (graph)",
    "CREATE INDEX IF NOT EXISTS text_subject ON text (subject)",
    "CREATE INDEX IF NOT EXISTS text_graph ON text (graph)",
)


class TextIndex:
    """An index of texts; make one with `in_memory`, `create` or `read_only`.

    Raises:
        sqlite3.Error: from any method, if the file of the index is damaged.

    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._above: dict[str, frozenset[str]] | None = None

    @classmethod
    def in_memory(cls, store: ox.Store | None = None) -> TextIndex:
        """Return an index of all graphs of a store, or an empty one.

        Raises:
            UsageError: SQLite has no full-text engine.

        """
        index = cls(_made(":memory:"))
        if store is not None:
            index.add([Graph("", "", Indexed.of_store(store))])
        index.finish("")
        return index

    @classmethod
    def create(cls, at: Path) -> TextIndex:
        """Open the index at ``at`` for writing; it is created if there is none of this format.

        Raises:
            UsageError: SQLite has no full-text engine.

        """
        if at.is_symlink():
            at.unlink()  # never write through links
        try:
            index = cls(sqlite3.connect(at, isolation_level=None))
            if index._told("format") == str(FORMAT):
                index._set_up()
                return index
            index.close()
        except sqlite3.Error:
            pass  # damaged, or another kind of file: it is rebuilt from the statements
        remove(at)
        index = cls(_made(str(at)))
        index._set_up()
        return index

    @classmethod
    def read_only(cls, at: Path, state: str) -> TextIndex:
        """Open the index at ``at`` for reading; it must not change meanwhile.

        Raises:
            sqlite3.Error, OSError: it is missing, damaged, of another format, or not of that ``state``.

        """
        if not at.is_file() or Path(f"{at}-journal").exists():
            raise FileNotFoundError(at)
        index = cls(sqlite3.connect(f"{at.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False))
        if (index._told("format"), index.state) != (str(FORMAT), state):
            index.close()
            raise sqlite3.DatabaseError("it belongs to another state of the store")
        return index

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _set_up(self) -> None:
        # After a crash of the machine, the state shows whether the index is valid; otherwise it is rebuilt.
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute(f"PRAGMA cache_size = -{_CACHE}")

    def _told(self, key: str) -> str | None:
        row = self._db.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    @property
    def state(self) -> str | None:
        """The state of the graph to which the index belongs; None while it is being changed."""
        return self._told("state")

    # Writing

    def graphs(self) -> dict[str, str]:
        """Return the digest of each completely indexed graph, by name."""
        return dict(self._db.execute("SELECT name, digest FROM graph"))

    def remove(self, names: Iterable[str]) -> None:
        """Remove graphs, in one transaction; the index cannot be read until `finish`."""
        with self._changing():
            for name in names:
                self._remove(name)

    def _remove(self, name: str) -> None:
        found = self._db.execute("SELECT id FROM graph WHERE name = ?", (name,)).fetchone()
        gone = self._db.execute("SELECT id, text FROM text WHERE graph = ? ORDER BY id", found).fetchall()
        self._db.executemany(
            "INSERT INTO found (found, rowid, text) VALUES ('delete', ?, ?)",
            ((key, casefold_name(text)) for key, text in gone),
        )
        for table in ("thing", "claim", "below", "text"):
            self._db.execute(f"DELETE FROM {table} WHERE graph = ?", found)
        self._db.execute("DELETE FROM graph WHERE id = ?", found)

    def add(self, graphs: Iterable[Graph]) -> None:
        """Add graphs, or replace those of another digest, in one transaction; it cannot be read until `finish`."""
        held = self.graphs()
        first = (self._db.execute("SELECT max(id & ?) FROM text", ((1 << _LENGTH) - 1,)).fetchone()[0] or 0) + 1
        numbers, texts, words = count(first), [], set[str]()
        with self._changing():
            for name, digest, found in graphs:
                if name in held:
                    if held[name] == digest:
                        continue
                    self._remove(name)
                added = self._db.execute("INSERT INTO graph (name, digest) VALUES (?, ?)", (name, digest))
                graph = added.lastrowid
                self._db.executemany(
                    "INSERT INTO thing VALUES (?, ?, ?, ?)",
                    ((iri, kind, slug(iri), graph) for iri, kind in found.classes),
                )
                self._db.executemany("INSERT INTO claim VALUES (?, ?, ?)", ((*one, graph) for one in found.claims))
                self._db.executemany("INSERT INTO below VALUES (?, ?, ?)", ((*one, graph) for one in found.below))
                for subject, called, text in found.texts:
                    folded = casefold_name(text)
                    texts.append((len(folded) << _LENGTH | next(numbers), subject, called, text, graph, folded))
                    if called < Called.USED:
                        words.update(tokens(folded))
            texts.sort()  # the engine flushes whenever an identifier is lower than the last
            self._db.executemany("INSERT INTO text VALUES (?, ?, ?, ?, ?)", (one[:-1] for one in texts))
            self._db.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", ((one[0], one[-1]) for one in texts))
            self._db.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in words))

    def finish(self, state: str, compact: bool = False) -> None:
        """Mark the index as belonging to a state of the graph; ``compact`` it if much of it is new."""
        with self._changing():
            for statement in _INDEXES:
                self._db.execute(statement)
            if compact:
                self._db.execute("INSERT INTO found (found) VALUES ('optimize')")
            self._db.execute("INSERT INTO about VALUES ('state', ?)", (state,))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Make one transaction of changes, each of which costs waiting for the disk, and of the loss of the state."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.execute("DELETE FROM about WHERE key = 'state'")
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # on a full disk, SQLite has already rolled back
                self._db.execute("ROLLBACK")
            raise

    # Reading

    def texts(self, query: str, length: int | None = None) -> Iterator[Text]:
        """Yield the texts that match a query of FTS5, the shortest first, optionally only those of one length."""
        low, high = (0, 1 << 62) if length is None else (length << _LENGTH, (length + 1 << _LENGTH) - 1)
        rows = self._db.execute(
            "SELECT text.id, subject, called, text.text FROM found CROSS JOIN text ON text.id = found.rowid "
            "WHERE found MATCH ? AND found.rowid BETWEEN ? AND ? ORDER BY found.rowid",
            (query, low, high),
        )
        for key, subject, called, text in rows:
            yield Text(key >> _LENGTH, subject, Called(called), text)

    def count(self, query: str) -> int:
        """Return the number of texts that match a query of FTS5."""
        return int(self._db.execute("SELECT count(*) FROM found WHERE found MATCH ?", (query,)).fetchone()[0])

    def any(self, query: str) -> bool:
        """Tell whether a text matches a query of FTS5."""
        return bool(self._db.execute("SELECT 1 FROM found WHERE found MATCH ? LIMIT 1", (query,)).fetchone())

    def called(self, name: str) -> list[Text]:
        """Return the texts that equal ``name``, ignoring case and accents."""
        folded = casefold_name(name)
        words = tokens(folded)
        if not words:
            return []
        matching = self.texts("^" + phrase(words), len(folded))
        return [one for one in matching if casefold_name(one.text) == folded]

    def names(self, iri: str) -> list[str]:
        """Return the names of a thing, the preferred one first; for a claim, its paraphrase."""
        rows = self._db.execute("SELECT text FROM text WHERE subject = ? ORDER BY called, text", (iri,)).fetchall()
        rows = (
            rows
            or self._db.execute(
                "SELECT text FROM text JOIN claim ON subject = proposition WHERE iri = ? ORDER BY text", (iri,)
            ).fetchall()
        )
        return list(dict.fromkeys(text for (text,) in rows))

    def with_slug(self, name: str) -> list[str]:
        """Return the things whose slug equals ``name``, ignoring case, sorted."""
        rows = self._db.execute("SELECT DISTINCT iri FROM thing WHERE slug = ? ORDER BY iri", (name,))
        return [iri for (iri,) in rows]

    def claims_on(self, proposition: str) -> list[str]:
        """Return the claims on a proposition."""
        rows = self._db.execute("SELECT DISTINCT iri FROM claim WHERE proposition = ?", (proposition,))
        return [iri for (iri,) in rows]

    def claims_with(self, part: str) -> list[str] | None:
        """Return claims among which are all whose paraphrase contains ``part``, ignoring case; None if they are many.

        Each run of ASCII letters and digits in ``part`` is within one word of the text, whatever is around it.
        """
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab('main', 'found', 'row')")
        groups = []
        for run in {run for run in tokens(casefold_name(part)) if run.isascii()}:
            words = self._db.execute("SELECT term FROM term WHERE instr(term, ?) LIMIT ?", (run, _WORDS + 1)).fetchall()
            if not words:
                return []
            if len(words) <= _WORDS:
                groups.append("(" + " OR ".join(map(phrase, words)) + ")")
        if not groups:
            return None
        claims = self._db.execute("SELECT max(rowid) FROM claim").fetchone()[0] or 0
        most = min(max(claims // _SHARE, _CLAIMS[0]), _CLAIMS[1])
        rows = self._db.execute(
            "SELECT DISTINCT iri FROM found CROSS JOIN text ON text.id = found.rowid "
            "JOIN claim ON proposition = subject WHERE found MATCH ? AND called = ? LIMIT ?",
            (" AND ".join(groups), Called.PARAPHRASE, most + 1),
        ).fetchall()
        return [iri for (iri,) in rows] if len(rows) <= most else None

    def classes(self, iri: str) -> frozenset[str]:
        """Return the classes of a thing and their superclasses, without the namespace of the ontology."""
        if self._above is None:
            self._above = _closure(self._db.execute("SELECT class, above FROM below"))
        found: set[str] = set()
        for (name,) in self._db.execute("SELECT DISTINCT class FROM thing WHERE iri = ?", (iri,)):
            found |= self._above.get(name, frozenset()) | {name}
        return frozenset(name.removeprefix(DG) for name in found)

    def near(self, words: str) -> Iterator[Text]:
        """Yield names similar to ``words``, the most similar first; each word is replaced by the most similar one."""
        asked = casefold_name(words)
        known = [word for (word,) in self._db.execute("SELECT word FROM word")]
        meant = [phrase([near]) for word in tokens(asked) for near in nearest(word, known, 1)]
        found: dict[str, Text] = {}
        for joint in (" AND ", " OR ") if meant else ():
            for text in islice(self.texts(joint.join(meant)), _NEAR):
                if text.called < Called.PARAPHRASE:
                    found.setdefault(casefold_name(text.text), text)
        return (found[name] for name in nearest(asked, list(found), len(found)))


def require_engine() -> None:
    """Raise UsageError if SQLite has no full-text engine."""
    _made(":memory:").close()


def update(index: TextIndex, store: ox.Store, graphs: Mapping[str, str], at_once: int = 500) -> None:
    """Update an index to hold exactly the given graphs, by name and digest; those that it lacks are in the store.

    The next call completes an interrupted one; see `TextIndex.finish`.
    """
    held = index.graphs()
    if gone := held.keys() - graphs.keys():
        index.remove(gone)
    new = ((name, digest) for name, digest in graphs.items() if held.get(name) != digest)
    while some := list(islice(new, at_once)):
        index.add(Graph(name, digest, Indexed.of_store(store, name)) for name, digest in some)


def remove(at: Path) -> None:
    """Remove the file of an index, and the files that an interrupted one leaves beside it."""
    for path in (at, *(Path(f"{at}-{end}") for end in ("journal", "wal", "shm"))):
        path.unlink(missing_ok=True)


def tokens(folded: str) -> list[str]:
    """Return the words of a text without case and accents, split like the engine does."""
    return _WORD.findall(folded)


def phrase(words: Iterable[str]) -> str:
    """Return a query of FTS5 for a phrase of words."""
    return '"' + " ".join(words) + '"'


def _made(at: str) -> sqlite3.Connection:
    db = sqlite3.connect(at, isolation_level=None, check_same_thread=False)
    try:
        db.executescript(_TABLES)
    except sqlite3.OperationalError as error:
        db.close()
        if "fts5" not in str(error):
            raise
        what = f"the SQLite {sqlite3.sqlite_version} of this Python has no full-text engine (FTS5)"
        raise UsageError("find", what, "Use a Python whose SQLite includes it, such as one from python.org.") from None
    return db


def _closure(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the superclasses of each class."""
    direct = defaultdict(set)
    for below, above in pairs:
        direct[below].add(above)
    found: dict[str, frozenset[str]] = {}
    for name in direct:
        seen, todo = set[str](), [name]
        while todo:
            fresh = direct.get(todo.pop(), set()) - seen
            seen |= fresh
            todo += fresh
        found[name] = frozenset(seen)
    return found
