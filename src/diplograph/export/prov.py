"""A PROV-O view (W3C 2013): from whom, through whom and from what each claim comes.

Claims, passages and works are entities, holders and reporters are agents, and each
inference is an activity by which its arguer gets from premises to a conclusion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from diplograph import vocab
from diplograph.data import turtle
from diplograph.export.material import TYPE, Material, Statements, comment, texts, triples, unsaid
from diplograph.export.registry import Export, Form, Loss
from diplograph.namespaces import DCTERMS, DG, PREFIXES, RDFS

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

PROV = PREFIXES["prov"]
_ROLES = ("holder", "reporter")
_ENCODED = ("encoderConfidence", "encoderNote")


class _View:
    """The statements of the view, and what they speak of."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.statements: list[ox.Triple] = []
        self.written: set[str] = set()

    def say(self, subject: str, key: str, value: str | ox.Literal) -> None:
        term = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
        self.statements.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(key), term))

    def thing(self, iri: str, kind: str, label: str) -> str:
        """Introduce a thing once; return its IRI."""
        if iri not in self.written:
            self.written.add(iri)
            self.say(iri, TYPE, PROV + kind)
            self.say(iri, RDFS + "label", ox.Literal(label, language="en"))
        return iri

    def agent(self, iri: str) -> str:
        return self.thing(iri, "Agent", self.material.label(iri))

    def work(self, iri: str) -> str:
        return self.thing(iri, "Entity", self.material.citation(iri))

    def claim(self, claim: str, held: Statements) -> None:
        self.thing(claim, "Entity", self.material.sentence(claim))
        for role in _ROLES:
            for iri in texts(held, DG + role):
                # A reporter is no holder: only the role tells the two attributions apart.
                attribution = f"{claim}#{role}"
                self.say(claim, PROV + "wasAttributedTo", self.agent(iri))
                self.say(claim, PROV + "qualifiedAttribution", attribution)
                self.say(attribution, TYPE, PROV + "Attribution")
                self.say(attribution, PROV + "agent", iri)
                self.say(attribution, PROV + "hadRole", DG + role)
        for key in ("stance", "reporterStance"):
            for code in texts(held, DG + key):
                self.say(claim, DG + key, code)
        for passage in texts(held, vocab.dg.anchor):
            self.say(claim, PROV + "wasDerivedFrom", self.passage(passage))

    def passage(self, iri: str) -> str:
        held = self.material.of("Passage").get(iri, {})
        self.thing(iri, "Entity", "passage " + iri.rpartition("/")[2])
        for source in texts(held, vocab.dg.source):
            self.say(iri, DCTERMS + "isPartOf", self.work(source))
        for link in texts(held, vocab.dg.textFragment):
            self.say(iri, vocab.dg.textFragment, link)
        return iri

    def inference(self, step: str, held: Statements) -> None:
        # An argument step is an entity; the arguing is the activity.
        activity = self.thing(f"{step}#arguing", "Activity", "inference " + step.rpartition("/")[2])
        self.written.add(step)
        for arguer in texts(held, vocab.dg.arguer):
            self.say(activity, PROV + "wasAssociatedWith", self.agent(arguer))
        for conclusion in texts(held, vocab.dg.conclusion):
            for premise in texts(held, vocab.dg.premise):
                derivation = f"{step}#{self.material.names[premise]}"
                self.say(activity, PROV + "used", premise)
                self.say(conclusion, PROV + "wasDerivedFrom", premise)
                self.say(conclusion, PROV + "qualifiedDerivation", derivation)
                self.say(derivation, TYPE, PROV + "Derivation")
                self.say(derivation, PROV + "entity", premise)
                self.say(derivation, PROV + "hadActivity", activity)

    def citation(self, citation: str, held: Statements) -> None:
        self.written.add(citation)
        for work in texts(held, vocab.dg.citedWork):
            # What a note backs in particular, where it is known; else the whole passage.
            for backed in texts(held, vocab.dg.backedClaim) or texts(held, vocab.dg.backedPassage):
                if backed not in self.material.claims:
                    self.passage(backed)
                self.say(backed, PROV + "hadPrimarySource", self.work(work))
                self.say(backed, PROV + "qualifiedPrimarySource", f"{citation}#source")
            # That a note backs it may be the encoder's inference, and says so.
            self.say(f"{citation}#source", TYPE, PROV + "PrimarySource")
            self.say(f"{citation}#source", PROV + "entity", self.work(work))
            inferred = {f"{citation}#source": {DG + key: held[DG + key] for key in _ENCODED if DG + key in held}}
            self.statements += triples(inferred)


def write(kg: Asker, form: Form) -> Export:
    """Write the view; there is no way back from it."""
    material = Material(kg)
    view = _View(material)
    for claim, held in material.claims.items():
        view.claim(claim, held)
    for step, held in material.steps_of("Inference").items():
        view.inference(step, held)
    for citation, held in material.of("Citation").items():
        view.citation(citation, held)
    losses = _losses(material, view.written)
    data = turtle.write(view.statements, head=comment(material.head(form, losses)))
    return Export({f"provenance{form.suffix}": data}, losses)


def _losses(material: Material, written: set[str]) -> list[Loss]:
    losses = material.left_out(written, "a view of provenance says nothing of it", but=("Proposition",))
    why = "no matter of provenance"
    # Hedge and paraphrase stand in the labels of claims.
    said = ("holder", "reporter", "stance", "reporterStance", "anchor", "content", "likelihood", "confidence")
    losses += unsaid(material.claims, "claims", said, why)
    losses += unsaid(material.steps_of("Inference"), "inferences", ("premise", "conclusion", "arguer"), why)
    cited = ("citedWork", "backedClaim", "backedPassage", *_ENCODED)
    return losses + unsaid(material.of("Citation"), "citations", cited, why)
