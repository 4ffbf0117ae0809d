"""Serve the pages on this machine, and update them when a file changes."""

from __future__ import annotations

import functools
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final

from diplograph.data import bundled
from diplograph.data.companions import spelled_out
from diplograph.data.discovery import find_files
from diplograph.errors import DiplographError, UsageError
from diplograph.site.build import site
from diplograph.site.reviewing import reviewing

if TYPE_CHECKING:
    from diplograph.drafts.review import Review

EVERY: Final = 0.5  # seconds between two checks of the files


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the class that it is of
        """Log nothing, since the terminal reports changed files."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()


class Explorer:
    """The pages being served; made by `exploring`."""

    def __init__(self, url: str, folder: Path, data: list[str | Path]) -> None:
        self.url, self._folder, self._data = url, folder, data
        self._seen = self._stamps()

    def _stamps(self) -> dict[Path, tuple[int, int]]:
        files = [file.path for file in find_files(spelled_out(self._data or [bundled.graphs()]))]
        found = {}
        for path in files:
            try:
                state = path.stat()
            except FileNotFoundError:  # removed in between
                continue
            found[path] = (state.st_mtime_ns, state.st_size)
        return found

    def refresh(self) -> str | None:
        """Update the pages if a file has changed; return a message, or None."""
        try:
            stamps = self._stamps()
            if stamps == self._seen:
                return None
            self._seen = stamps
            site(self._folder, self._data)
        except DiplographError as error:
            return f"not written: {error}"
        return "rewritten; reload the page"

    def watch(self) -> Iterator[str]:
        """Yield messages about updates, forever."""
        last = ""
        while True:
            time.sleep(EVERY)
            said = self.refresh()
            if said and said != last:
                yield said
            last = said if said and said.startswith("not") else ""


@contextmanager
def exploring(data: Iterable[str | Path] = (), port: int = 0, review: Review | None = None) -> Iterator[Explorer]:
    """Serve the pages of a graph on the loopback address while the block runs.

    Args:
        data: Turtle files and folders; without any, the bundled essay.
        port: the port to listen on; 0 for any free port.
        review: a draft to decide on, at ``/review``.

    Raises:
        UsageError: the port is taken.
        Others as `diplograph.site.build.site`.

    """
    paths = list(data)
    with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
        site(Path(folder), paths)
        try:
            handler = functools.partial(reviewing(review, _Quiet) if review else _Quiet, directory=folder)
            server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError as error:
            raise UsageError(f"--port {port}", f"cannot be opened ({error.strerror})", "Name another.") from None
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Explorer(f"http://127.0.0.1:{server.server_address[1]}/", Path(folder), paths)
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
