"""Turn claims and names into HTML, with every text escaped; all markup of sentences is made here."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from diplograph.site.wording import SAID, STANCES, SURE, Hedge, Report, Said


def lead(said: Said) -> Markup:
    """Return the holder and the stance, in the colour of the stance; the style sheet adds its sign."""
    return Markup('<b class="s{0}">{1}</b>').format(said.verb.sign, said.lead)


def chip(hedge: Hedge | None) -> Markup:
    """Return a hedge as a chip: the word, then the cue; its outline shows the scale and the strength."""
    if hedge is None:
        return Markup("")
    cue = Markup(" <q>{}</q>").format(hedge.cue) if hedge.cue else ""
    return Markup('<span class="h {0} {1}">{2}{3}</span> ').format(hedge.scale, hedge.strength, hedge.word, cue)


def told(said: Said) -> Markup:
    """Return the reporters of a claim, in brackets."""
    return Markup(' <i class="rp">({})</i>').format(said.reported) if said.reports else Markup("")


def sentence(said: Said, link: str = "#", *, open_end: bool = False) -> Markup:
    """Return a claim as a sentence for a list: holder, stance, hedge, linked clause, reporter.

    With ``open_end`` it has no full stop, since something follows.
    """
    clause = said.clause.removesuffix(".") if open_end else said.clause
    return Markup('{0} {1}<a href="{2}{3}">{4}</a>{5}').format(
        lead(said), chip(said.hedge), link, said.id, clause, told(said)
    )


def brief(said: Said, link: str = "#") -> Markup:
    """Return holder, stance, hedge and reporter as a link to the claim, for use beside its content."""
    hedge = Markup(" {}").format(chip(said.hedge)) if said.hedge else ""
    return Markup('<a class="br" href="{0}{1}">{2}</a>{3}{4}').format(link, said.id, lead(said), hedge, told(said))


def headline(said: Said) -> Markup:
    """Return a claim for the head of its card, without link and reporters, which the card shows around it."""
    return Markup('{0} {1}<span class="p">{2}</span>').format(lead(said), chip(said.hedge), said.clause)


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


def joined(parts: Iterable[Markup], between: str = ", ") -> Markup:
    """Return pieces of markup, joined by a text."""
    return escape(between).join(parts)
