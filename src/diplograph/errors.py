"""What can go wrong, as one small tree.

Every error says where it happened, what is wrong and how to fix it, as data and in its
message. ``exit_code`` is what the command line returns: 1 if the data are at fault,
otherwise 2.

    DiplographError           where, what, remedy; exit code 2
      DataError               the data are at fault; exit code 1
        SyntaxFault           a file is not valid Turtle: file, line, column
        ArgumentCycle         grounds that rest on themselves: cycle
        NoStatements          a file or folder holds no statements
      UsageError              the call is at fault
        NotFound              a file or folder does not exist
        BadValue              a parameter cannot take this value
        NotHeld               a viewpoint whose holders hold nothing
        MissingPackage        an optional package is not installed: package, extra
        QuerySyntax           a SPARQL query does not parse: line, column
        QueryRefused          a query that would write, or ask another server
        Unknown               an unknown name: kind, name, suggestions
          UnknownQuery        no saved question has it
          UnknownParameter    the question has no such parameter
          UnknownEntity       nothing in the graph has it; also a BadValue
      QueryFailed             a query could not be answered
      EndpointError           a server did not do what was asked: status, transient
        Unreachable           it does not answer
        AnswerBroken          its answer is incomplete or of the wrong kind
        PushBroken            loading stopped half-way: loaded
"""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.namespaces import SCHEME, curie


class DiplographError(Exception):
    """Root of all errors that Diplograph raises on purpose."""

    exit_code = 2

    def __init__(self, where: str, what: str, remedy: str) -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(where, what, remedy)

    def __reduce__(self) -> tuple[object, ...]:
        # Subclasses take other arguments than these three, so copying must not call them.
        return _again, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.remedy}" if self.remedy else text


def _again(kind: type[DiplographError], args: tuple[str, ...], state: dict[str, object]) -> DiplographError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class DataError(DiplographError):
    """The data are at fault."""

    exit_code = 1


class SyntaxFault(DataError):
    """A file is not valid Turtle; ``line`` and ``column`` count from 1 (0: unknown).

    ``edits`` put it right where there is one way only; see `diplograph.data.positions.Edit`.
    """

    def __init__(
        self,
        file: str,
        line: int,
        column: int,
        what: str,
        remedy: str = "",
        edits: tuple[tuple[int, int, str], ...] = (),
    ) -> None:
        self.file, self.line, self.column, self.edits = file, line, column, edits
        place = file + (f":{line}:{column}" if line else "")
        super().__init__(place, what, remedy or "Correct the file there.")


class ArgumentCycle(DataError):
    """Grounds that rest on themselves; ``cycle`` are the claims, each a ground of the next, the last of the first."""

    def __init__(self, cycle: Iterable[str]) -> None:
        self.cycle = tuple(cycle)
        ring = " → ".join(map(curie, (*self.cycle, self.cycle[0])))
        what = f"these grounds are circular: {ring}"
        super().__init__("argument", what, "Remove the step that the text does not argue.")


class NoStatements(DataError):
    """A file or folder holds no statements."""


class UsageError(DiplographError):
    """The call is at fault."""


class NotFound(UsageError):
    """A file or folder does not exist."""


class BadValue(UsageError):
    """A parameter cannot take the value that it was given."""


class NotHeld(UsageError):
    """A viewpoint was asked for whose holders hold nothing."""


class MissingPackage(UsageError):
    """A package is not installed that an extra of Diplograph requires."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(package, "is not installed", f"Run pip install 'diplograph[{extra}]'.")


class QuerySyntax(UsageError):
    """A SPARQL query does not parse; ``line`` and ``column`` count from 1 (0: unknown)."""

    def __init__(self, where: str, line: int, column: int, what: str) -> None:
        self.line, self.column = line, column
        place = where + (f":{line}:{column}" if line else "")
        super().__init__(place, what, "Correct the query there.")


class QueryFailed(DiplographError):
    """A query could not be answered, for example because a service that it asks does not respond."""


class QueryRefused(UsageError):
    """A query would write, or would ask another server."""


_NOUNS = dict.fromkeys(("any", "entity", "named"), "thing")  # kinds that include several others


class Unknown(UsageError):
    """A name is unknown; ``suggestions`` are the closest names that are known."""

    def __init__(self, kind: str, name: str, suggestions: Iterable[str], listing: str = "") -> None:
        self.kind, self.name, self.suggestions = kind, name, tuple(suggestions)
        remedy = "Did you mean " + " or ".join(self.suggestions) + "?" if self.suggestions else ""
        noun = _NOUNS.get(kind, kind.removeprefix("concept:").replace("-", " "))
        what = f"no {noun} is called {name!r}"
        super().__init__(name, what, " ".join(filter(None, (remedy, listing))) or "Check the spelling.")

    def __str__(self) -> str:
        return f"{self.what}. {self.remedy}"  # what says where


class UnknownQuery(Unknown):
    """No saved question has that name."""


class UnknownParameter(Unknown):
    """The saved question has no such parameter."""


class UnknownEntity(Unknown, BadValue):
    """Nothing in the graph has that slug, label or IRI; if no name is close, the remedy says where to look."""

    def __init__(self, kind: str, name: str, suggestions: Iterable[str], listing: str = "") -> None:
        near = tuple(suggestions)
        super().__init__(kind, name, near, listing or ("" if near else _where_to_look(kind)))


def _where_to_look(kind: str) -> str:
    match kind:
        case "claim":
            return "A claim is named like c-017; `diplograph find WORDS --kind claim` searches their paraphrases."
        case "step":
            return "A step is named like i-059; `diplograph why CLAIM` and `diplograph against CLAIM` show them."
        case "passage":
            return "A passage is named like s-046; `diplograph query passages_all` lists them."
    if kind.startswith("concept:"):
        scheme = SCHEME + kind.removeprefix("concept:")
        return f"`diplograph query concepts_named scheme={scheme}` lists its concepts."
    return "`diplograph find WORDS` searches labels and paraphrases."


class EndpointError(DiplographError):
    """A server did not do what was asked.

    ``where`` is its URL, without credentials; ``status`` the HTTP status, or None if
    there was no response; ``transient`` says whether trying again may help, and ``wait``
    how many seconds the server asks for before that (0: it does not say).
    """

    wait = 0.0

    def __init__(
        self, url: str, what: str, remedy: str = "", status: int | None = None, transient: bool = False
    ) -> None:
        self.status, self.transient = status, transient
        super().__init__(url, what, remedy)


class Unreachable(EndpointError):
    """There is no answer: no such server, an untrusted certificate, a broken connection, or a time limit passed."""


class AnswerBroken(EndpointError):
    """An answer is incomplete or not what was asked for; none of it was used."""


class PushBroken(EndpointError):
    """Loading stopped half-way; ``loaded`` are the graphs that the server already holds completely."""

    def __init__(self, error: EndpointError, loaded: Iterable[str], count: int) -> None:
        self.loaded = tuple(loaded)
        what = f"{error.what}; {len(self.loaded)} of {count} graphs had been loaded"
        again = "Then push again: each graph replaces the one of its name." if self.loaded else ""
        remedy = " ".join(filter(None, (error.remedy, again)))
        super().__init__(error.where, what, remedy, error.status)
