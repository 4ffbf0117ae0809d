"""Print rows: on a terminal as a table if it fits, else as a card for each row; elsewhere in a plain, stable form.

``rich`` draws the output on a terminal, and is imported only for that: output to a pipe,
a file or another program does not need it and does not depend on the terminal.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from diplograph import vocab
from diplograph.answers.position import hedge
from diplograph.answers.result import Result
from diplograph.cli.terminal import terminal_width
from diplograph.errors import BadValue
from diplograph.namespaces import DG, SCHEME
from diplograph.screen import visible
from diplograph.spelling import nearest
from diplograph.terms import Iri

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from diplograph.answers.asker import Asker

Rows = Result[tuple[object, ...]]

# The least width to which a column of words is wrapped; a name or a figure is never broken.
NARROWEST = 24
_GAP = 3
# The endings of the columns of another claim in the same row.
_ENDS = ("_claim", "_holder", "_stance", "_paraphrase")
_HEDGE = ("likelihood", "confidence", "cue")
_TELLS = "paraphrase"
_COLOURS: Mapping[str, str] = {
    "asserts": "blue",
    "concedes": "yellow",
    "denies": "red",
    "doubts": "red",
}


class Shown(NamedTuple):
    """The layout of rows.

    Attributes:
        columns: the only columns to show, in this order; empty for all.
        wide: print one line per row, however wide.
        long: print one card per row, even if a table fits.

    """

    columns: tuple[str, ...] = ()
    wide: bool = False
    long: bool = False


def add_layout(parser: argparse.ArgumentParser) -> None:
    """Add the options for the layout of rows."""
    parser.add_argument("--columns", metavar="NAMES", help="only these columns, separated by commas")
    layout = parser.add_mutually_exclusive_group()
    layout.add_argument("--wide", action="store_true", help="a line for each row, however wide")
    layout.add_argument("--long", action="store_true", help="a card for each row")


def layout_of(args: argparse.Namespace) -> Shown:
    """Return the layout for the options of `add_layout`."""
    names = tuple(name.strip() for name in (args.columns or "").split(",") if name.strip())
    return Shown(names, args.wide, args.long)


def chosen(result: Rows, columns: Sequence[str]) -> Rows:
    """Return the rows with only some of their columns.

    Raises:
        BadValue: there is no such column.

    """
    for name in columns:
        if name not in result.columns:
            raise BadValue(
                f"--columns {name}",
                "no such column",
                f"Did you mean {' or '.join(near)}?"
                if (near := nearest(name, result.columns))
                else f"There are {', '.join(result.columns)}.",
            )
    return result.only(columns) if columns else result


def print_table(result: Rows, layout: Shown, asker: Asker | None = None) -> None:
    """Print rows for a reader, and their number.

    Args:
        result: the rows.
        layout: their layout.
        asker: the graph, for labels; only used on a terminal.

    Raises:
        BadValue: there is no such column.

    """
    rows = chosen(result, layout.columns)
    width = terminal_width()
    if width is None:
        print("\n".join(_cards(rows)) if layout.long else rows.to_table())
    else:
        _on_terminal(rows, layout, width, _labels(rows, asker) if asker else {})
    count = f"({len(result)} row{'' if len(result) == 1 else 's'})"
    print(count, file=sys.stdout if width else sys.stderr)


def _labels(rows: Rows, asker: Asker) -> Mapping[Iri, str]:
    from diplograph.answers.labels import labels  # imported only for a terminal

    return labels(asker, (cell for row in rows for cell in row if isinstance(cell, Iri)))


def word(value: object, names: Mapping[Iri, str]) -> str:
    """Return a cell in readable form: a label, a concept in words, a short name, or the value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, Iri):
        return visible(str(value))
    if value in names:
        return visible(names[value])
    if value.startswith(SCHEME):
        return visible(value.slug.replace("-", " "))
    return visible(value.slug if value.startswith(DG) else value.short)


def _on_terminal(rows: Rows, layout: Shown, width: int, names: Mapping[Iri, str]) -> None:
    from rich.console import Console  # 60 ms, so imported only for a terminal

    empty = [c for i, c in enumerate(rows.columns) if not layout.columns and all(row[i] is None for row in rows)]
    kept = rows.only([c for c in rows.columns if c not in empty]) if len(rows) else rows
    # Next to a label, the name for `show` is more useful than the label again.
    own = {} if "label" in kept.columns else names
    cells = [[word(cell, own if i == 0 else names) for i, cell in enumerate(row)] for row in kept]
    columns = [(name, *(line[i] for line in cells)) for i, name in enumerate(kept.columns)]
    whole = [max(map(len, column)) for column in columns]
    # Only words are wrapped, and only between words.
    least = [
        min(w, max(NARROWEST, *(len(part) for cell in column for part in cell.split() or [""])))
        for w, column in zip(whole, columns, strict=True)
    ]
    room = width - _GAP * (len(columns) - 1)
    console = Console(width=max(width, sum(whole) + width - room) if layout.wide else width, highlight=False)
    if layout.wide or (not layout.long and sum(least) <= room):
        _draw_table(console, kept, cells, whole if layout.wide else _spread(whole, least, room))
    else:
        for drawn in _drawn_cards(kept, names):
            console.print(drawn)
    if empty:
        console.print(f"[dim]no row has: {', '.join(empty)}[/dim]")


def _spread(whole: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths of the columns: the least that each needs, with the remaining space for the widest."""
    widths = list(least)
    while sum(widths) < room and (short := [i for i, w in enumerate(widths) if w < whole[i]]):
        widths[min(short, key=lambda i: widths[i] / whole[i])] += 1
    return widths


def _draw_table(console: Console, rows: Rows, cells: list[list[str]], widths: Sequence[int]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, _GAP - 1, 0, 0), pad_edge=False, show_edge=False)
    for i, (name, width) in enumerate(zip(rows.columns, widths, strict=True)):
        figures = all(isinstance(row[i], int) for row in rows)
        table.add_column(name, width=width, justify="right" if figures else "left")
    for row, line in zip(rows, cells, strict=True):
        table.add_row(*(_styled(cell, text) for cell, text in zip(row, line, strict=True)))
    console.print(table)


def _styled(value: object, text: str) -> Text:
    from rich.text import Text

    stance = isinstance(value, Iri) and value.startswith(SCHEME + "stance/")
    return Text(text, style=_COLOURS.get(value.slug, "") if stance and isinstance(value, Iri) else "")


class _Card:
    """A row as a card: who says what, how surely, and then the other columns."""

    def __init__(self, row: Mapping[str, object], names: Mapping[Iri, str]) -> None:
        self.row, self.names = row, names
        self.left = [name for name, value in row.items() if value is not None]

    def take(self, name: str) -> object:
        """Return a cell, and mark it as shown."""
        if name in self.left:
            self.left.remove(name)
        return self.row.get(name)

    def position(self, prefix: str = "") -> list[Text]:
        """Return holder, stance and hedge, as pieces, from the columns with this prefix."""
        from rich.text import Text

        holder, stance = self.take(f"{prefix}holder"), self.take(f"{prefix}stance")
        pieces = [_styled(value, word(value, self.names)) for value in (holder, stance) if value is not None]
        likelihood, confidence, cue = (self.take(prefix + name) for name in _HEDGE)
        text = hedge(
            likelihood if isinstance(likelihood, Iri) else None,
            confidence if isinstance(confidence, Iri) else None,
            cue if isinstance(cue, str) else None,
            denied=stance == vocab.stance.denies,
        )
        pieces += [Text(visible(text))] if text else []
        paraphrase = self.take(prefix + _TELLS)
        if paraphrase and prefix:
            text = visible(str(paraphrase))
            pieces[-1:] = [pieces[-1] + Text(f": {text}")] if pieces else [Text(text)]
        return pieces

    def groups(self) -> list[str]:
        """Return the prefixes of columns about another claim, such as ``other`` from ``other_holder``."""
        found = [name.removesuffix(end) for name in self.row for end in _ENDS if name.endswith(end)]
        return list(dict.fromkeys(name for name in found if name not in ("", "reporter")))

    def drawn(self) -> Iterable[RenderableType]:
        """Yield the pieces to print."""
        from rich.padding import Padding
        from rich.text import Text

        claim = "claim" if self.row.get("claim") else next(iter(self.row), "")
        first = [Text(word(self.take(claim), self.names), style="bold"), *self.position()]
        yield Text("  ").join(piece for piece in first if piece)
        lines = [Text(visible(str(self.row[_TELLS])))] if self.row.get(_TELLS) else []
        for prefix in self.groups():
            named = self.take(prefix) or self.take(f"{prefix}_claim")
            self.take(f"{prefix}_claim")
            pieces = [Text(word(named, self.names)), *self.position(f"{prefix}_")]
            if any(pieces):
                lines.append(
                    Text(f"{prefix.replace('_', ' ')} ", style="dim") + Text("  ").join(p for p in pieces if p)
                )
        rest = [
            Text(f"{name.replace('_', ' ')}: ", style="dim") + Text(word(self.row[name], self.names))
            for name in self.left
        ]
        if rest:
            lines.append(Text(" · ", style="dim").join(rest))
        for line in lines:
            yield Padding(line, (0, 0, 0, 4))


def _drawn_cards(rows: Rows, names: Mapping[Iri, str]) -> Iterable[RenderableType]:
    """Yield the cards, with headings if the first column is the group of a row."""
    from rich.text import Text

    grouped = bool(rows) and not isinstance(rows[0][0], Iri) and len({row[0] for row in rows}) < len(rows)
    heading: object = None
    for row in rows:
        cells = dict(zip(rows.columns, row, strict=True))
        if grouped:
            group = cells.pop(rows.columns[0])
            if group != heading:
                yield Text(word(group, names).upper(), style="bold underline")
                yield ""
            heading = group
        yield from _Card(cells, names).drawn()
        yield ""


def _cards(rows: Rows) -> Iterable[str]:
    """Yield the lines of cards for a pipe: a name and a value per line, with full names."""
    for row in rows:
        for name, value in zip(rows.columns, row, strict=True):
            if value is not None:
                yield visible(f"{name}: {value.short if isinstance(value, Iri) else value}")
        yield ""
