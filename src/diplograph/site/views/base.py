"""The common part of all views of a page: the authors of the document, and its sections in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from diplograph.site.material import Essay
from diplograph.site.records import Claim, Passage
from diplograph.site.wording import count, date

SECTIONS: Final = {"front": "Title and byline"}


class Base:
    """The common part of the views of one document.

    Args:
        essay: the document.
        data: the options to add to commands so that they use the same graph.

    """

    def __init__(self, essay: Essay, data: str = "") -> None:
        self.essay, self.data = essay, data

    def of(self, claims: Iterable[str]) -> list[Claim]:
        """Return claims by their short names."""
        return [self.essay.claims[c] for c in claims]

    # Masthead

    @cached_property
    def author(self) -> str:
        """The names of the authors in sentences."""
        return " and ".join(self.essay.holder(a).name for a in self.essay.authors) or "the holders"

    @property
    def authors(self) -> str:
        """The names of the authors in the possessive."""
        return self.author + ("’" if self.author.endswith("s") else "’s")

    @property
    def several(self) -> bool:
        """Whether the authors take a plural verb."""
        return len(self.essay.authors) != 1

    @cached_property
    def byline(self) -> str:
        """Author, publisher, date and counts."""
        e = self.essay
        who = " and ".join(e.holder(a).label for a in e.authors)
        origin = ", ".join(filter(None, (who, e.publisher, date(e.issued) if e.issued else "")))
        holders = len({claim.holder.iri for claim in e.claims.values()})
        counts = (
            f"{count(len(e.claims), 'claim')} by {count(holders, 'holder')}, in {count(len(e.passages), 'passage')}."
        )
        return f"{origin}. {counts}" if origin else counts

    @cached_property
    def _proper(self) -> dict[str, str]:
        """The names of one word whose capitals the slugs of sections have lost."""
        things = (*self.essay.things("Actor").values(), *self.essay.things("Place").values())
        names = (name for thing in things for name in (thing.label, *thing.names))
        return {name.casefold(): name for name in names if name.isalpha() and name[0].isupper()}

    def section(self, name: str) -> str:
        """Return the name of a section, which is a slug, in words."""
        words = [self._proper.get(word, word) for word in name.replace("_", "-").split("-")]
        title = " ".join(words)
        return SECTIONS.get(name) or (title[:1].upper() + title[1:] if title else "Text")

    def place(self, p: Passage) -> dict[str, object]:
        """Return the place of a passage in words, for a link to it."""
        return {"id": p.id, "number": number(p.id), "section": self.section(p.section), "link": p.link}


def number(slug: str) -> str:
    """Return the number of a claim or passage for readers: s-017 is 17."""
    digits = slug.rpartition("-")[2]
    return str(int(digits)) if digits.isascii() and digits.isdigit() else slug
