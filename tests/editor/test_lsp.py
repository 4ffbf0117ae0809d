"""The language server, over standard input and output, with a client."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from paths import DOCS

from diplograph.editor.writing import Writing

if TYPE_CHECKING:
    from lsprotocol import types as lsp


def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DOCS / "deep-harbour", tmp_path / "deep-harbour"))


def test_a_client_is_served(tmp_path: Path) -> None:
    from lsprotocol import types as lsp
    from pygls.lsp.client import LanguageClient

    path = folder(tmp_path) / "claims.ttl"
    text = path.read_text(encoding="utf-8").replace("\n    dg:stance stance:concedes", "\n    dg:stance stance:concede")
    text = text.replace("\ndoc:c-005 a dg:Claim", "\n# 𝄞 é\ndoc:c-005 a dg:Claim")
    line = next(i for i, row in enumerate(text.splitlines()) if "stance:concede " in row and not row.startswith("#"))

    async def talk() -> tuple[list[lsp.Diagnostic], list[str], str]:
        client = LanguageClient("test", "1")
        told: asyncio.Future[list[lsp.Diagnostic]] = asyncio.get_running_loop().create_future()

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            if not told.done():
                told.set_result(list(params.diagnostics))

        await client.start_io(sys.executable, "-m", "diplograph", "lsp")
        await client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
        client.initialized(lsp.InitializedParams())
        item = lsp.TextDocumentItem(uri=path.as_uri(), language_id="turtle", version=1, text=text)
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        diagnostics = await asyncio.wait_for(told, 60)
        here = lsp.TextDocumentIdentifier(path.as_uri())
        at = lsp.Position(line, text.splitlines()[line].index("concede"))
        answer = await client.text_document_completion_async(lsp.CompletionParams(here, at))
        assert isinstance(answer, lsp.CompletionList)
        shown = await client.text_document_hover_async(lsp.HoverParams(here, lsp.Position(line, 6)))
        assert shown and isinstance(shown.contents, lsp.MarkupContent)
        await client.shutdown_async(None)
        client.exit(None)
        return diagnostics, [each.label for each in answer.items], shown.contents.value

    diagnostics, labels, hover = asyncio.run(talk())
    (wrong,) = [each for each in diagnostics if each.code == "unknown-term"]
    assert wrong.range.start.line == line and "stance:concedes" in wrong.message
    assert "stance:concedes" in labels and all(label.startswith("stance:") for label in labels)
    assert "The position that the holder takes" in hover


def test_actors_claims_and_prefixes_are_proposed_and_explained(tmp_path: Path) -> None:
    path = folder(tmp_path) / "claims.ttl"
    text = path.read_text(encoding="utf-8") + "\ndoc:c-011 dg:holder actor:nor ; dg:content doc:p- ; sta"
    here = Writing(path, text)
    last = len(text.splitlines()) - 1
    row = text.splitlines()[last]

    def names(word: str) -> list[str]:
        return [each.name for each in here.proposals(last, row.index(word) + len(word))]

    assert "actor:norway" in names("actor:nor") and "actor:nadia-farrow" not in names("actor:nor")
    assert "doc:p-001" in names("doc:p-") and "stance:" in names("; sta")
    claim = next(i for i, line in enumerate(text.splitlines()) if line.startswith("doc:c-001"))
    assert "Port Amity" in here.hover(claim, 4)
