"""Twice the input is twice the work: what has been slow once is counted, never timed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from i18n.checks import markup, runner
from i18n.checks.finding import Finding
from i18n.formats.gettext import charset, po
from i18n.model import Catalog, Key, Message, State
from i18n.project import sources
from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.project.source_tree import source_folder
from i18n.terminology import csv_file
from tests.support.sample import Site, approve
from tests.support.work import assert_doubling_at_most_doubles, steps

HEAD = 'msgid ""\nmsgstr "Language: es\\n"\n\n'


def reading(text: str) -> Callable[[], object]:
    """A PO file being read."""
    return lambda: po.read(f"{HEAD}{text}", "a.po", "es")


def test_places_with_spaces() -> None:
    """A message may stand on very many pages whose names have spaces."""
    assert_doubling_at_most_doubles(
        lambda n: reading(
            "".join(f"#: \u2068page {n} {at}.html\u2069:{at}\n" for at in range(n))
            + 'msgid "a"\nmsgstr "b"\n'
        ),
        50,
    )


def test_lines_of_comment() -> None:
    """Above one message, and below all."""
    for below in ("", "\n# "):
        assert_doubling_at_most_doubles(
            lambda n, below=below: reading(  # type: ignore[misc]
                "".join(f"# line {n} {at}\n" for at in range(n)) + f'msgid "a"\nmsgstr "b"\n{below}'
            ),
            50,
        )


def test_strings_that_go_on_and_on() -> None:
    """Line after line, as tools write them and as no tool does."""
    for indent in ("", "  "):
        assert_doubling_at_most_doubles(
            lambda n, indent=indent: reading(  # type: ignore[misc]
                'msgid ""\n'
                + "".join(f'{indent}"word {n} {at} "\n' for at in range(n))
                + 'msgstr ""\n'
            ),
            50,
        )


def test_columns_of_terms() -> None:
    """A spreadsheet of very many columns."""

    def read(count: int) -> Callable[[], object]:
        header = ",".join(f"my column {n}" for n in range(count))
        row = ",".join("x" for _ in range(count))
        data = f"source,{header}\nlamp,{row}\n".encode()
        return lambda: csv_file.read(data, "terms.csv")

    assert_doubling_at_most_doubles(read, 20)


class Counted(frozenset[Any]):
    """A set that counts what is put into sets."""

    put = 0

    def __new__(cls, items: Iterable[Any] = ()) -> Counted:
        """A set of some items, which are counted."""
        found = [*items]
        Counted.put += len(found)
        return super().__new__(cls, found)


def test_files_of_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are found, and put into sets, once each."""
    for module in (sources, source_folder):
        for name in ("set", "frozenset"):
            monkeypatch.setattr(module, name, Counted, raising=False)
    counts = []
    for size in (40, 80):
        folder = tmp_path / str(size)
        (folder / "source_texts").mkdir(parents=True)
        for number in range(size):
            (folder / "source_texts" / f"{number}.html").write_text("<p>a")
        Counted.put = 0
        found = steps(partial(sources.sources, Paths(folder, Settings())))
        counts.append((found, Counted.put))
    (small, few), (large, many) = counts
    assert large <= 2.1 * small
    assert many <= 2 * few + 10
    assert many <= 4 * 80


def test_no_text_is_checked_twice_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build asks for all of them again and again; once it was more than 65,536."""
    asked = 0

    def counting(source: str, translation: str, language: str) -> Iterable[Finding]:
        nonlocal asked
        asked += 1
        return ()

    monkeypatch.setattr(markup, "BREAKING", (counting,))
    count = (1 << 16) + 100
    messages = [Message(Key("", f"a{n}"), f"b{n}", State.APPROVED) for n in range(count)]
    for _ in range(2):
        assert all(runner.usable(one, "es") for one in messages)
    assert asked == count


def test_what_nobody_asks_for_again_is_not_kept() -> None:
    """Of a site with millions of texts, `check` holds no more than what is wrong."""
    before = runner._kept.cache_info().currsize  # type: ignore[attr-defined]
    message = Message(Key("", "The lamp 3 is lit once."), "La lámpara", State.APPROVED)
    assert [*runner.check([message], "a.po", "es", once=True)]
    assert runner._kept.cache_info().currsize == before  # type: ignore[attr-defined]


def test_a_catalog_is_read_block_by_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text of the whole file is made, which may take four times its bytes."""
    asked: list[bytes] = []
    monkeypatch.setattr(charset, "text_of", lambda data, path: asked.append(data))
    messages = tuple(Message(Key("", f"“a” {n}"), f"«b» {n}", State.APPROVED) for n in range(9))
    data = po.write(Catalog("es", messages, (("Language", "es"),))).encode()
    found, _ = po.read(data, "a.po", "es")
    assert found.messages == messages
    assert asked == []


@pytest.mark.parametrize(
    "command", [("extract",), ("check",), ("status",), ("why", "index.html"), ("build",)]
)
def test_messages_of_a_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    """Commands that look at all messages look at each as often as at one of few."""

    def ready(count: int) -> Callable[[], object]:
        site = Site(tmp_path / str(count))
        body = "".join(
            f"<p>The keeper of lamp {n} came in at {count + n}.</p>" for n in range(count)
        )
        site.write("source_texts/index.html", f"<!DOCTYPE html><title>Lamps</title>{body}")
        site.write("i18n.toml", 'languages = ["es"]\n')
        site("extract")
        site.review("index", approve)
        return lambda: site(*command)

    assert_doubling_at_most_doubles(ready, 15)
