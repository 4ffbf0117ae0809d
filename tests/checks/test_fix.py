"""What a machine can put right is shown, asked for, and then right."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.checks.fix import fixes
from diplograph.checks.run import check
from diplograph.cli import main
from diplograph.data import bundled

ESSAY = "modest-geopolitical-case"
Change = Callable[[str], str]

# The file, what is done to it, and the rule that finds it.
DEFECTS: dict[str, tuple[str, Change, str]] = {
    "capital tag": ("names.ttl", lambda text: text.replace('"our"@en', '"our"@EN', 1), "literal-rewritten"),
    "number": ("passages.ttl", lambda t: t.replace("dg:paragraph 1 ;", 'dg:paragraph "01"^^xsd:integer ;', 1), ""),
    "misspelt": ("claims.ttl", lambda text: text.replace("dg:explicitness", "dg:explicitnes", 1), "unknown-term"),
    "prefix": ("events.ttl", lambda t: "".join(x for x in t.splitlines(True) if "@prefix event:" not in x), "syntax"),
    "semicolon": ("claims.ttl", lambda text: text.replace(" ;\n    dg:holder", "\n    dg:holder", 1), "syntax"),
    "full stop": ("claims.ttl", lambda text: text.rstrip().removesuffix("."), "syntax"),
    "curly": ("names.ttl", lambda text: text.replace('"our"@en', "“our”@en", 1), "syntax"),
    "apostrophe": ("names.ttl", lambda text: text.replace('"our"@en', "'the army's'@en", 1), "syntax"),
    "derived": ("derived.ttl", lambda text: text.replace("dg:concerns", "dg:supports", 1), "stale-derived"),
}
PREFIX = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(bundled.graphs() / ESSAY, tmp_path / ESSAY))


@pytest.mark.parametrize("what", DEFECTS)
def test_what_has_one_remedy_is_put_right(what: str, copied: Path) -> None:
    name, change, rule = DEFECTS[what]
    path = copied / name
    before = path.read_text(encoding="utf-8")
    path.write_text(change(PREFIX * (what == "number") + before), encoding="utf-8")
    found = check([copied]).findings
    assert rule in {finding.rule for finding in found} or not rule
    assert main(["check", str(copied), "--fix", "--yes"]) == 0
    assert not check([copied]).findings


def test_a_renamed_folder_is_put_right(tmp_path: Path) -> None:
    folder = tmp_path / "renamed"
    shutil.copytree(bundled.graphs() / ESSAY, folder)
    shutil.copy(bundled.graphs() / "catalog.ttl", folder)
    assert main(["check", str(folder)]) == 1
    assert main(["check", str(folder), "--fix", "--yes"]) == 0


def test_nothing_is_changed_before_it_is_confirmed(
    copied: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = copied / "names.ttl"
    names.write_text(names.read_text().replace('"our"@en', '"our"@EN', 1))
    before = names.read_bytes()
    assert main(["check", str(copied), "--fix"]) == 1
    err = capsys.readouterr().err
    assert '-    dg:name "our"@EN' in err and '+    dg:name "our"@en' in err and "--yes" in err
    for answer, changed in (("n", False), ("y", True)):
        terminal = io.StringIO(f"{answer}\n")
        monkeypatch.setattr(terminal, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", terminal)
        main(["check", str(copied), "--fix"])
        assert (names.read_bytes() != before) == changed


def test_line_ends_and_a_byte_order_mark_are_kept(copied: Path) -> None:
    names = copied / "names.ttl"
    text = names.read_text().replace('"our"@en', '"our"@EN', 1).replace("\n", "\r\n")
    names.write_bytes(b"\xef\xbb\xbf" + text.encode())
    (fix,) = fixes(check([copied]).findings)
    assert fix.data == b"\xef\xbb\xbf" + text.replace("@EN", "@en").encode()
