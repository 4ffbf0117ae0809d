"""Serve a draft beside its text in the browser for review, on this machine only.

Foreign pages must not decide: a request is refused if it names another host (DNS rebinding),
comes from another origin, or lacks the token of this page.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from diplograph.errors import DiplographError
from diplograph.rows.columns import TABLES, UNSAID
from diplograph.site.pages import css, template

if TYPE_CHECKING:
    from diplograph.drafts.review import Review
    from diplograph.drafts.statements import Statement

PAGE: Final = "/review"
_MOST: Final = 64 * 1024  # bytes of a form
_HOSTS: Final = ("127.0.0.1", "localhost")


class _Desk:
    """The draft and the message about the last decision; decisions are made one at a time."""

    def __init__(self, review: Review) -> None:
        self.review, self.token, self._lock = review, secrets.token_urlsafe(24), threading.Lock()
        self._said: list[str] = []

    def page(self, nonce: str) -> str:
        """Return the current page."""
        with self._lock:
            statements = self.review.statements()
            said, self._said = self._said, []
        shown = [(one, _cells(one)) for one in statements]
        about = {"sentences": self.review.sentences, "who": self.review.who, "said": said}
        return str(template("review.j2").render(about, statements=shown, token=self.token, nonce=nonce, css=css()))

    def decide(self, form: Mapping[str, str]) -> None:
        """Apply the decision of a form; the next page shows any fault."""
        with self._lock:
            wanted = form.get("table", ""), form.get("name", "")
            one = next((each for each in self.review.statements() if (each.table, each.name) == wanted), None)
            try:
                self._said = [f"{wanted[1]} is already decided"] if one is None else self._done(one, form)
            except DiplographError as error:
                self._said = [str(error)]

    def _done(self, one: Statement, form: Mapping[str, str]) -> list[str]:
        match form.get("verdict"):
            case "accept":
                self.review.accept(one)
                said = [f"{one.name} is accepted"]
            case "reject":
                others = self.review.reject(one)
                said = [f"{one.name} is rejected" + f", and with it {', '.join(others)}" * bool(others)]
            case "edit":
                lines = (line.partition(":") for line in form.get("cells", "").splitlines())
                cells = {column.strip(): value.strip() for column, colon, value in lines if colon}
                known = {column.name for column in TABLES[one.table].columns} - UNSAID
                if strange := sorted(cells.keys() - known):
                    return [f"there is no column {', '.join(strange)}; nothing was changed"]
                faults, found = self.review.edit(one, dict.fromkeys(one.cells, "") | cells)
                if faults:
                    return [*map(str, faults), "nothing was changed"]
                said = [f"{one.name} is edited", *(f"{f.severity}: {f.message}. {f.remedy}" for f in found)]
            case _:
                return ["no decision was given"]
        self.review.settle()
        return said


def _cells(one: Statement) -> str:
    columns = [column.name for column in TABLES[one.table].columns]
    return "\n".join(f"{name}: {one.cells[name]}" for name in columns if name in one.cells)


def reviewing(review: Review, below: type[SimpleHTTPRequestHandler]) -> type[SimpleHTTPRequestHandler]:
    """Return a handler that serves the page of a draft, and everything else as the one below it does."""
    desk = _Desk(review)

    class Reviewing(below):  # type: ignore[valid-type,misc]  # the handler of the pages
        def do_GET(self) -> None:  # noqa: N802 - as http.server calls it
            if not self._is_ours():
                self.send_error(HTTPStatus.FORBIDDEN, "This page is for this machine only")
            elif self.path.partition("?")[0] == PAGE:
                nonce = secrets.token_urlsafe(16)
                self._send(desk.page(nonce).encode("utf-8"), nonce)
            else:
                super().do_GET()

        def do_POST(self) -> None:  # noqa: N802
            length = self.headers.get("Content-Length", "")
            if not self._is_ours() or self.path != PAGE:
                self.send_error(HTTPStatus.FORBIDDEN, "This page is for this machine only")
                return
            if not (length.isascii() and length.isdigit() and int(length[:9]) <= _MOST):
                self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
                return
            said = parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace"), keep_blank_values=True)
            form = {name: values[0] for name, values in said.items()}
            if not secrets.compare_digest(form.get("token", "").encode(), desk.token.encode()):
                self.send_error(HTTPStatus.FORBIDDEN, "The page is an old one; reload it")
                return
            desk.decide(form)
            self.send_response(HTTPStatus.SEE_OTHER)
            self.send_header("Location", PAGE)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _is_ours(self) -> bool:
            """Return whether a request names this machine, and comes from a page of ours where it says from which."""
            port = self.server.server_address[1]
            hosts = {f"{host}:{port}" for host in _HOSTS}
            origin = self.headers.get("Origin", "")
            return self.headers.get("Host", "").casefold() in hosts and (
                not origin or origin.casefold() in {f"http://{host}" for host in hosts}
            )

        def _send(self, page: bytes, nonce: str) -> None:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            allowed = f"style-src 'nonce-{nonce}'; img-src data:; form-action 'self'"
            policy = f"default-src 'none'; {allowed}; frame-ancestors 'none'; base-uri 'none'"
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Referrer-Policy", "same-origin")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    return Reviewing
