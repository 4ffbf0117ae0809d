"""Models over HTTP: prompts in, answers out, through OpenAI's chat completions (or the like) or Anthropic's messages.

Both interfaces are a single POST of JSON, so the requests go through `diplograph.sparql.http`,
that is, urllib3, which is already a dependency.  The alternatives are the SDKs of OpenAI
(46 MB with dependencies) and Anthropic (54 MB), any-llm-sdk (81 MB) and litellm (356 MB).
None of them limits the time of a whole exchange or the size of an answer, as `Client` does;
its credentials also follow no redirect and appear in no message.
"""

from __future__ import annotations

import json
import os
import random
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from diplograph.errors import AnswerBroken, BadValue, EndpointError, UsageError
from diplograph.sparql.credentials import split
from diplograph.sparql.http import Client, body, media_type

Json = dict[str, Any]  # an object as `json` reads it
LARGEST = 8 * 1024**2  # bytes of one answer
MOST_TOKENS = 16_000  # of one answer; Anthropic's messages require a limit
RETRIES = 4
_LONGEST_WAIT = 120.0  # seconds, whatever Retry-After says
_AGAIN = frozenset({408, 409, 429, 500, 502, 503, 504, 529})


class Api(StrEnum):
    """The interface of a server."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"


# The address of each API, and the usual variable for its key.
HOMES = {
    Api.OPENAI: ("https://api.openai.com/v1", "OPENAI_API_KEY"),
    Api.ANTHROPIC: ("https://api.anthropic.com", "ANTHROPIC_API_KEY"),
}


class Stop(StrEnum):
    """Why an answer ended: it was complete, it was cut off, or the model declined."""

    DONE = "done"
    CUT = "cut"
    DECLINED = "declined"


class Usage(NamedTuple):
    """Tokens read and written, as the server counts them."""

    read: int = 0
    written: int = 0

    def plus(self, other: Usage) -> Usage:
        """Return the sum."""
        return Usage(self.read + other.read, self.written + other.written)

    def cost(self, price: tuple[float, float]) -> float:
        """Return the cost at the given prices per million tokens read and written."""
        return (self.read * price[0] + self.written * price[1]) / 1e6


@dataclass(frozen=True)
class Prompt:
    """One request: the system prompt, the user prompt, and the JSON Schema of the answer, with a name."""

    system: str
    user: str
    name: str
    schema: Json

    def digest(self, model: str) -> str:
        """Return ``sha256:`` and 64 digits: the digest of the whole request to the model of that name."""
        whole = [model, self.system, self.user, self.name, self.schema]
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return "sha256:" + sha256(text.encode("utf-8")).hexdigest()


class Answer(NamedTuple):
    """The answer of a model as text, why it ended, and the tokens."""

    text: str
    stop: Stop
    usage: Usage


class Model(Protocol):
    """Anything that answers prompts: a server or a recording."""

    @property
    def name(self) -> str:
        """The name of the model on the server."""

    def ask(self, prompt: Prompt) -> Answer:
        """Return the answer to a prompt; EndpointError or DataError if there is none."""


class Server:
    """A model on a server; see `connected`."""

    def __init__(
        self, name: str, api: Api, client: Client, variable: str, tokens: int = MOST_TOKENS, inline: bool = False
    ) -> None:
        self.name, self._api, self._client, self._variable = name, api, client, variable
        self._tokens, self._inline = tokens, inline
        self.wait: Callable[[float], None] = time.sleep

    def __repr__(self) -> str:
        return f"<model {self.name} at {self._client.url}>"

    def ask(self, prompt: Prompt) -> Answer:
        """Return the answer to a prompt, with retries if the server is busy or the connection breaks.

        Raises:
            EndpointError: there is no answer.

        """
        path, payload = self._request(prompt)
        for tried in range(RETRIES + 1):
            try:
                return self._read(self._post(path, payload))
            except EndpointError as error:
                if tried == RETRIES or not (error.transient or error.status in _AGAIN):
                    raise self._about_model(error) from None
                self.wait(min(max(error.wait, 2.0**tried * random.uniform(0.5, 1.0)), _LONGEST_WAIT))
        raise AssertionError("unreachable")

    def _request(self, prompt: Prompt) -> tuple[str, Json]:
        system = prompt.system
        if self._inline:
            system += f"\n\nAnswer with JSON alone, by this JSON Schema:\n{json.dumps(prompt.schema)}"
        user = {"role": "user", "content": prompt.user}
        payload: Json
        if self._api is Api.ANTHROPIC:
            payload = {"model": self.name, "max_tokens": self._tokens, "system": system, "messages": [user]}
            if not self._inline:
                tool = {"name": prompt.name, "description": "The rows of the draft.", "input_schema": prompt.schema}
                payload |= {"tools": [tool], "tool_choice": {"type": "tool", "name": prompt.name}}
            return "/v1/messages", payload
        payload = {"model": self.name, "messages": [{"role": "system", "content": system}, user]}
        if not self._inline:
            form = {"name": prompt.name, "schema": prompt.schema}
            payload["response_format"] = {"type": "json_schema", "json_schema": form}
        if self._tokens != MOST_TOKENS:
            payload["max_completion_tokens"] = self._tokens
        return "/chat/completions", payload

    def _post(self, path: str, payload: Json) -> Any:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._api is Api.ANTHROPIC:
            headers["anthropic-version"] = "2023-06-01"
        data = json.dumps(payload).encode("utf-8")
        url = self._client.url.rstrip("/").removesuffix("/v1" if self._api is Api.ANTHROPIC else "") + path
        request = urllib.request.Request(url, data, headers, method="POST")
        with closing(self._client.open(request, time.monotonic() + self._client.timeout)) as response:
            media_type(response, ("application/json",))
            with body(response, self._client) as whole:
                said = whole.read(LARGEST + 1)
        if len(said) > LARGEST:
            raise AnswerBroken(url, f"the answer has more than {LARGEST // 1024**2} MB", "Check --endpoint.")
        try:
            return json.loads(said)
        except (ValueError, RecursionError):
            raise AnswerBroken(url, "the answer is not JSON; none of it was used", "Check --endpoint.") from None

    def _read(self, said: Any) -> Answer:
        try:
            return _messages(said) if self._api is Api.ANTHROPIC else _completion(said)
        except (LookupError, TypeError, AttributeError, ValueError):
            what = f"the answer does not have the form of the {self._api} interface"
            raise AnswerBroken(self._client.url, what, "Check --endpoint and --api.") from None

    def _about_model(self, error: EndpointError) -> EndpointError:
        """Turn an HTTP error into one about a model, without the server's remarks on the key."""
        match error.status:
            case 401 | 403 if self._client.credentials:
                what, remedy = "the server refuses the key", f"Check the key in {self._variable} and its permissions."
            case 401 | 403:
                what, remedy = "the server requires a key", "Name the variable that holds it with --key-env."
            case 404:
                what, remedy = "there is no such model, or nothing at this address", "Check --model and --endpoint."
            case 429:
                what, remedy = "there were too many requests, or the quota is used up", "Wait, or check your account."
            case 400 | 422:
                what, remedy = error.what, "If it does not take a JSON Schema, add --schema-in-prompt."
            case _ if isinstance(error, AnswerBroken):
                return error
            case _:
                what = error.what
                remedy = "Raise --timeout." if "within" in what else "Try again later; --record keeps the answers."
        return type(error)(error.where, what, remedy, error.status)


def _completion(said: Any) -> Answer:
    choice = said["choices"][0]
    message, usage = choice["message"], said.get("usage") or {}
    tokens = Usage(int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0))
    if message.get("refusal") or choice.get("finish_reason") == "content_filter":
        return Answer("", Stop.DECLINED, tokens)
    text = message["content"]
    if not isinstance(text, str):
        raise TypeError
    return Answer(text, Stop.CUT if choice.get("finish_reason") == "length" else Stop.DONE, tokens)


def _messages(said: Any) -> Answer:
    usage = said.get("usage") or {}
    read = sum(int(value or 0) for name, value in usage.items() if name.startswith(("input_tokens", "cache_"))
               and isinstance(value, int))  # fmt: skip
    tokens = Usage(read, int(usage.get("output_tokens") or 0))
    if said.get("stop_reason") == "refusal":
        return Answer("", Stop.DECLINED, tokens)
    cut = Stop.CUT if said.get("stop_reason") == "max_tokens" else Stop.DONE
    for part in said["content"]:
        if part["type"] == "tool_use":
            return Answer(json.dumps(part["input"], ensure_ascii=False), cut, tokens)
    text = "".join(part["text"] for part in said["content"] if part["type"] == "text")
    return Answer(text, cut, tokens)


def connected(
    name: str,
    endpoint: str = "",
    api: str = "",
    key_env: str = "",
    timeout: float = 300.0,
    tokens: int = MOST_TOKENS,
    inline: bool = False,
) -> Server:
    """Return a model on a server.

    A key is read from the environment and is sent only to its own server: the keys in
    ``OPENAI_API_KEY`` and ``ANTHROPIC_API_KEY`` to those companies, another one if ``key_env`` names it.

    Args:
        name: the name of the model on the server.
        endpoint: the base URL; by default that of OpenAI, or of Anthropic for a model named ``claude…``.
        api: ``openai`` or ``anthropic``; by default what the endpoint or the name suggests.
        key_env: the variable of the environment that holds the key.
        timeout: seconds that one exchange may take.
        tokens: the largest size of one answer.
        inline: whether the prompt includes the schema of the answer, for servers that do not accept one.

    Raises:
        UsageError: the endpoint is not a URL, or a required key is missing.

    """
    if not name.strip() or not name.isprintable():
        raise BadValue("--model", "is not the name of a model", "Give the name that the server uses.")
    home = urlsplit(endpoint).hostname or ""
    speaks = Api(api) if api else Api.ANTHROPIC if _is_anthropic(name, home) else Api.OPENAI
    own, custom = HOMES[speaks]
    url = split(endpoint)[0] if endpoint else own
    variable = key_env or (custom if urlsplit(url).hostname == urlsplit(own).hostname else "")
    key = os.environ.get(variable, "").strip() if variable else ""
    if variable and not key:
        remedy = f"Set it, or name another with --key-env: export {variable}=…"
        raise UsageError(variable, "there is no key in this variable", remedy)
    header = "x-api-key" if speaks is Api.ANTHROPIC else "Authorization"
    client = Client(url, key, timeout=timeout, retries=0, header=header)
    return Server(name, speaks, client, variable or "--key-env", tokens, inline)


def _is_anthropic(name: str, host: str) -> bool:
    return host == "api.anthropic.com" or (not host and name.startswith("claude"))
