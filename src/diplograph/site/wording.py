"""Word a claim as one sentence: holder, stance, hedge, content and reporter.

Every page and picture uses these words, so that none shows a claim without its attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from diplograph.answers.position import hedge
from diplograph.terms import Iri


class Verb(NamedTuple):
    """The words of a stance: for one holder, for several, and the connection to the claim; its sign and colour."""

    one: str
    many: str
    joint: str
    sign: str
    meaning: str


STANCES: Final = {
    "asserts": Verb("says", "say", "that", "a", "puts it forward"),
    "concedes": Verb("grants", "grant", "that", "c", "admits it, although it tells against their case"),
    "leaves-open": Verb("leaves open", "leave open", "whether", "o", "takes no side"),
    "doubts": Verb("doubts", "doubt", "whether", "q", "leans against it without denying it"),
    "denies": Verb("denies", "deny", "that", "n", "says it is not so"),
    "supposes": Verb("supposes", "suppose", "that", "s", "assumes it, as a condition or for argument’s sake"),
    "supposes-not": Verb("supposes it is not so", "suppose it is not so", "that", "e", "assumes the contrary"),
    "declines": Verb(
        "stops short of saying", "stop short of saying", "that", "d", "neither urges it nor warns against it"
    ),
}
VERDICTS: Final = {
    "agrees": "agrees",
    "concedes": "grants it",
    "qualifies": "has reservations",
    "doubts": "doubts it",
    "rejects": "rejects it",
    "leaves-open": "takes no side",
}
VERDICTS_OF_SEVERAL: Final = {
    "agrees": "agree",
    "concedes": "grant it",
    "qualifies": "have reservations",
    "doubts": "doubt it",
    "rejects": "reject it",
    "leaves-open": "take no side",
}
SAID: Final = {"explicit": "Said outright", "presupposed": "Taken for granted", "implied": "Implied, not said outright"}
KINDS: Final = {
    "prescriptive": "recommendation",
    "predictive": "prediction",
    "evaluative": "judgement",
    "causal": "cause",
    "comparative": "comparison",
    "counterfactual": "what would have been",
    "descriptive": "description",
}
SURE: Final = {"high": "quite sure", "moderate": "fairly sure", "low": "not sure"}
# How far a band of likelihood or confidence goes along with the claim.
STRENGTHS: Final = {
    "almost-no-chance": "strong",
    "very-unlikely": "strong",
    "unlikely": "mid",
    "roughly-even": "mid",
    "likely": "mid",
    "very-likely": "strong",
    "almost-certain": "strong",
    "unquantified-possibility": "weak",
    "low": "weak",
    "moderate": "mid",
    "high": "strong",
}
SCHEMES: Final = {
    "positive-consequences": "Argues from good results",
    "negative-consequences": "Argues from bad results",
    "practical-reasoning": "Argues from end to means",
    "cause-to-effect": "Argues from cause to effect",
    "effect-to-cause": "Argues from effect to cause",
    "correlation-to-cause": "Argues from going together to cause",
    "expert-opinion": "Argues from an expert’s word",
    "position-to-know": "Argues from those in a position to know",
    "witness-testimony": "Argues from a witness",
    "popular-opinion": "Argues from what people think",
    "part-to-whole": "Argues from part to whole",
    "evidence-to-hypothesis": "Argues from the evidence to what explains it",
}
# First words that lose their capital within a sentence, like those with these endings; others may be names.
_COMMON: Final = frozenset(
    """the a an it its to there in from with without on at by of as when while where if because since after before
    under over through this that these those their his her some many most more all any each every both no not nobody
    nothing few several enough what who whoever how why which whether certain such other another only even too for
    until unless during between among against about beyond within despite once soon so than then thus part parts
    whole full half entire one two three four five six people something someone anyone everyone ahead further closer
    large larger small smaller strong stronger weak weaker new newer old older good better bad worse high higher low
    lower long longer short shorter early earlier late later recent former current past present future next last first
    second third public private political military economic social local national international foreign domestic
    global regional moral human civil religious legal ethnic nuclear conventional geopolitical strategic diplomatic
    official robust real free open common general main chief key major minor direct heavy deep wide continued
    increased growing rising morality circumstances growth attacks civilians observers groups women men children
    tension tensions sales roads democracy deaths help aid support trade war peace ties relations pressure power
    force forces troops weapons arms money funds elections voters parties officials diplomats diplomacy terrorism
    working turning giving having being making keeping building selling buying returning helping leaving engaging
    access affiliates forcing freedom pursuing renewed terrorist works
    refusing accepting stopping ending losing winning""".split()  # noqa: SIM905
)
_ENDINGS: Final = ("tion", "tions", "ment", "ments", "ness", "ility", "ance", "ship")
_COLLECTIVE: Final = re.compile(r"\b(?:of|for|from|in|at|on|with|around|under|who|that|near|behind)\b")
_WITH_ARTICLE: Final = re.compile(r"\b(?:United|Union|Republic|Kingdom|Emirates|Netherlands|Philippines)\b")
_PLURALS: Final = frozenset({"taliban", "people", "police", "those", "military forces"})


@dataclass(frozen=True, slots=True)
class Holder:
    """An actor as the subject of a sentence: the full label, the name in a sentence, and whether it takes a plural."""

    iri: str
    label: str
    name: str
    many: bool

    @classmethod
    def of(cls, iri: str, label: str, kinds: frozenset[str], *, author: bool = False) -> Holder:
        """Word an actor of some classes; an author goes by surname.

        >>> Holder.of("", "Washington policy community", frozenset({"Collective"})).name
        'The Washington policy community'
        >>> Holder.of("", "US officials", frozenset({"Collective"})).many
        True
        """
        if "Person" in kinds:
            named = author and " " in label and not _COLLECTIVE.search(label)
            return cls(iri, label, label.rpartition(" ")[2] if named else _titled(label), False)
        head = _COLLECTIVE.split(label)[0].split()
        last = head[-1] if head else label
        many = "Collective" in kinds and (
            last.casefold() in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
        )
        many = many or last.casefold() in _PLURALS
        return cls(iri, label, _article(label, last, many), many)


def _titled(label: str) -> str:
    """Return a person named by office with an article, since "prime minister of …" is not a name."""
    return f"The {label[0].lower()}{label[1:]}" if _COLLECTIVE.search(label) else label


def _article(label: str, last: str, many: bool) -> str:
    if label.startswith(("The ", "A ", "An ")) or many:
        return label
    if _WITH_ARTICLE.search(label.partition(" of ")[0]) and last[:1].isupper() and "of" not in label.split():
        return f"The {label}"
    if last[:1].islower():
        return f"The {label}"
    return f"The {label[0].lower()}{label[1:]}" if re.match(r"(?:Government|Army|Ministry) of\b", label) else label


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge: its word, the cue in the text, the scale (lik or conf) and the strength."""

    word: str
    cue: str
    scale: str
    strength: str

    @classmethod
    def of(
        cls, likelihood: Iri | None, confidence: Iri | None, cues: Iterable[str], *, denied: bool = False
    ) -> Hedge | None:
        """Word a likelihood or a confidence, of a denial if ``denied``; None if there is no hedge.

        >>> from diplograph import vocab
        >>> Hedge.of(vocab.likelihood.likely, None, ["probably"])
        Hedge(word='likely', cue='probably', scale='lik', strength='mid')
        >>> Hedge.of(vocab.likelihood.likely, None, ["unlikely"], denied=True).text
        'likely not, “unlikely”'
        """
        word, band = hedge(likelihood, confidence, None, denied=denied), confidence or likelihood
        scale = "conf" if confidence else "lik"
        return cls(word, "”, “".join(cues), scale, STRENGTHS.get(band.slug, "mid")) if word and band else None

    @property
    def text(self) -> str:
        """The hedge in words, with its cue.

        >>> Hedge("possibly", "could", "lik", "weak").text
        'possibly, “could”'
        """
        return f"{self.word}, “{self.cue}”" if self.cue else self.word


@dataclass(frozen=True, slots=True)
class Report:
    """A reporter of a claim, and the reporter's stance (a slug, or empty)."""

    reporter: Holder
    stance: str

    @property
    def verdict(self) -> str:
        """The reporter's stance in words; empty if not recorded."""
        words = VERDICTS_OF_SEVERAL if self.reporter.many else VERDICTS
        return words.get(self.stance, self.stance.replace("-", " "))

    @property
    def text(self) -> str:
        """The line above a reported claim: “Craig reports this and rejects it”."""
        verb = "report" if self.reporter.many else "reports"
        return f"{self.reporter.name} {verb} this" + (f" and {self.verdict}" if self.verdict else "")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in the form for a sentence.

    Attributes:
        id: its short name, which is its address.
        holder: the holder.
        stance: the slug of the stance.
        paraphrase: its content, without polarity.
        hedge: the hedge, or None.
        reports: the reports, outermost first; empty if the holder speaks in person.
        draft: the model that drafted it, while it is undecided; else empty.
        conditional: whether it stands only on a condition, or not in an exception.

    """

    id: str
    holder: Holder
    stance: str
    paraphrase: str
    hedge: Hedge | None
    reports: tuple[Report, ...]
    draft: str
    conditional: bool

    @property
    def number(self) -> str:
        """The number of the claim for readers: c-017 is 17."""
        digits = self.id.rpartition("-")[2]
        return str(int(digits)) if digits.isascii() and digits.isdigit() else self.id

    @property
    def verb(self) -> Verb:
        """The words of the stance; for an unknown stance, its own name."""
        word = self.stance.replace("-", " ")
        return STANCES.get(self.stance) or Verb(word, word, "that", "o", word)

    @property
    def lead(self) -> str:
        """Holder and stance: “Craig denies”; an undecided draft and a condition are said with them."""
        draft = f"Undecided draft by {self.draft}: " if self.draft else ""
        depends = " on a condition" if self.conditional else ""
        return draft + f"{self.holder.name} {self.verb.many if self.holder.many else self.verb.one}{depends}"

    @property
    def clause(self) -> str:
        """The content as the rest of the sentence: “that the United States should …”."""
        if self.paraphrase.startswith("That "):
            return f"this: {inner(self.paraphrase)}"
        return f"{self.verb.joint} {inner(self.paraphrase)}"

    @property
    def reported(self) -> str:
        """The reporters and their stances, for a list; empty if there are none."""
        parts = []
        for report in reversed(self.reports):
            verdict = f", who {report.verdict}" if report.verdict else ""
            parts.append(f"reported by {report.reporter.name}{verdict}")
        return "; ".join(parts)

    @property
    def text(self) -> str:
        """The whole sentence without markup."""
        hedged = f" ({self.hedge.text})" if self.hedge else ""
        after = f" ({self.reported})" if self.reports else ""
        return f"{self.lead}{hedged} {self.clause.removesuffix('.')}{after}."


def inner(paraphrase: str) -> str:
    """Return a paraphrase in the form within a sentence: its first word loses its capital if it cannot be a name.

    >>> inner("The TTP can attack."), inner("Pakistan can.")
    ('the TTP can attack.', 'Pakistan can.')
    """
    first = re.split(r"[\s,]", paraphrase, maxsplit=1)[0]
    common = first.casefold() in _COMMON or (first.endswith(_ENDINGS) and first[1:].islower())
    return paraphrase[:1].lower() + paraphrase[1:] if common else paraphrase


_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def date(edtf: str) -> str:
    """Return an EDTF date in words; dates without simple words are returned unchanged.

    >>> date("2019-02-14"), date("2024-05"), date("1991/.."), date("2018/2019")
    ('14 February 2019', 'May 2024', 'from 1991 on', '2018 to 2019')
    >>> date("1991/"), date("../..")
    ('from 1991, its end not said', 'at present')
    """
    start, slash, stop = edtf.partition("/")
    if slash:
        if stop in ("", "..") and start in ("", ".."):
            return "at present"
        if stop in ("", ".."):
            return f"from {date(start)} on" if stop else f"from {date(start)}, its end not said"
        return f"until {date(stop)}" if start in ("", "..") else f"{date(start)} to {date(stop)}"
    mark = edtf[-1:] if edtf[-1:] in ("?", "~", "%") else ""
    parts = edtf.removesuffix(mark).split("-") if mark else edtf.split("-")
    around = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}.get(mark, "")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return edtf
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        return edtf
    words = [str(int(parts[2]))] if len(parts) == 3 else []
    words += [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return around + " ".join((*words, parts[0]))


def count(number: int, noun: str, nouns: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "claim"), count(3, "claim")
    ('1 claim', '3 claims')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")


def spelt(number: int) -> str:
    """Return a small number as a capitalised word."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"
