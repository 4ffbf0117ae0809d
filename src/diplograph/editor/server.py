"""The language server: `Writing` over the Language Server Protocol 3.17, by pygls, which is imported here only."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlparse

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from diplograph._version import __version__
from diplograph.checks.report import VIOLATION, Finding
from diplograph.editor.writing import Writing
from diplograph.errors import DiplographError

_OPTIONS = lsp.CompletionOptions(trigger_characters=[":"])


def server() -> LanguageServer:
    """Return the server, which answers once it is started."""
    made = LanguageServer("diplograph", __version__)

    def writing(uri: str) -> Writing:
        return Writing(Path(unquote(urlparse(uri).path)), made.workspace.get_text_document(uri).source)

    def publish(uri: str) -> None:
        here = writing(uri)
        try:
            found = [_diagnostic(finding, here.text) for finding in here.findings()]
        except DiplographError as error:
            found = [lsp.Diagnostic(_range(here.text, 1, 1, ""), str(error), source="diplograph")]
        made.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found))

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        publish(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_COMPLETION, _OPTIONS)
    def complete(params: lsp.CompletionParams) -> lsp.CompletionList:
        here, at = writing(params.text_document.uri), params.position
        _, start, end = here.name_at(at.line, at.character)
        place = lsp.Range(lsp.Position(at.line, start), lsp.Position(at.line, end))
        items = [
            lsp.CompletionItem(
                label=each.name,
                detail=each.label,
                documentation=each.definition,
                text_edit=lsp.TextEdit(place, each.name),
            )
            for each in here.proposals(at.line, at.character)
        ]
        return lsp.CompletionList(is_incomplete=False, items=items)

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        text = writing(params.text_document.uri).hover(params.position.line, params.position.character)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, text)) if text else None

    return made


def _diagnostic(finding: Finding, text: str) -> lsp.Diagnostic:
    severity = lsp.DiagnosticSeverity.Error if finding.severity == VIOLATION else lsp.DiagnosticSeverity.Warning
    message = f"{finding.message}. Fix: {finding.remedy}" if finding.remedy else finding.message
    place = _range(text, finding.line, finding.column, finding.value)
    return lsp.Diagnostic(place, message, severity=severity, code=finding.rule, source="diplograph")


def _range(text: str, line: int, column: int, value: str) -> lsp.Range:
    """Return the range of a value that begins at line and column (from 1), in the protocol's UTF-16 code units."""
    lines = text.splitlines() or [""]
    row = min(max(line - 1, 0), len(lines) - 1)
    start = max(column - 1, 0)
    end = min(start + max(len(value), 1), max(len(lines[row]), start + 1))

    def units(until: int) -> int:
        return len(lines[row][:until].encode("utf-16-le")) // 2

    return lsp.Range(lsp.Position(row, units(start)), lsp.Position(row, max(units(end), units(start) + 1)))
