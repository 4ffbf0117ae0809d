"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from diplograph.errors import UsageError


def write_files(files: Mapping[Path, bytes]) -> None:
    """Replace each file whole; where one cannot be written, none is touched.

    Everything is written beside its place first and then renamed, which POSIX does
    at once, so a reader, or whoever comes after an interruption, finds an old file or a new one.
    """
    ready: dict[Path, str] = {}
    try:
        for path, data in files.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            ready[path] = name
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        for path in list(ready):
            os.replace(ready[path], path)
            del ready[path]
    except OSError as error:
        raise UsageError(
            str(error.filename or ""), f"cannot be written ({error.strerror})", "Check the path and its rights."
        ) from None
    finally:
        for name in ready.values():
            Path(name).unlink(missing_ok=True)


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make a folder with these files, each by its path in it, as they come: all of it, or nothing.

    Raises:
        UsageError: the folder is there already, or cannot be made.

    """
    if folder.exists():
        raise UsageError(str(folder), "is there already", "Name a folder that is not; nothing was written.")
    draft: Path | None = None
    try:
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        for name, data in files:
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_bytes(data)
        draft.chmod(0o755)
        draft.rename(folder)
        draft = None
    except OSError as error:
        raise UsageError(
            str(folder), f"cannot be made ({error.strerror})", "Check the path and its rights; nothing was written."
        ) from None
    finally:
        if draft:
            shutil.rmtree(draft, ignore_errors=True)
