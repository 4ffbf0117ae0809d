"""GraphML (Brandes et al. 2002) and GEXF: actors and what they deal with, joined by relations and events.

There is an edge for each claim on a relation or event and each pair of its ends, so
that none stands without who takes which position on it: an edge whose stance is
``denies`` is one that its holder says is not there.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from diplograph import vocab
from diplograph.errors import MissingPackage
from diplograph.export.material import ROLES, TYPE, Material, Statements, one, texts, unsaid, xml
from diplograph.export.registry import Export, Form, Loss
from diplograph.namespaces import DG, curie

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

_FROM, _BOTH = "initiator", "participant"
_TO = tuple(role for role in ROLES if role not in (_FROM, _BOTH, "bearer"))  # a status joins nobody
_OF = ("situationType", "valence", "when")
_CODES = ("holder", "stance", "likelihood", "confidence", "reporter", "reporterStance")


def write(kg: Asker, form: Form) -> Export:
    """Write the network.

    Raises:
        MissingPackage: networkx is not installed.

    """
    try:
        import networkx as nx
    except ImportError:
        raise MissingPackage("networkx", "networkx") from None
    material = Material(kg)
    network, losses = network_of(material)
    lines = material.head(form, losses)
    out = io.BytesIO()
    if form.name == "graphml":
        network.graph["description"] = "\n".join(lines)
        nx.write_graphml_xml(network, out, named_key_ids=True)
        return Export({f"network{form.suffix}": xml(out.getvalue(), form) + b"\n"}, losses)
    nx.write_gexf(network, out, version="1.2draft")
    return Export({f"network{form.suffix}": _described(xml(out.getvalue(), form), "\n".join(lines))}, losses)


def _described(gexf: bytes, text: str) -> bytes:
    """Put ``text`` into the description, and take out the day of writing, for equal bytes."""
    root = ElementTree.fromstring(gexf)
    space = root.tag[1:].partition("}")[0]
    ElementTree.register_namespace("", space)
    meta = root.find(f"{{{space}}}meta")
    assert meta is not None, "networkx writes a meta element"
    meta.attrib.clear()
    for element in list(meta):
        meta.remove(element)
    ElementTree.SubElement(meta, f"{{{space}}}creator").text = "Diplograph"
    ElementTree.SubElement(meta, f"{{{space}}}description").text = text
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def network_of(material: Material) -> tuple[Any, list[Loss]]:
    """Return a networkx MultiDiGraph (nodes by CURIE) and what it leaves out."""
    import networkx as nx

    network: Any = nx.MultiDiGraph()
    claims: dict[str, list[str]] = {}
    for claim, held in material.claims.items():
        for situation in texts(material.of("Proposition").get(one(held, vocab.dg.content), {}), vocab.dg.describes):
            claims.setdefault(situation, []).append(claim)
    written, unjoined, unclaimed = set[str](), 0, 0
    for name in ("Relation", "Event"):
        for situation, held in material.of(name).items():
            pairs = list(_pairs(held))
            unjoined += not pairs
            unclaimed += bool(pairs) and situation not in claims
            for source, target, role in pairs:
                for claim in claims.get(situation, ()):
                    written |= {situation, claim, source, target}
                    for end in (source, target):
                        network.add_node(curie(end), label=material.label(end), kind=_kind(material, end))
                    network.add_edge(
                        curie(source), curie(target), key=f"{curie(situation)} {role} {curie(claim)}",
                        **_edge(material, name, situation, role, claim),
                    )  # fmt: skip
    losses = material.left_out(written, "not part of the network", but=("Proposition",))
    joined = {iri: held for name in ("Relation", "Event") for iri, held in material.of(name).items() if iri in written}
    losses += unsaid(joined, "relations and events", (_FROM, *_TO, _BOTH, *_OF), "an edge has no place for it")
    spoken = {iri: held for iri, held in material.claims.items() if iri in written}
    losses += unsaid(spoken, "claims", ("content", *_CODES), "an edge has no place for it")
    if unjoined:
        losses.append(Loss(unjoined, "of these relations and events", "they have no two ends"))
    if unclaimed:
        losses.append(Loss(unclaimed, "of these relations and events", "no claim takes a position on them themselves"))
    return network, losses


def _pairs(held: Statements) -> list[tuple[str, str, str]]:
    """Return from whom, to whom and in which role; each pair of a symmetric relation once."""
    both = sorted(texts(held, DG + _BOTH))
    pairs = [(a, b, _BOTH) for i, a in enumerate(both) for b in both[i + 1 :]]
    for source in texts(held, DG + _FROM):
        pairs += [(source, target, role) for role in _TO for target in texts(held, DG + role)]
        pairs += [(source, other, _BOTH) for other in both]
    return pairs


def _edge(material: Material, name: str, situation: str, role: str, claim: str) -> dict[str, str | bool]:
    held, of = material.claims[claim], material.of(name)[situation]
    made: dict[str, str | bool] = {
        "label": f"{material.label(situation)} ({material.attribution(claim)})",
        "kind": name.lower(),
        "situation": curie(situation),
        "role": role,
        "symmetric": role == _BOTH and DG + _FROM not in of,
        "claim": curie(claim),
        "paraphrase": material.paraphrase(claim),
    }
    for said, keys in ((of, _OF), (held, _CODES)):
        made |= {key: curie(value) for key in keys if (value := one(said, DG + key))}
    return made


def _kind(material: Material, end: str) -> str:
    for name in ("Actor", "Place", "Thing", "Work"):
        if held := material.of(name).get(end):
            return one(held, TYPE).removeprefix(DG)
    return ""
