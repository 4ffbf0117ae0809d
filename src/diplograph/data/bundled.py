"""Where the bundled files are: the only module that knows paths, but for that of their prepared form (`ahead`).

An installed wheel carries ``ontology/``, ``graphs/`` and ``queries/`` inside the
package; a checkout, or an editable install of one, has them at its top.
"""

from __future__ import annotations

from pathlib import Path

from diplograph.namespaces import SHARED_COMPANIONS

CATALOGUE = "catalog.ttl"
# What `diplograph derive` writes into the folder of a document.
DERIVED = "derived.ttl"
# Without the hidden files of editors and file systems; see `diplograph.data.discovery.turtle_files`.
_TURTLE = "[!.]*.ttl"

_PACKAGE = Path(__file__).resolve().parent.parent
_ROOT = _PACKAGE / "bundle" if (_PACKAGE / "bundle").is_dir() else _PACKAGE.parent.parent


def root() -> Path:
    """Return the folder that holds ``ontology/``, ``graphs/`` and ``queries/``."""
    return _ROOT


def ontology() -> Path:
    """Return the folder of the ontology, the schemes and the shapes."""
    return root() / "ontology"


def graphs() -> Path:
    """Return the folder of the bundled graphs."""
    return root() / "graphs"


def queries() -> Path:
    """Return the folder of the saved questions."""
    return root() / "queries"


def shapes() -> Path:
    """Return the folder of the shapes that `check` applies, a file for each family of classes."""
    return ontology() / "shapes"


def shape_files() -> list[Path]:
    """Return the files of the shapes, sorted."""
    return sorted(shapes().glob(_TURTLE))


def style() -> Path:
    """Return the file of the shapes over the ontology itself."""
    return ontology() / "style.ttl"


def templates() -> Path:
    """Return the folder of the empty graphs that a new document starts with."""
    return _PACKAGE / "text" / "templates"


def context_files() -> list[Path]:
    """Return what every graph may refer to: ontology, schemes and alignments."""
    return [ontology() / name for name in ("alignments.ttl", "core.ttl", "schemes.ttl")]


def authority_files() -> list[Path]:
    """Return the shared actors, places, things and works."""
    return sorted((graphs() / "authority").glob(_TURTLE))


def companions() -> Path:
    """Return the folder of what is loaded only where it is asked for or named."""
    return graphs() / "companions"


def companion_folders() -> dict[str, Path]:
    """Return the folder of each document that is loaded only where it is asked for, by its name."""
    return {source.parent.name: source.parent for source in sorted(companions().glob("*/source.ttl"))}


def shared_companion_files() -> list[Path]:
    """Return the actors, places, things and works that a document may name, states and organizations among them."""
    folders = (companions() / name for name in SHARED_COMPANIONS)
    return [path for folder in folders for path in sorted(folder.glob(_TURTLE)) if path.name != CATALOGUE]


def alignment_files() -> list[Path]:
    """Return what joins the propositions of bundled documents."""
    return [path for path in sorted((companions() / "alignments").glob(_TURTLE)) if path.name != CATALOGUE]


def bundled_files() -> list[Path]:
    """Return every file of the bundled dataset, sorted, ontology first."""
    own = (path for folder in graphs().iterdir() if folder != companions() for path in folder.rglob(_TURTLE))
    return context_files() + sorted([*graphs().glob(_TURTLE), *own])
