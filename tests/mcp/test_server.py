"""The tools as a client sees them: few and short, nothing unattributed, errors in words."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import diplograph
from diplograph.errors import UsageError
from diplograph.mcp.server import server

NINE = ["find", "show", "questions", "ask", "according_to", "compare", "argue", "what_if", "check"]


@pytest.fixture(scope="module", autouse=True)
def needs_mcp() -> None:
    pytest.importorskip("mcp", reason="MCP: needs the package mcp")


def with_client(made: Any, work: Callable[[Any], Awaitable[Any]]) -> Any:
    import anyio  # comes with mcp

    async def run() -> Any:
        from mcp.client.client import Client

        async with Client(made) as client:
            return await work(client)

    return anyio.run(run)


def call(kg: diplograph.Library, tool: str, /, **arguments: Any) -> str:
    async def work(client: Any) -> str:
        answer = await client.call_tool(tool, arguments)
        return str(answer.content[0].text)

    return str(with_client(server(kg, allow_sparql=tool == "sparql"), work))


def test_nine_tools_cost_under_four_thousand_tokens(kg: diplograph.Library) -> None:
    async def work(client: Any) -> list[Any]:
        return list((await client.list_tools()).tools)

    tools = with_client(server(kg), work)
    assert [tool.name for tool in tools] == NINE
    listed = json.dumps([tool.model_dump(mode="json", exclude_none=True) for tool in tools])
    assert len(listed) / 2 < 4_000, "two characters a token is more than any tokenizer needs for JSON"
    assert "sparql" in [tool.name for tool in with_client(server(kg, allow_sparql=True), work)]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("find", {"words": "abandoned arms"}),
        ("ask", {"question": "claims_by_holder", "parameters": {"holder": "pakistan"}}),
        ("ask", {"question": "disagreements"}),
        ("according_to", {"holders": ["india"]}),
        ("compare", {"first": "ted-craig", "second": "india"}),
        ("argue", {"claim": "c-276", "mode": "why"}),
        ("argue", {"claim": "c-276", "mode": "against"}),
        ("argue", {"claim": "c-276", "mode": "cruxes"}),
        ("what_if", {"reject": ["c-275"]}),
    ],
)
def test_every_claim_that_is_named_says_whose_it_is(
    kg: diplograph.Library, tool: str, arguments: dict[str, Any]
) -> None:
    text = call(kg, tool, **arguments)
    assert not text.startswith("error")
    said = {row.claim: row for row in kg.claim_positions()}
    for claim, row in said.items():
        lines = [line for line in text.splitlines() if claim.curie in line and row.paraphrase in line]
        assert not lines or any(_attributed(line, kg, row.holder, row.stance) for line in lines), claim


def _attributed(line: str, kg: diplograph.Library, holder: diplograph.Iri, stance: diplograph.Iri) -> bool:
    names = {holder.slug, *kg.names.of("actor")[holder]}
    return any(name in line for name in names) and re.search(stance.slug.replace("-", "[- ]"), line) is not None


def test_a_reported_claim_names_its_reporter_and_links_to_the_text(kg: diplograph.Library) -> None:
    text = call(kg, "ask", question="claims_by_holder", parameters={"holder": "pakistan"})
    (line,) = [line for line in text.splitlines() if line.startswith("mgc:c-061: ")]
    assert "Pakistan asserts (reported by Ted Craig, who qualifies it)" in line and "#:~:text=" in line


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("ask", {"question": "claims_by_holdr"}, "claims_by_holder"),
        ("ask", {"question": "claims_by_holder", "parameters": {"holder": "nobody at all"}}, "nobody at all"),
        ("show", {"name": "c-999"}, "c-999"),
        ("what_if", {}, ""),
        ("check", {"path": "/etc"}, "below the folder"),
    ],
)
def test_a_mistake_is_answered_in_words(
    kg: diplograph.Library, tool: str, arguments: dict[str, Any], says: str
) -> None:
    text = call(kg, tool, **arguments)
    assert text.startswith("error: ") and says in text and "Traceback" not in text


def test_sparql_reads_only(kg: diplograph.Library) -> None:
    ns = "https://w3id.org/diplograph/ns#"
    assert call(kg, "sparql", query=f"ASK {{ ?c a <{ns}Claim> }}") == "true"
    assert call(kg, "sparql", query="DELETE WHERE { ?s ?p ?o }").startswith("error")
    assert call(kg, "sparql", query="SELECT * { SERVICE <http://x> { ?s ?p ?o } }").startswith("error")


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("dg://claim/c-276", "c-276"),
        ("dg://actor/imran-khan", "Imran Khan"),
        ("dg://place/kabul", "Kabul"),
        ("dg://scheme/stance", "denies"),
        ("dg://questions", "claims_by_holder"),
        ("dg://claim/c-999", "error: "),
    ],
)
def test_resources_are_read(kg: diplograph.Library, uri: str, says: str) -> None:
    async def work(client: Any) -> str:
        return str((await client.read_resource(uri)).contents[0].text)

    assert says in with_client(server(kg), work)


def test_prompts_name_the_tools(kg: diplograph.Library) -> None:
    async def work(client: Any) -> list[str]:
        names = [prompt.name for prompt in (await client.list_prompts()).prompts]
        given = await client.get_prompt("recommends", {"holder": "ted-craig"})
        return [*names, given.messages[0].content.text]

    *names, text = with_client(server(kg), work)
    assert names == ["recommends", "steelman", "encode"] and "argue" in text and "ted-craig" in text


def test_without_the_package_it_says_what_to_install(kg: diplograph.Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(UsageError, match=r"diplograph\[mcp\]"):
        server(kg)


async def _first_answer(client: Any) -> str:
    answer = await client.call_tool("show", {"name": "c-155"})
    return str(answer.content[0].text)


@pytest.mark.http
def test_it_is_served_over_standard_input_and_output() -> None:
    from mcp.client.stdio import StdioServerParameters, stdio_client

    started = StdioServerParameters(command=sys.executable, args=["-m", "diplograph", "mcp"], env=dict(os.environ))
    assert "martyr" in with_client(stdio_client(started), _first_answer)


@pytest.mark.http
def test_it_is_served_over_http() -> None:
    from mcp.client.streamable_http import streamable_http_client

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "diplograph", "mcp", "--http", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        assert "martyr" in with_client(streamable_http_client(f"http://127.0.0.1:{port}/mcp"), _first_answer)
    finally:
        process.kill()
        process.wait()
