"""Convert rows to the short spelling: situations and steps are moved into the rows of their claims.

A name, a label, an id, an arguer or a sentence is left out if reading the cell gives the
same result without it.  Anything that the notation cannot express remains a row of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplograph.namespaces import ID, curie, slug
from diplograph.rows import notation, situations
from diplograph.rows.book import Row
from diplograph.rows.document import PATHS
from diplograph.rows.notation import BadCell
from diplograph.vocab import dg

if TYPE_CHECKING:
    from diplograph.rows.sheet import Sheet


class Short:
    """Moves situations and steps of a sheet into the rows of its claims."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.document = sheet, sheet.document
        self.rows: dict[str, Row] = {row.get("claim"): row for row in sheet.rows.rows("claims")}
        self.claims = {key: iri for iri, key in sheet.keys.items()}
        self._names()

    def _names(self) -> None:
        """Shorten the references to situations: to the claim's key, or by leaving out the document's name."""
        prefix = self.document.slug + "-"
        taken = set(self.sheet.names.values())
        for iri, name in self.sheet.names.items():
            key = self.sheet.first_claim.get(iri, "")
            bare = slug(iri).removeprefix(prefix)
            cell = self._cell(key) if key else []
            if key and self._is_unnamed(iri, key, cell):
                self.sheet.names[iri] = key if len(cell) == 1 else name
            elif bare != slug(iri) and bare not in taken and bare not in self.rows:
                self.sheet.names[iri] = bare

    def _cell(self, key: str) -> list[str]:
        """Return the situations of a claim in the order of its cell; the number of an unnamed one gives its place."""
        described = self.sheet.all(self.sheet.one(self.claims[key], dg.content), dg.describes)
        numbered: dict[int, str] = {}
        for iri in described:
            stem = f"{self.document.slug}-{slug(self.sheet.one(iri, dg.situationType))}-{key}"
            ending = slug(iri).removeprefix(stem)
            if ending == "" or re.fullmatch(r"-([2-9]|[1-9]\d+)", ending):
                numbered.setdefault(int(ending[1:] or 1), iri)
        others = [iri for iri in described if iri not in numbered.values()]
        cell: list[str] = []
        while len(cell) < len(described):
            here = numbered.pop(len(cell) + 1, "") or (others.pop(0) if others else "")
            cell.append(here or numbered.pop(min(numbered)))
        return cell

    def _is_unnamed(self, iri: str, key: str, cell: list[str]) -> bool:
        """Tell whether a situation is recognised without a name, by its place in the cell of a claim."""
        concept = self.sheet.one(iri, dg.situationType)
        if iri not in cell:
            return False
        ending = situations.unnamed_ending(key, cell.index(iri) + 1)
        return slug(iri) == f"{self.document.slug}-{slug(concept)}-{ending}"

    def situations(self) -> set[str]:
        """Write situations into the cells of the first claims that describe them; return these situations."""
        moved: set[str] = set()
        texts = {iri: self._written(iri, key) for iri, key in self.sheet.first_claim.items() if key in self.rows}
        for key, row in self.rows.items():
            if not row.get("situation"):
                continue
            parts = []
            for iri in self._cell(key):
                if texts.get(iri) and self.sheet.first_claim[iri] == key:
                    moved.add(iri)
                    parts.append(texts[iri])
                else:
                    parts.append(self.sheet.situation(iri))
            row.cells["situation"] = "; ".join(parts)
        return moved

    def _written(self, iri: str, key: str) -> str:
        """Return a situation in the notation of a cell; empty if the notation cannot express it."""
        if not iri.startswith(ID) or any(self.sheet.all(iri, predicate) for predicate in situations.LINKS.values()):
            return ""
        row = self.sheet.situation_row(iri)
        parts = [row["who"]] * bool(row["who"])
        parts += [f"{role} {row[role]}" for role in (*situations.ROLES, "about", "part of") if row.get(role)]
        parts += [row["when"]] * bool(row["when"]) + [row["valence"]] * bool(row["valence"])
        parts += [f"{row['value']} {row['unit']}"] * bool(row["value"])
        parts += [f"'{row['cue']}'"] * bool(row["cue"]) + [f"({row['note']})"] * bool(row["note"])
        if row["cause"] or row["effect"]:
            body = ", ".join([f"{row['cause']} {row['type']} {row['effect']}", *parts])
        else:
            body = f"{row['type']}: {', '.join(parts)}".rstrip()
        return self._named(iri, key, row, body)

    def _named(self, iri: str, key: str, row: dict[str, str], body: str) -> str:
        """Add name and label to a situation if they do not follow from it; empty if the result cannot be read."""
        name = slug(iri).removeprefix(self.document.slug + "-")
        if name == slug(iri) or name in self.rows or f"{ID}{PATHS[self._kind(iri)]}/{name}" in self.sheet.names:
            name = curie(iri)
        unnamed = self._is_unnamed(iri, key, self._cell(key))
        for head in ("",) * unnamed + (f"{name} = ", f'{name} "{row["label"]}" = '):
            text = head + body
            try:
                (read,) = notation.situations(
                    text, situations.links(self.document), situations.valences(self.document)
                ).items
            except (BadCell, ValueError):
                return ""
            if not self._same(read, row):
                return ""
            if (
                read.label
                or situations.made_label(self.document, read, self.sheet.one(iri, dg.situationType)) == row["label"]
            ):
                return text
        return ""

    def _kind(self, iri: str) -> str:
        return next(kind for kind, path in PATHS.items() if iri.startswith(f"{ID}{path}/"))

    def _same(self, read: notation.Situation, row: dict[str, str]) -> bool:
        """Tell whether the text of a cell is read as it is meant."""
        parts = {part.role: part for part in read.parts}
        meant = {"note": row["note"], "cue": row["cue"], "when": row["when"], "valence": row["valence"]}
        if any((parts[role].words[0].text if role in parts else "") != text for role, text in meant.items()):
            return False
        roles = [role for role in ("who", *situations.ROLES, "about", "part of") if row.get(role)]
        if len([part for part in read.parts if part.role not in (*meant, "value")]) != len(roles):
            return False
        return (read.link or read.type) is not None and (read.link or read.type).text == row["type"]  # type: ignore[union-attr]

    def steps(self) -> set[str]:
        """Write steps into the columns of their claims; return these steps."""
        moved: set[str] = set()
        for iri in self.document.subjects(dg.Inference):
            conclusion = self.sheet.one(iri, dg.conclusion)
            row = self.rows.get(self.sheet.keys.get(conclusion, ""))
            if row and self._append(row, "because", self._ground(iri, conclusion, row)):
                moved.add(iri)
        preferences = self.document.subjects(dg.Preference)
        for iri in self.document.subjects(dg.Conflict):
            attacker, attacked = self.sheet.one(iri, dg.attacker), self.sheet.one(iri, dg.attacked)
            row = self.rows.get(self.sheet.keys.get(attacker, ""))
            over, column = self._preference(iri, attacker, attacked, [p for p in preferences if p not in moved])
            if row and self._append(row, column, self._foe(iri, over, attacker, attacked, row, column)):
                moved |= {iri, over} - {""}
        return moved

    def _append(self, row: Row, column: str, text: str) -> bool:
        if text:
            row.cells[column] = "; ".join(filter(None, (row.get(column), text)))
        return bool(text)

    def _ground(self, iri: str, conclusion: str, row: Row) -> str:
        sheet = self.sheet
        premises = sheet.all(iri, dg.premise)
        text = f"{' + '.join(sheet.keys.get(p, slug(p)) for p in premises)}: {', '.join(sheet.slugs(iri, dg.scheme))}"
        said = sheet.slugs(iri, dg.explicitness)
        text += "".join(f", {each}" for each in said if each != "explicit")
        text += self._by(iri, sheet.one(conclusion, dg.holder))
        made = {anchor for claim in (*premises, conclusion) for anchor in sheet.all(claim, dg.anchor)}
        text += self._at(iri, made, ", at") + self._doubt(iri)
        number = len(notation.grounds(row.cells.get("because", ""))) + 1
        if slug(iri) != f"i-{slug(conclusion).removeprefix('c-')}-{number}":
            text = f"{slug(iri)} = {text}"
        try:
            (read,) = notation.grounds(text)
        except (BadCell, ValueError):
            return ""
        return text if self._read_well(read, iri) and len(read.keys) == len(premises) else ""

    def _preference(self, conflict: str, attacker: str, attacked: str, known: list[str]) -> tuple[str, str]:
        """Return the preference between the claims of a conflict, and the column that expresses both."""
        for iri in known:
            ends = (self.sheet.one(iri, dg.preferred), self.sheet.one(iri, dg.preferredOver))
            if self.sheet.one(iri, dg.arguer) == self.sheet.one(conflict, dg.arguer):
                if ends == (attacked, attacker):
                    return iri, "but"
                if ends == (attacker, attacked):
                    return iri, "refutes"
        return "", "against"

    def _foe(self, iri: str, over: str, attacker: str, attacked: str, row: Row, column: str) -> str:
        sheet = self.sheet
        text = sheet.keys.get(attacked, slug(attacked))
        made = "undercut" if slug(attacked).startswith("i-") else "rebut"
        text += "".join(f", {kind}" for kind in sheet.slugs(iri, dg.conflictType) if kind != made)
        text += self._by(iri, sheet.author)
        anchors = set(sheet.all(iri, dg.anchor))
        text += self._at(iri, set(sheet.all(attacker, dg.anchor)), ", at")
        text += self._at(over, anchors, ", wins at") if over else ""
        text += self._doubt(iri) + (self._doubt(over, " wins") if over else "")
        stem = slug(attacker).removeprefix("c-")
        count = sum(len(notation.foes(row.cells.get(each, ""))) for each in ("against", "but", "refutes"))
        ids = [slug(iri), *([slug(over)] if over else [])]
        alone = not count and column != "because"
        # Without ids, `refutes` would be read as a conflict in both directions.
        if not alone or column == "refutes" or ids != [f"k-{stem}-1", *([f"w-{stem}-1"] if over else [])]:
            text = f"{' '.join(ids)} = {text}"
        try:
            (read,) = notation.foes(text)
        except (BadCell, ValueError):
            return ""
        well = self._read_well(read, iri) and len(read.keys) == 1
        return text if well and read.wins_doubt == self._doubt(over).strip(" ()") else ""

    def _read_well(self, read: notation.Step, iri: str) -> bool:
        doubt = self._doubt(iri)
        return read.doubt == (doubt[2:-1] if doubt else "")

    def _by(self, iri: str, made: str) -> str:
        arguer = self.sheet.one(iri, dg.arguer)
        return "" if arguer == made else f", by {self.document.spoken(arguer, 'actor')}"

    def _at(self, iri: str, made: set[str], word: str) -> str:
        anchors = set(self.sheet.all(iri, dg.anchor))
        return "" if anchors == made else f"{word} {self.sheet.sentences(iri, dg.anchor)}"

    def _doubt(self, iri: str, word: str = "") -> str:
        if not iri:
            return ""
        sure, why = (
            "".join(self.sheet.slugs(iri, dg.encoderConfidence)),
            " ".join(self.sheet.words(iri, dg.encoderNote)),
        )
        return f"{word} ({sure}: {why})" if sure and why else f"{word} ({why})" if why else ""
