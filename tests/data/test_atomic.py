"""Files written: whole or untouched, whatever is in their place and whenever the writing stops."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplograph.data import atomic
from diplograph.data.atomic import write_files, write_folder
from diplograph.errors import UsageError

NAMES = ["a b.ttl", "-.ttl", "ä\u0301\u202e.ttl", "'\"$(x).ttl", "new\nline.ttl", "x" * 250 + ".ttl", "🚢.ttl"]


def only(folder: Path, *names: str) -> bool:
    return {path.name for path in folder.iterdir()} == set(names)


@pytest.mark.parametrize("name", NAMES)
def test_odd_names(tmp_path: Path, name: str) -> None:
    for data in (b"old", b"new"):
        write_files({tmp_path / name: data})
        assert (tmp_path / name).read_bytes() == data and only(tmp_path, name)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_files({tmp_path / name: b""})
    with pytest.raises(UsageError, match="cannot be made"):
        write_folder(tmp_path / name, [])
    assert only(tmp_path)


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_files({pipe: b"data", tmp_path / "file": b"more"})
    reader.join(20)
    assert got == [b"data"] and stat.S_ISFIFO(pipe.stat().st_mode) and only(tmp_path, "pipe", "file")


@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_is_followed(tmp_path: Path, dangling: bool) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "target"
    if not dangling:
        target.write_bytes(b"old")
    link, second = tmp_path / "link", tmp_path / "second"
    link.symlink_to("there/target")
    second.symlink_to(link)
    write_files({second: b"new"})
    assert target.read_bytes() == b"new" and link.is_symlink() and second.is_symlink()
    assert only(tmp_path, "there", "link", "second") and only(tmp_path / "there", "target")


def test_a_ring_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(UsageError):
        write_files({tmp_path / "a": b"x", tmp_path / "c": b"x"})


def test_names_of_one_file_stay_together(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"a longer old content")
    os.link(one, other)
    write_files({one: b"new"})
    assert other.read_bytes() == b"new" and one.stat().st_ino == other.stat().st_ino and only(tmp_path, "one", "other")


@pytest.mark.parametrize(("mask", "file", "folder"), [(0o077, 0o600, 0o700), (0o002, 0o664, 0o775)])
def test_the_umask_counts_for_what_is_new(tmp_path: Path, mask: int, file: int, folder: int) -> None:
    before = os.umask(mask)
    try:
        write_files({tmp_path / "f": b""})
        write_folder(tmp_path / "d", [("f", b"")])
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "f", tmp_path / "d", tmp_path / "d" / "f")]
    assert modes == [file, folder, file]


def test_the_mode_of_what_is_replaced_is_kept(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"old")
    (tmp_path / "f").chmod(0o640)
    write_files({tmp_path / "f": b"new"})
    assert stat.S_IMODE((tmp_path / "f").stat().st_mode) == 0o640


def test_what_lies_under_a_name_that_could_be_foreseen_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"theirs")
    for name in (".f.half", ".f.", ".diplograph-0"):
        (tmp_path / name).symlink_to(other)
    write_files({tmp_path / "f": b"mine"})
    assert other.read_bytes() == b"theirs"


def test_left_overs_are_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    def old(path: Path) -> Path:
        os.utime(path, (0, 0))
        return path

    (tmp_path / ".diplograph-dead").write_bytes(b"half")
    (tmp_path / ".diplograph-folder").mkdir()
    (tmp_path / ".diplograph-folder" / "f").write_bytes(b"half")
    (tmp_path / ".diplograph-young").write_bytes(b"half")
    busy = tmp_path / ".diplograph-busy"
    with open(busy, "wb") as file:
        assert atomic._lock(file)
        for name in ("dead", "folder", "busy"):
            old(tmp_path / f".diplograph-{name}")
        write_files({tmp_path / "f": b""})
        assert only(tmp_path, "f", ".diplograph-young", ".diplograph-busy")


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere" / "f", tmp_path / "file" / "f"):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(UsageError, match="cannot be written"):
            write_files({tmp_path / "good": b"", place: b""})
    assert only(tmp_path, "file")


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Let no file grow beyond 64 kB."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_disk_that_is_full(tmp_path: Path, small_disk: None) -> None:
    one, linked = tmp_path / "one", tmp_path / "linked"
    for path in (one, linked):
        path.write_bytes(b"old")
    os.link(linked, tmp_path / "other")
    for path in (one, linked):
        with pytest.raises(UsageError, match="cannot be written"):
            write_files({tmp_path / "first": b"x", path: b"x" * (1 << 17)})
        assert path.read_bytes() == b"old"
    with pytest.raises(UsageError, match="nothing was written"):
        write_folder(tmp_path / "folder", [("a", b"x"), ("b", b"x" * (1 << 17))])
    assert only(tmp_path, "one", "linked", "other")


WRITER = """
import sys, itertools
from pathlib import Path
from diplograph.data.atomic import write_files
a, b = map(Path, sys.argv[1:])
for n in itertools.count():
    write_files({a: b"%d " % n * 20000, b: b"%d " % n * 20000})
"""


def test_killed_at_random_each_file_is_whole(tmp_path: Path) -> None:
    paths = [tmp_path / "a", tmp_path / "b"]
    for pause in (0.12, 0.15, 0.18, 0.2, 0.23):
        writing = subprocess.Popen([sys.executable, "-c", WRITER, *map(str, paths)])
        until = time.monotonic() + 30
        while not all(path.exists() for path in paths) and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(pause)
        writing.kill()
        writing.wait()
        for path in paths:
            assert len(set(path.read_bytes().split())) == 1 and len(path.read_bytes().split()) == 20000
    for left in tmp_path.glob(".diplograph-*"):
        os.utime(left, (0, 0))
    write_files({paths[0]: b""})
    assert only(tmp_path, "a", "b")
