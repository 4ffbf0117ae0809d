"""Models over HTTP, on loopback: both interfaces, servers that fail in every way, and keys that show nowhere."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from played import TEXT, Player, made
from servers import Script, received, reply, scripted

from diplograph.cli import main
from diplograph.drafts import models
from diplograph.drafts.models import Prompt, Server, Stop, Usage, connected
from diplograph.errors import AnswerBroken, EndpointError, Unreachable, UsageError

pytestmark = pytest.mark.http
SECRET = "sk-not-to-be-seen-17"
PROMPT = Prompt("You encode.", "Sentence one.", "claims", {"type": "object"})


def completion(text: str, finish: str = "stop", **message: object) -> bytes:
    choice = {"message": {"role": "assistant", "content": text} | message, "finish_reason": finish}
    return json.dumps({"choices": [choice], "usage": {"prompt_tokens": 11, "completion_tokens": 7}}).encode()


def messages(content: list[dict[str, object]], stop: str = "tool_use") -> bytes:
    usage = {"input_tokens": 9, "cache_read_input_tokens": 2, "output_tokens": 7}
    return json.dumps({"content": content, "stop_reason": stop, "usage": usage}).encode()


def answering(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Script:
    return lambda handler: reply(handler, status, kind, body, **headers)


@contextmanager
def model(script: Script, **options: Any) -> Iterator[tuple[Server, list[float]]]:
    """Yield a model on a scripted server, and the pauses that it makes, which take no time."""
    with scripted(script) as server:
        found = connected("m-1", server.url + "/v1", **options)
        pauses: list[float] = []
        found.wait = pauses.append
        yield found, pauses


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", SECRET)
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.setenv(name, "sk-of-somebody-else")


# What is sent and read


def test_chat_completions() -> None:
    asked: list[tuple[dict[str, Any], str]] = []

    def script(handler: BaseHTTPRequestHandler) -> None:
        asked.append((json.loads(received(handler)), handler.headers["Authorization"]))
        reply(handler, 200, "application/json", completion("{}"))

    with model(script, key_env="MY_KEY") as (found, _):
        assert found.ask(PROMPT) == ("{}", Stop.DONE, Usage(11, 7))
    ((payload, authorization),) = asked
    assert authorization == f"Bearer {SECRET}"
    assert [m["role"] for m in payload["messages"]] == ["system", "user"]
    assert payload["response_format"]["json_schema"] == {"name": "claims", "schema": {"type": "object"}}
    assert SECRET not in json.dumps(payload)


def test_messages() -> None:
    asked: list[tuple[dict[str, Any], Any, str]] = []

    def script(handler: BaseHTTPRequestHandler) -> None:
        asked.append((json.loads(received(handler)), handler.headers, handler.path))
        reply(handler, 200, "application/json", messages([{"type": "tool_use", "input": {"claims": []}}]))

    with model(script, api="anthropic", key_env="MY_KEY") as (found, _):
        assert found.ask(PROMPT) == ('{"claims": []}', Stop.DONE, Usage(11, 7))
    ((payload, headers, path),) = asked
    assert path == "/v1/messages" and headers["x-api-key"] == SECRET and headers["Authorization"] is None
    assert headers["anthropic-version"] == "2023-06-01"
    assert payload["tools"][0]["input_schema"] == {"type": "object"}
    assert payload["tool_choice"] == {"type": "tool", "name": "claims"}


def test_a_schema_may_stand_in_the_prompt() -> None:
    asked: list[dict[str, Any]] = []

    def script(handler: BaseHTTPRequestHandler) -> None:
        asked.append(json.loads(received(handler)))
        reply(handler, 200, "application/json", completion("{}"))

    with model(script, inline=True) as (found, _):
        found.ask(PROMPT)
    assert "response_format" not in asked[0] and '{"type": "object"}' in asked[0]["messages"][0]["content"]


@pytest.mark.parametrize(
    ("body", "stop"),
    [
        (completion("{", "length"), Stop.CUT),
        (completion("", "stop", content=None, refusal="I cannot."), Stop.DECLINED),
        (completion("", "content_filter"), Stop.DECLINED),
    ],
)
def test_why_an_answer_ended(body: bytes, stop: Stop) -> None:
    with model(answering(body)) as (found, _):
        assert found.ask(PROMPT).stop is stop


@pytest.mark.parametrize(("reason", "stop"), [("max_tokens", Stop.CUT), ("refusal", Stop.DECLINED)])
def test_why_a_message_ended(reason: str, stop: Stop) -> None:
    body = messages([{"type": "text", "text": "{"}], reason)
    with model(answering(body), api="anthropic") as (found, _):
        assert found.ask(PROMPT).stop is stop


# Servers that fail


@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_a_busy_server_is_asked_again_after_a_while(status: int) -> None:
    answers = [(status, b"busy"), (status, b"busy"), (200, completion("{}"))]

    def script(handler: BaseHTTPRequestHandler) -> None:
        code, body = answers.pop(0)
        reply(handler, code, "application/json", body, Retry_After="7")

    with model(script) as (found, pauses):
        assert found.ask(PROMPT).text == "{}"
        assert pauses == [7, 7]


def test_pauses_grow_and_end() -> None:
    with model(answering(b"busy", 503)) as (found, pauses), pytest.raises(EndpointError, match=r"503"):
        found.ask(PROMPT)
    assert len(pauses) == models.RETRIES and all(a < b * 2.01 for a, b in pairwise(pauses))


def test_no_server_makes_us_wait_for_an_hour() -> None:
    with model(answering(b"busy", 429, Retry_After="3600")) as (found, pauses), pytest.raises(EndpointError):
        found.ask(PROMPT)
    assert max(pauses) == 120


def test_a_slow_server_is_given_up() -> None:
    def script(handler: BaseHTTPRequestHandler) -> None:
        received(handler)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n")
        for _ in range(100):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)

    with model(script, timeout=0.5) as (found, _), pytest.raises(Unreachable, match=r"within 0\.5 s.*--timeout"):
        found.ask(PROMPT)


def test_a_truncated_answer_is_not_used() -> None:
    def script(handler: BaseHTTPRequestHandler) -> None:
        received(handler)
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{")

    with model(script) as (found, _), pytest.raises(AnswerBroken, match="cut off"):
        found.ask(PROMPT)


def test_an_answer_without_end_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "LARGEST", 1000)
    with model(answering(completion("x" * 5000))) as (found, _), pytest.raises(AnswerBroken, match="more than"):
        found.ask(PROMPT)


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"{", "application/json", "not JSON"),
        (b"<html>", "text/html", "text/html"),
        (b"{}", "application/json", "form of the openai interface"),
        (b'{"choices": []}', "application/json", "form of"),
        (b'{"choices": [{"message": {"content": 7}}]}', "application/json", "form of"),
        (b"[" * 100_000, "application/json", "not JSON"),
    ],
)
def test_an_answer_of_another_kind_is_refused(body: bytes, kind: str, said: str) -> None:
    with model(answering(body, kind=kind)) as (found, _), pytest.raises(AnswerBroken, match=said):
        found.ask(PROMPT)


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "refuses the key.*MY_KEY"), (403, "refuses the key"), (404, "no such model"), (400, "--schema-in-prompt")],
)
def test_a_refusal_says_what_to_do_and_shows_no_key(status: int, said: str) -> None:
    body = f"Incorrect API key provided: {SECRET}".encode()
    with model(answering(body, status, "text/plain"), key_env="MY_KEY") as (found, pauses):
        with pytest.raises(EndpointError, match=f"(?s){said}") as caught:
            found.ask(PROMPT)
        assert SECRET not in f"{caught.value!r} {caught.value} {found!r} {vars(found)!r}" and not pauses


def test_a_key_does_not_follow_a_redirect() -> None:
    with scripted(answering(completion("{}"))) as elsewhere:
        moving = answering(b"", 307, Location=elsewhere.url)
        with model(moving, key_env="MY_KEY") as (found, _), pytest.raises(EndpointError, match="moved"):
            found.ask(PROMPT)
        assert not elsewhere.seen


# Keys


def test_a_key_goes_to_its_own_server_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(answering(completion("{}"))) as server:
        connected("m", server.url).ask(PROMPT)
    assert server.seen[0][2]["Authorization"] is None
    assert "Bearer sk-of-somebody-else" in vars(connected("m")._client)["_unasked"]
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        connected("m")
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    with pytest.raises(UsageError, match="ANTHROPIC_API_KEY"):
        connected("claude-x")


def test_a_key_is_not_sent_in_the_clear() -> None:
    for api in ("openai", "anthropic"):
        with pytest.raises(UsageError, match="plain HTTP"):
            connected("m", "http://models.example.org/v1", api=api, key_env="MY_KEY")


# The whole


def test_a_draft_over_http_is_recorded_without_key_or_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path / "strait-tolls")
    player = Player()

    def script(handler: BaseHTTPRequestHandler) -> None:
        asked = json.loads(received(handler))
        form = asked["response_format"]["json_schema"]
        system, user = (message["content"] for message in asked["messages"])
        answer = player.ask(Prompt(system, user, form["name"], form["schema"]))
        reply(handler, 200, "application/json", completion(answer.text))

    recording = tmp_path / "answers.jsonl"
    with scripted(script) as server:
        call = ["draft", str(tmp_path / "strait-tolls"), str(TEXT), "--model", "m-1", "--endpoint", server.url]
        assert main([*call, "--key-env", "MY_KEY", "--record", str(recording)]) == 0
    said = capsys.readouterr()
    files = [path.read_text(encoding="utf-8") for path in (tmp_path / "strait-tolls").iterdir()]
    everything = "\n".join([said.out, said.err, recording.read_text(encoding="utf-8"), *files])
    assert SECRET not in everything
    assert "most experienced crews" not in everything and "8 answers: 88 tokens read, 56 written" in said.out
