"""Files written whole or not at all.

A regular file is written beside its place under a name that nobody can foresee, and renamed.
A symbolic link is followed.  What is no regular file (a pipe, a device) is written into, and
so is a file with several names, which renaming would part.  Left-overs of an interrupted
run are hidden, and the next one sweeps them.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from diplograph.errors import UsageError

_PREFIX = ".diplograph-"
_STALE = 10.0  # seconds; a younger one may not be locked yet


class _Ready(NamedTuple):
    """A file that lies beside its place: ``status`` is that of what it is to replace."""

    file: str
    place: Path
    status: os.stat_result | None


def write_files(files: Mapping[Path, bytes], parents: bool = False) -> None:
    """Replace each file whole; where one cannot be written, none is touched.  With ``parents``, make their folders.

    POSIX renames at once, so a reader, or whoever comes after an interruption, finds an old
    file or a new one.  A file with several names, and what is no regular file, cannot be
    replaced so; they are written last.

    Raises:
        UsageError: a file cannot be written.

    """
    straight: dict[Path, bytes] = {}
    with ExitStack() as stack:
        ready: list[_Ready] = []
        for path, data in files.items():
            with _failing_clearly(path):
                if parents:
                    path.parent.mkdir(parents=True, exist_ok=True)
                place = Path(os.path.realpath(path))
                status = place.stat() if os.path.lexists(place) else None  # of a ring of links: an error
                if status is None or stat.S_ISREG(status.st_mode):
                    ready.append(_Ready(stack.enter_context(_beside(place, data, status)), place, status))
                else:
                    straight[place] = data
        for one in ready:
            with _failing_clearly(one.place):
                if one.status is None or one.status.st_nlink == 1:
                    os.replace(one.file, one.place)
                else:
                    _write_into(one.place, files[_key(files, one.place)])
        for place, data in straight.items():
            with _failing_clearly(place), open(place, "wb") as special:
                special.write(data)
        _flush({one.place.parent for one in ready})


def _key(files: Mapping[Path, bytes], place: Path) -> Path:
    return next(path for path in files if Path(os.path.realpath(path)) == place)


@contextmanager
def _beside(place: Path, data: bytes, status: os.stat_result | None) -> Iterator[str]:
    """Write ``data`` to a new file in the folder of ``place``; yield its name, and remove it if it is still there."""
    _sweep(place.parent)
    name = str(place.parent / (_PREFIX + secrets.token_hex(8)))
    try:
        # What the umask leaves of 0666, as for any new file.
        with os.fdopen(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666), "wb") as file:
            _lock(file)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if status:
                with suppress(OSError):  # of another's file, only root can keep the owner
                    os.chown(name, status.st_uid, status.st_gid)
                os.chmod(name, stat.S_IMODE(status.st_mode))
            yield name
    finally:
        Path(name).unlink(missing_ok=True)


def _write_into(place: Path, data: bytes) -> None:
    """Write into a file that has several names; on an error, put back what was there."""
    with open(place, "r+b") as file:
        before = file.read()
        try:
            _overwrite(file, data)
        except OSError:
            _overwrite(file, before)
            raise


def _overwrite(file: IO[bytes], data: bytes) -> None:
    file.seek(0)
    file.write(data)
    file.truncate()
    file.flush()
    os.fsync(file.fileno())


def refuse_existing(folder: Path) -> None:
    """Raise UsageError if something is where a folder is to be made."""
    if os.path.lexists(folder):
        raise UsageError(str(folder), "already exists; nothing was written", "Choose a path that does not exist yet.")


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make a folder with these files, each by its path in it, as they come: all of it, or nothing.

    Raises:
        UsageError: something is there already, or the folder cannot be made.

    """
    refuse_existing(folder)
    with _failing_clearly(folder, "be made", "; nothing was written"):
        _sweep(folder.parent)
        draft = folder.parent / (_PREFIX + secrets.token_hex(8))
        draft.mkdir()
        try:
            with _locked_folder(draft):
                for name, data in files:
                    (draft / name).parent.mkdir(parents=True, exist_ok=True)
                    (draft / name).write_bytes(data)
                draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


@contextmanager
def _failing_clearly(path: Path, what: str = "be written", after: str = "") -> Iterator[None]:
    """Turn an error of the file system into one that says which path cannot be written."""
    try:
        yield
    except (OSError, ValueError) as error:  # a NUL in a name is a ValueError
        shown = str(path) if len(str(path)) <= 200 else f"{str(path)[:200]}…"
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            shown, f"cannot {what} ({why}){after}", "Check the path, its permissions and the disk."
        ) from None


@contextmanager
def _locked_folder(folder: Path) -> Iterator[None]:
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # not on Windows
        yield
        return
    with _closing(handle):
        _lock(handle)
        yield


@contextmanager
def _closing(handle: int) -> Iterator[None]:
    try:
        yield
    finally:
        os.close(handle)


def _lock(file: IO[bytes] | int) -> bool:
    """Whether the file could be locked, which says that no process is writing it."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sweep(folder: Path) -> None:
    """Remove what interrupted runs have left in a folder."""
    with suppress(OSError):
        for left in [entry for entry in os.scandir(folder) if entry.name.startswith(_PREFIX)]:
            with suppress(OSError):
                if time.time() - left.stat(follow_symlinks=False).st_mtime < _STALE or left.is_symlink():
                    continue
                handle = os.open(left.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
                with _closing(handle):
                    if _lock(handle):
                        shutil.rmtree(left.path) if left.is_dir() else os.unlink(left.path)


def _flush(folders: set[Path]) -> None:
    """Have the new names on the disk, too, where the system can."""
    for folder in folders:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            with _closing(handle):
                os.fsync(handle)
