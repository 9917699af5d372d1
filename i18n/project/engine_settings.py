"""`[engines]` of the settings: which engines there are, which may be used, and for what money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from i18n.errors import SettingsError
from i18n.project.settings_tables import address, known, one_line, said, section, strings, tag

Formality = Literal["", "more", "less", "prefer_more", "prefer_less"]


@dataclass(frozen=True, slots=True)
class Server:
    """A LibreTranslate server: its address, "" for none, and the key of its API."""

    url: str = ""
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ChatAccount:
    """A server that speaks chat completions, and a model of it, under the `name` of its table.
    Prices are for a million tokens, None for not known; `key_env` is the environment variable
    with the key of its API; `concurrency` is how many requests it may be sent at a time."""

    name: str
    url: str
    model: str
    key_env: str
    input_price: float | None = None
    output_price: float | None = None
    concurrency: int = 4


@dataclass(frozen=True, slots=True)
class DeepLAccount:
    """An account at DeepL: its server, "" for the one that the key is for, `formality` as in its
    API, the price of a million characters."""

    url: str = ""
    key_env: str = "I18N_DEEPL_KEY"
    formality: Formality = ""
    price: float | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be spent on engines in a run and in a month, None for no limit."""

    run: float | None = None
    month: float | None = None


@dataclass(frozen=True, slots=True)
class Engines:
    """`order` names the engines that may be used, best first (empty: all, by measured
    quality); `routes` gives a language a route by name; `models` are folders with further
    Firefox models. `escalate` names the engine that is asked only for what is in doubt after
    the others; `chats` and `deepl` are the paid ones, within the `budget`."""

    order: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    models: tuple[str, ...] = ()
    libretranslate: Server = Server()
    chats: tuple[ChatAccount, ...] = ()
    deepl: DeepLAccount | None = None
    budget: Limits = Limits()
    escalate: str = ""

    @property
    def paid(self) -> tuple[str, ...]:
        """The names of the engines that may cost money."""
        return (*(one.name for one in self.chats), *(("deepl",) if self.deepl else ()))


ALL = Engines()
"""All that are there, and none that is paid."""

_OWN = ("order", "routes", "models", "libretranslate", "deepl", "budget", "escalate")
_TAKEN = ("argos", "firefox", "apertium", "pseudo", *_OWN)


def parse(table: Mapping[str, Any], path: str) -> Engines:
    """The table as a value; `path` is for the messages. Raises SettingsError."""
    servers = {
        name: value
        for name, value in table.items()
        if name not in _OWN and isinstance(value, Mapping)
    }
    plain = {name: value for name, value in table.items() if name not in servers}
    known(plain, {*_OWN, "openai"}, path, "engines")
    routes = table.get("routes", {})
    if not isinstance(routes, Mapping) or not all(isinstance(v, str) for v in routes.values()):
        raise SettingsError('“routes” must be a table such as es = "apertium en-es"', path=path)
    if "openai" in plain:
        section(table, "openai", path)
    found = Engines(
        order=strings(table, "order", path),
        routes=tuple((tag(code, path), name) for code, name in routes.items()),
        models=strings(table, "models", path),
        libretranslate=_libretranslate(section(table, "libretranslate", path), path),
        chats=tuple(_chat(name, value, path) for name, value in servers.items()),
        deepl=_deepl(section(table, "deepl", path), path) if "deepl" in table else None,
        budget=_budget(section(table, "budget", path), path),
        escalate=_string(table, "escalate", "engines", path),
    )
    _affordable(found, path)
    return found


def _affordable(found: Engines, path: str) -> None:
    """A budget needs prices, and what is in doubt an engine."""
    if found.escalate and found.escalate not in found.paid:
        there = ", ".join(found.paid) or "none; [engines.openai] would be one"
        raise SettingsError(
            f"“escalate” in [engines] must name a paid engine; there is: {there}", path=path
        )
    if found.budget == Limits():
        return
    for one in found.chats:
        if one.input_price is None or one.output_price is None:
            raise SettingsError(
                f"[engines.budget] needs “input_price” and “output_price” in [engines.{one.name}]:"
                " money for a million tokens, 0 for a server of your own",
                path=path,
            )
    if found.deepl and found.deepl.price is None:
        raise SettingsError(
            "[engines.budget] needs “price” in [engines.deepl]: money for a million characters",
            path=path,
        )


def _libretranslate(table: Mapping[str, Any], path: str) -> Server:
    where = "engines.libretranslate"
    known(table, {f.name for f in fields(Server)}, path, where)
    for key in table:
        _string(table, key, where, path)
    return Server(_server(table, where, "I18N_LIBRETRANSLATE_KEY", path), table.get("key", ""))


def _chat(name: str, table: Mapping[str, Any], path: str) -> ChatAccount:
    where = f"engines.{name}"
    if name in _TAKEN or not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        raise SettingsError(
            f"[{where}]: an engine needs a name of its own, of small letters and digits", path=path
        )
    names = {f.name for f in fields(ChatAccount)} - {"name"}
    known(table, names, path, where)
    variable = f"I18N_{name.upper().replace('-', '_')}_KEY"
    for key in ("url", "model"):
        if not _string(table, key, where, path):
            raise SettingsError(
                f'[{where}] needs “{key}”, such as url = "https://api.example.com/v1" and'
                ' model = "the model’s name"',
                path=path,
            )
    return ChatAccount(
        name=name,
        url=_server(table, where, variable, path),
        model=table["model"],
        key_env=_string(table, "key_env", where, path) or variable,
        input_price=_amount(table, "input_price", where, path),
        output_price=_amount(table, "output_price", where, path),
        concurrency=_count(table, "concurrency", where, path),
    )


def _deepl(table: Mapping[str, Any], path: str) -> DeepLAccount:
    where = "engines.deepl"
    known(table, {f.name for f in fields(DeepLAccount)}, path, where)
    formality = _string(table, "formality", where, path)
    if formality not in get_args(Formality):
        choices = ", ".join(filter(None, get_args(Formality)))
        raise SettingsError(f"“formality” in [{where}] must be one of {choices}", path=path)
    default = DeepLAccount()
    return DeepLAccount(
        url=_server(table, where, default.key_env, path),
        key_env=_string(table, "key_env", where, path) or default.key_env,
        formality=formality,  # type: ignore[arg-type]  # one of them, as was just seen
        price=_amount(table, "price", where, path),
    )


def _budget(table: Mapping[str, Any], path: str) -> Limits:
    where = "engines.budget"
    known(table, {f.name for f in fields(Limits)}, path, where)
    return Limits(*(_amount(table, one.name, where, path) for one in fields(Limits)))


def _server(table: Mapping[str, Any], where: str, variable: str, path: str) -> str:
    url = address("url", _string(table, "url", where, path), path)
    parts = urlsplit(url)
    if parts.query or parts.fragment or "@" in parts.netloc or not url.isascii():
        raise SettingsError(
            f"“url” in [{where}] must be the server's address alone; a key goes into the "
            f"environment variable {variable}",
            path=path,
        )
    return url


def _string(table: Mapping[str, Any], key: str, where: str, path: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SettingsError(f"“{key}” in [{where}] must be a string", path=path)
    one_line(key, value, path)
    return value


def _amount(table: Mapping[str, Any], key: str, where: str, path: str) -> float | None:
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:
        raise SettingsError(f"“{key}” in [{where}] must be an amount, not {said(value)}", path=path)
    return float(value)


def _count(table: Mapping[str, Any], key: str, where: str, path: str) -> int:
    value = table.get(key, 4)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 64:
        raise SettingsError(f"“{key}” in [{where}] must be a number from 1 to 64", path=path)
    return value
