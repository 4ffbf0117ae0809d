"""What a build of the wheel adds: the bundled graphs in a form that loads faster, see `diplograph.data.prepared`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedForms(BuildHookInterface):  # type: ignore[type-arg]
    """Writes a form of the bundled Turtle files into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the form; an editable install reads the Turtle."""
        self.folder = Path(tempfile.mkdtemp())
        if version == "editable":
            return
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(Path(self.root) / "src"))
        from diplograph.data import bundled, prepared
        from diplograph.data.discovery import graph_files

        form = self.folder / "prepared.trig"
        form.write_bytes(prepared.write(graph_files(bundled.bundled_files())))
        build_data["force_include"][str(form)] = "diplograph/bundle/prepared.trig"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what is in the wheel now."""
        shutil.rmtree(self.folder, ignore_errors=True)
