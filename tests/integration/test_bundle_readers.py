"""Bundles in the readers that people load them with: all say what Python's gettext says.

The libraries of browsers run in Node, all questions in one process. `scripts/setup.sh dev`
installs them into tests/readers/node_modules.
"""

from __future__ import annotations

import gettext
import io
import json
import random
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from babel import localedata

from i18n.formats.gettext import mo
from i18n.languages import plural_forms
from i18n.languages.locales import language, plural_categories, plural_category
from i18n.model import Key, Message, Notes, State
from i18n.publishing.bundles import json_formats
from i18n.publishing.bundles.json_formats import Strings
from i18n.publishing.bundles.shape_names import By
from tests.support.plural_kinds import plural_kinds

FOLDER = Path(__file__).parent.parent / "readers"
NUMBERS = (*range(1000), 1_000_000)
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to a reader: a message and what goes into its placeholders."""

    source: str
    context: str = ""
    plural: str = ""
    id: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    numbers: tuple[int, ...] = ()


FILES = Ask("%(num)d file", plural="%(num)d files", numbers=NUMBERS)


def files_message(count: int) -> Message:
    """A plural message whose every form tells its number."""
    forms = tuple(f"form {n}: %(num)d" for n in range(count))
    return approved(FILES.source, forms[0], plural=FILES.plural, forms=forms)


def approved(source: str, text: str, context: str = "", **more: Any) -> Message:
    """An approved message."""
    return Message(Key(context, source), text, State.APPROVED, **more)


def task(tag: str, messages: Sequence[Message], asks: Sequence[Ask], by: By = "source") -> Any:
    """What Node is asked about some messages of a language, in every shape."""
    form = plural_forms.bridge(
        plural_forms.forms(language(tag).plurals), plural_categories(tag), plural_category(tag)
    ).form
    strings = Strings(tag, language(tag).plurals, form, tuple(messages), by)
    bundles = {
        name: json.loads(json_formats.text(shape(strings)))
        for name, shape in json_formats.SHAPES.items()
    }
    return {"language": tag, "keys": by, "bundles": bundles, "asks": [asdict(a) for a in asks]}


def node(tasks: Sequence[Any]) -> list[Answers]:
    """What the readers answer to each task, by shape."""
    wanted = json.loads((FOLDER / "package.json").read_text())["dependencies"]
    there = all((FOLDER / "node_modules" / name).is_dir() for name in wanted)
    if not there or not shutil.which("node"):
        pytest.skip("needs node and tests/readers/node_modules: scripts/setup.sh dev")
    asked = subprocess.run(
        ["node", FOLDER / "read.mjs"], input=json.dumps(tasks).encode(), capture_output=True
    )
    assert asked.returncode == 0, asked.stderr.decode()
    answers: list[Answers] = json.loads(asked.stdout)
    return answers


def reader(tag: str, messages: Sequence[Message]) -> gettext.GNUTranslations:
    """Python's own reader of the same messages."""
    head = (("Content-Type", "text/plain; charset=UTF-8"), ("Plural-Forms", language(tag).plurals))
    return gettext.GNUTranslations(io.BytesIO(mo.write(head, messages)))


# --- every language, every number ------------------------------------------------

SIMPLE = ("nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);")
ODD = (c for c in localedata.locale_identifiers() if language(c).plurals not in SIMPLE)
TABLE = tuple(sorted({*(c for c in ODD if c.isalpha()), *plural_kinds().values(), "en-XA"}))
"""A language for every way to count, and all that count in a way of their own."""


@lru_cache(maxsize=1)
def all_languages() -> Mapping[str, Answers]:
    """Every language's answers about one plural message."""
    messages = {
        tag: files_message(plural_forms.forms(language(tag).plurals).count) for tag in TABLE
    }
    answers = node([task(tag, [messages[tag]], [FILES]) for tag in TABLE])
    return dict(zip(TABLE, answers, strict=True))


@pytest.mark.parametrize("shape", json_formats.SHAPES)
def test_every_language_counts_as_gettext_does(shape: str) -> None:
    """From 0 to 999 and at a million, in every language that the reader's own CLDR counts as ours
    does: i18next and ICU messages know classes of numbers, the others read the header."""
    wrong = []
    known = {
        tag: answers
        for tag, answers in all_languages().items()
        if shape in ("jed", "gettext.js")
        or answers["classes"] == [plural_category(tag)(number) for number in NUMBERS]
    }
    assert len(known) > 40
    for tag, answers in known.items():
        message = files_message(plural_forms.forms(language(tag).plurals).count)
        said = reader(tag, [message]).ngettext
        wanted = [said(FILES.source, FILES.plural, number) for number in NUMBERS]
        if shape != "gettext.js":  # it leaves names to the caller, as gettext does
            wanted = [text % {"num": n} for text, n in zip(wanted, NUMBERS, strict=True)]
        if answers[shape][0] != wanted:
            wrong.append(tag)
    assert wrong == []


# --- words that some reader would take for its own -----------------------------------

WORDS = (
    ("Open", "Abrir", "verb"),
    ("Open", "Abierto", ""),
    ("It's {done}", "L’any d'or {done}", ""),
    ("a {b", "un '{b' o '' {' y }' {'}}", ""),
    ("1 < 2 & 3 > 2", "1 < 2 '<' </ <b 3 > 2", ""),
    ("50% #1", "50 % n.º #1 '#'", ""),
    ("100%% of %(num)s", "el 100%% de %(num)s", ""),
    ("key.with: dots_one", "clave. con: puntos_one", ""),
    ("Read <a1>the <em>news</em></a1>", "Lea <a1>las <em>noticias</em></a1> d'hoy", ""),
    ('say "x"\\ \t\n\u2028', 'di «x»\\ "\t\n\u2028 ❤ 𝄞', ""),
    ("constructor", "constructora", ""),
    ("%1$s and %2$s", "%2$s y %1$s", ""),
    ("$HOME and $1", "$HOME y $1 $&", ""),
)
VALUES = {"num": "7", "done": "hecho", "0": "cero", "1": "uno"}


MAIL = approved(
    "%(num)d message",
    "%(num)d mensaje",
    "mail",
    plural="%(num)d messages",
    forms=("%(num)d mensaje", "%(num)d mensajes"),
    notes=Notes(keys=("mail",)),
)


@lru_cache(maxsize=1)
def words() -> tuple[Answers, Answers]:
    """The answers about WORDS, and last about MAIL: by source and by id."""
    messages = [
        approved(source, text, context, notes=Notes(keys=(f"word.{n}",)))
        for n, (source, text, context) in enumerate(WORDS)
    ]
    asks = [
        Ask(source, context, id=f"word.{n}", values=VALUES)
        for n, (source, _, context) in enumerate(WORDS)
    ]
    messages.append(MAIL)
    asks.append(Ask(MAIL.key.source, "mail", MAIL.plural, "mail", numbers=(0, 1, 2)))
    by_source, by_id = node([task("es", messages, asks), task("es", messages, asks, "id")])
    return by_source, by_id


def said() -> list[str]:
    """What Python's gettext says of WORDS."""
    found = reader("es", [approved(source, text, context) for source, text, context in WORDS])
    return [found.pgettext(c, s) if c else found.gettext(s) for s, _, c in WORDS]


@pytest.mark.parametrize("shape", ["i18next", "icu"])
def test_readers_that_fill_in_say_what_gettexts_callers_say(shape: str) -> None:
    """Braces, quotes, tags, percent signs and dots are words where gettext has words."""
    wanted = [
        t.replace("{done}", "hecho")
        .replace("%(num)s", "7")
        .replace("%%", "%")
        .replace("%1$s", "cero")
        .replace("%2$s", "uno")
        for t in said()
    ]
    assert words()[0][shape][:-1] == wanted


@pytest.mark.parametrize("shape", ["jed", "gettext.js"])
def test_readers_that_leave_filling_in_to_the_caller_say_what_gettext_says(shape: str) -> None:
    """Their text is the msgstr, though gettext.js reads `%%` and `%1` as its own."""
    assert words()[0][shape][:-1] == said()


def test_an_id_finds_what_the_source_finds() -> None:
    """With `bundle_keys = "id"`."""
    by_source, by_id = words()
    assert by_id == by_source


@pytest.mark.parametrize("shape", ["i18next", "icu", "jed"])
def test_a_plural_in_a_context_is_found(shape: str) -> None:
    """Each reader puts the three together its own way."""
    assert words()[0][shape][-1] == ["0 mensajes", "1 mensaje", "2 mensajes"]


# --- any words at all ---------------------------------------------------------------


def test_any_words_come_back_or_are_left_out() -> None:
    """Alone and in a plural form: whatever quotes, braces and tags run into each other."""
    dice = random.Random(5)
    texts = [
        "".join(dice.choices("''{{}}<>/#%$(b1 ,|\\", k=dice.randint(1, 9))) for _ in range(1500)
    ]
    messages = [approved(f"s{n}", text) for n, text in enumerate(texts)]
    messages += [
        approved(f"p{n}", text, plural=f"{n}p", forms=(text, text)) for n, text in enumerate(texts)
    ]
    asks = [Ask(m.key.source, plural=m.plural, numbers=(1,) if m.plural else ()) for m in messages]
    (answers,) = node([task("es", messages, asks)])
    for shape in json_formats.SHAPES:
        found = [text if isinstance(text, str) else text[0] for text in answers[shape]]
        left = [m.key.source == text for m, text in zip(messages, found, strict=True)]
        wrong = [
            (m.text, text)
            for m, text, out in zip(messages, found, left, strict=True)
            if not out and text != m.text
        ]
        assert wrong == []
        assert sum(left) < len(messages) / 10
