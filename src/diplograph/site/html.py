"""Turn claims and names into HTML, with every text escaped; all markup of sentences is made here."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from diplograph.site.wording import SAID, STANCES, SURE, Hedge, Report, Said


def lead(said: Said) -> Markup:
    """Return the holder and the stance, in the colour of the stance; the style sheet adds its sign."""
    return Markup(f'<b class="s{said.verb.sign}">{escape(said.lead)}</b>')


def chip(hedge: Hedge | None) -> Markup:
    """Return a hedge as a chip: the word, then the cue; its outline shows the scale and the strength."""
    if hedge is None:
        return Markup("")
    cue = f" <q>{escape(hedge.cue)}</q>" if hedge.cue else ""
    return Markup(f'<span class="h {hedge.scale} {hedge.strength}">{escape(hedge.word)}{cue}</span> ')


def reporters(said: Said) -> Markup:
    """Return the reporters of a claim, in brackets."""
    return Markup(f' <i class="rp">({escape(said.reported)})</i>') if said.reports else Markup("")


def sentence(said: Said, link: str = "#", *, open_end: bool = False) -> Markup:
    """Return a claim as a sentence for a list: holder, stance, hedge, linked clause, reporter.

    With ``open_end`` it has no full stop, since something follows.
    """
    clause = said.clause.removesuffix(".") if open_end else said.clause
    anchor = f'<a href="{escape(link + said.id)}">{escape(clause)}</a>'
    return Markup(f"{lead(said)} {chip(said.hedge)}{anchor}{reporters(said)}")


def brief(said: Said, link: str = "#") -> Markup:
    """Return holder, stance, hedge and reporter as a link to the claim, for use beside its content."""
    hedge = f" {chip(said.hedge)}" if said.hedge else ""
    anchor = f'<a class="br" href="{escape(link + said.id)}">{lead(said)}</a>'
    return Markup(f"{anchor}{hedge}{reporters(said)}")


def headline(said: Said) -> Markup:
    """Return a claim for the head of its card, without link and reporters, which the card shows around it."""
    return Markup(f'{lead(said)} {chip(said.hedge)}<span class="p">{escape(said.clause)}</span>')


def report(each: Report) -> Markup:
    """Return the line above a reported claim: “Craig reports this and **rejects it**”."""
    verb = "report" if each.reporter.many else "reports"
    verdict = Markup(" and <b>{}</b>").format(each.verdict) if each.verdict else ""
    return Markup("{0} {1} this{2}").format(each.reporter.name, verb, verdict)


def key() -> list[tuple[str, str, str]]:
    """Return the sign, word and meaning of each stance, for the legend."""
    return [(verb.sign, verb.one, verb.meaning) for verb in STANCES.values()]


def how_said(explicitness: str) -> str:
    """Return the explicitness of a claim in words."""
    return SAID.get(explicitness, explicitness)


def how_sure(confidence: str) -> str:
    """Return the encoder's confidence in words."""
    return SURE.get(confidence, confidence)


def where(url: str) -> str:
    """Return an address in a few words: its host, and its last part.

    >>> where("http://www.wikidata.org/entity/Q843"), where("https://www.geonames.org/")
    ('wikidata.org Q843', 'geonames.org')
    """
    host, _, path = url.partition("://")[2].partition("/")
    return " ".join(filter(None, (host.removeprefix("www."), path.strip("/").rpartition("/")[2]))) or url


def joined(parts: Iterable[Markup], between: str = ", ") -> Markup:
    """Return pieces of markup, joined by a text."""
    return escape(between).join(parts)
