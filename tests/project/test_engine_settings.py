"""[engines] of the settings: paid engines, their prices, a budget, and what is wrong with them."""

from __future__ import annotations

import tomllib

import pytest

from i18n.errors import SettingsError
from i18n.project.engine_settings import ChatAccount, DeepLAccount, Engines, Limits, parse

OPENAI = '[openai]\nurl = "https://api.example.com/v1/"\nmodel = "m-1"\n'


def read(text: str) -> Engines:
    """The settings of a table."""
    return parse(tomllib.loads(text), "i18n.toml")


def test_a_chat_server_is_a_table_of_its_own_name() -> None:
    """As many as there are; each with a variable of its own for its key."""
    found = read(OPENAI + '[my-server]\nurl = "http://127.0.0.1:1234/v1"\nmodel = "x"\n')
    assert found.chats == (
        ChatAccount("openai", "https://api.example.com/v1", "m-1", "I18N_OPENAI_KEY"),
        ChatAccount("my-server", "http://127.0.0.1:1234/v1", "x", "I18N_MY_SERVER_KEY"),
    )
    assert found.paid == ("openai", "my-server")


def test_deepl_needs_no_more_than_its_name() -> None:
    """The key says which server."""
    assert read("[deepl]\n").deepl == DeepLAccount()


def test_a_budget_goes_by_prices() -> None:
    """Of every paid engine there is."""
    prices = "input_price = 0.5\noutput_price = 1\n"
    found = read(f"{OPENAI}{prices}[budget]\nrun = 2\nmonth = 20.5\n")
    assert found.budget == Limits(2.0, 20.5)
    assert (found.chats[0].input_price, found.chats[0].output_price) == (0.5, 1.0)


WRONG = {
    "[openai]\nmodel = 'x'\n": "needs “url”",
    "[openai]\nurl = 'https://a.example'\n": "needs “model”",
    "[openai]\nurl = 'ftp://a.example'\nmodel = 'x'\n": "must be an address",
    "[openai]\nurl = 'https://a.example?key=1'\nmodel = 'x'\n": "I18N_OPENAI_KEY",
    "[openai]\nurl = 'https://a.example'\nmodel = 'x'\nkey = 'sk'\n": "unknown setting “key”",
    "[argos]\nurl = 'https://a.example'\nmodel = 'x'\n": "a name of its own",
    "[Big]\nurl = 'https://a.example'\nmodel = 'x'\n": "a name of its own",
    f"{OPENAI}concurrency = 0\n": "from 1 to 64",
    f"{OPENAI}input_price = -1\n": "must be an amount",
    f"{OPENAI}[budget]\nrun = 1\n": "“input_price” and “output_price”",
    "[deepl]\n[budget]\nrun = 1\n": "“price” in",
    "[deepl]\nformality = 'polite'\n": "must be one of more, less",
    "escalate = 'openai'\n": "must name a paid engine",
    "openai = 'https://a.example'\n": "must be a table",
    "[budget]\nday = 1\n": "unknown setting “day”",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_said(text: str) -> None:
    """With what to do."""
    with pytest.raises(SettingsError, match=WRONG[text]):
        read(text)
