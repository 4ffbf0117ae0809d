"""Argdown (Voigt 2018), loose mode: claims as statements, inferences as arguments, conflicts as attacks.

Every statement says who takes which position on what; the codes stand in its data.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from diplograph import vocab
from diplograph.export.material import TYPE, Material, Statements, one, texts, unsaid
from diplograph.export.registry import Export, Form, Loss
from diplograph.namespaces import DG, curie

if TYPE_CHECKING:
    from diplograph.answers.asker import Asker

_SPECIAL = re.compile(r"([\\\[\]<>{}#@*_|])")


def write(kg: Asker, form: Form) -> Export:
    """Write statements, then arguments, then attacks."""
    material = Material(kg)
    losses = _losses(material)
    names = material.names
    titles = [one(material.of("Work")[work], "http://purl.org/dc/terms/title") for work in material.documents]
    front = {"title": "; ".join(titles) or "Claims", "model": {"mode": "loose"}}
    lines = ["===", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()), "===", ""]
    lines += ["/*", *(line.replace("*/", "* /") for line in material.head(form, losses)), "*/", "", "# Claims", ""]
    outweighed: dict[str, list[str]] = defaultdict(list)
    for held in material.steps_of("Preference").values():
        outweighed[one(held, vocab.dg.preferred)].append(names[one(held, vocab.dg.preferredOver)])
    for claim, held in material.claims.items():
        codes = _codes(held, "content")
        if claim in outweighed:
            codes["outweighs"] = outweighed[claim]
        stance = one(held, vocab.dg.stance).rpartition("/")[2]
        lines += [f"[{names[claim]}]: {_escaped(material.sentence(claim))} #{stance} {_data(codes)}", ""]
    lines += ["# Inferences", ""]
    for step, held in material.steps_of("Inference").items():
        title = f"Argument of {material.label(one(held, DG + 'arguer'))}"
        lines += [f"<{names[step]}>: {_escaped(title)} {_data(_codes(held, 'premise', 'conclusion'))}", ""]
        premises = [names[premise] for premise in texts(held, vocab.dg.premise)]
        lines += [f"({number}) [{premise}]" for number, premise in enumerate(premises, 1)]
        scheme = " and ".join(material.label(scheme) for scheme in texts(held, vocab.dg.scheme))
        lines += [f"-- {_escaped(scheme)} --" if scheme else "----"]
        lines += [f"({len(premises) + 1}) [{names[one(held, DG + 'conclusion')]}]", ""]
    lines += ["# Conflicts", ""]
    for step, held in material.steps_of("Conflict").items():
        attacker, attacked = one(held, vocab.dg.attacker), one(held, vocab.dg.attacked)
        undercuts = attacked in material.steps_of("Inference")
        target = f"<{names[attacked]}>" if undercuts else f"[{names[attacked]}]"
        lines += [_note(names[step], _codes(held, "attacker", "attacked"))]
        lines += [target, f"  {'_' if undercuts else '-'} [{names[attacker]}]", ""]
    lines += ["# Preferences", ""]
    lines += [_note(names[step], _codes(held)) for step, held in material.steps_of("Preference").items()]
    return Export({f"argument{form.suffix}": "\n".join([*lines, ""]).encode()}, losses)


def _codes(held: Statements, *but: str) -> dict[str, object]:
    """Return the values of every property that the notation does not show itself."""
    codes: dict[str, object] = {}
    for key in held:
        if key != TYPE and key not in {DG + name for name in but}:
            values = [curie(value) for value in texts(held, key)]
            codes[key.removeprefix(DG)] = values if len(values) > 1 else values[0]
    return codes


def _data(codes: dict[str, object]) -> str:
    # JSON is YAML as far as it goes; Argdown reads what stands in braces as YAML.
    return json.dumps(codes, ensure_ascii=False)


def _note(name: str, codes: dict[str, object]) -> str:
    return f"/* {name}: {_data(codes).replace('*/', '* /')} */"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _losses(material: Material) -> list[Loss]:
    written = {
        *material.claims,
        *material.steps_of("Inference"),
        *material.steps_of("Conflict"),
        *material.of("Proposition"),
    }
    losses = material.left_out(written, "Argdown knows statements and arguments", but=("Preference",))
    losses += unsaid(
        material.of("Proposition"), "propositions", ("paraphrase",), "Argdown does not look inside a statement"
    )
    losses += material.conditions("Argdown has no relation for them: in the words and the data of the statement")
    if count := len(material.steps_of("Conflict")):
        losses.append(Loss(count, "conflicts", "their types and arguers are only in comments"))
    if count := len(material.steps_of("Preference")):
        losses.append(Loss(count, "preferences", "in comments only, and in the data of the claim preferred"))
    return losses
