"""Catalogs written beside people who save them, and what a run that was cut off left of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from i18n import storage
from i18n.catalogs.ownership import with_draft
from i18n.errors import OutputError
from i18n.formats.gettext import plain_entries, po
from i18n.formats.gettext.entries import Entry
from i18n.languages.locales import language
from i18n.model import Catalog, Key, Message, Origin, State
from i18n.project import language_catalogs, saving
from i18n.project.cut_off import recovery
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.settings import Settings

ES = language("es")
HEADER = (("Language", "es"),)


def message(source: str, text: str = "", page: str = "a.html") -> Message:
    """A message of a page, approved where it has a text."""
    state = State.APPROVED if text else State.EMPTY
    return Message(Key("", source), text=text, state=state, places=(page,))


class Locales:
    """The Spanish catalogs of a site in a folder."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root, Settings())

    def path(self, stem: str) -> Path:
        """Where a catalog lies."""
        return self.paths.po(ES, stem)

    def put(self, stem: str, *messages: Message) -> None:
        """What a person saves."""
        self.path(stem).parent.mkdir(parents=True, exist_ok=True)
        self.path(stem).write_bytes(self.text(*messages))

    def text(self, *messages: Message) -> bytes:
        """A catalog as its file has it."""
        return po.write(Catalog("es", messages, HEADER)).encode()

    def texts(self, stem: str) -> dict[str, tuple[str, State]]:
        """Source to text and state."""
        found, _ = po.read(self.path(stem).read_text("utf-8"), stem, "es")
        return {m.key.source: (m.text, m.state) for m in found.messages}

    def updated(self, **templates: tuple[Message, ...]) -> LanguageCatalogs:
        """The catalogs as read, brought up to date with their pages."""
        return language_catalogs.updated(language_catalogs.load(self.paths, ES), templates)

    def save(self, catalogs: LanguageCatalogs) -> LanguageCatalogs:
        """Write them."""
        return saving.save(self.paths, catalogs)[0]

    def left(self) -> list[str]:
        """What lies beside catalogs and is none."""
        return [p.name for p in self.paths.locales.rglob("*") if p.is_file() and p.suffix != ".po"]


@pytest.fixture
def locales(tmp_path: Path) -> Locales:
    """No catalogs yet."""
    return Locales(tmp_path)


def before_swap(
    monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], object], times: int = 1
) -> None:
    """Let somebody save before each of the first exchanges of a catalog."""
    swap, left = storage.swap, [times]

    def call(path: Path, expected: bytes | None, data: bytes, tree: Path) -> bool:
        if left[0]:
            left[0] -= 1
            save(path)
        return swap(path, expected, data, tree)

    monkeypatch.setattr(storage, "swap", call)


def test_what_a_person_saves_at_the_last_moment_is_merged(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After all catalogs have been read again."""
    locales.put("a", message("Hello"))
    ours = locales.updated(a=(message("Hello"), message("New")))
    mine = locales.text(message("Hello", "Hola"))
    before_swap(monkeypatch, lambda path: path.write_bytes(mine))
    now = locales.save(ours)
    assert locales.texts("a") == {"Hello": ("Hola", State.APPROVED), "New": ("", State.EMPTY)}
    assert {m.key.source: m.text for m in now.catalogs["a"].messages} == {
        "Hello": "Hola",
        "New": "",
    }
    assert (now.problems, locales.left()) == ((), [])


def test_who_saves_again_and_again_is_left_alone_and_the_others_go_on(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error names the catalog; there is an end to it."""
    locales.put("a", message("Hello"))
    ours = locales.updated(a=(message("Hello"), message("New")), b=(message("B"),))

    def save(path: Path) -> None:
        if path == locales.path("a"):
            number = len(locales.texts("a")["Hello"][0])
            locales.put("a", message("Hello", "x" * (number + 1)))

    before_swap(monkeypatch, save, times=100)
    now = locales.save(ours)
    (problem,) = now.problems
    assert (problem.path, problem.level) == ("locales/es/LC_MESSAGES/a.po", "error")
    assert "another program writes to it" in problem.message
    assert locales.texts("a")["Hello"][0].startswith("x")
    assert locales.texts("b") == {"B": ("", State.EMPTY)}


def test_one_catalog_that_cannot_be_written_does_not_stop_the_others(locales: Locales) -> None:
    """A link that leads out of the site, say; where it leads nothing is made."""
    outside = locales.paths.root.parent / f"{locales.paths.root.name}-outside"
    outside.mkdir()
    (locales.path("x").parent / "sub").parent.mkdir(parents=True)
    (locales.path("x").parent / "sub").symlink_to(outside)
    now = locales.save(locales.updated(**{"sub/a": (message("A"),), "b": (message("B"),)}))
    (problem,) = now.problems
    assert "a link leads out of the site's directory" in problem.message
    assert locales.texts("b") == {"B": ("", State.EMPTY)}
    assert [*outside.iterdir()] == []


def test_what_has_nowhere_to_go_stays_where_it_is(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the catalog that a text moves to cannot be written, it is not taken from the other."""
    locales.put("a", message("Hello", "Hola"))
    locales.put("b", message("Bye"))
    ours = locales.updated(a=(), b=(message("Bye"), message("Hello")))

    def refuse(path: Path) -> None:
        if path == locales.path("b"):
            raise OutputError("no")

    before_swap(monkeypatch, refuse, times=100)
    locales.save(ours)
    assert locales.texts("a") == {"Hello": ("Hola", State.APPROVED)}


def test_what_a_person_changes_while_it_moves_goes_along(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newer text is in the new place, the old one nowhere."""
    locales.put("a", message("Hello", "Hola"))
    ours = locales.updated(a=(), b=(message("Hello", page="b.html"),))
    mine = locales.text(message("Hello", "Buenas"))

    def save(path: Path) -> None:
        locales.path("a").write_bytes(mine)

    before_swap(monkeypatch, save)
    locales.save(ours)
    assert locales.texts("b") == {"Hello": ("Buenas", State.APPROVED)}
    assert locales.texts("a") == {"Hello": ("Buenas", State.OBSOLETE)}


def test_an_approval_that_moves_stays_one_where_somebody_saves_too(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though another message there has the same text."""
    locales.put("a", message("Yes", "Sí"))
    locales.put("b", message("Sure", "Sí"), message("Bye"))
    ours = locales.updated(a=(), b=(message("Sure"), message("Bye"), message("Yes")))
    mine = locales.text(message("Sure", "Sí"), message("Bye", "Adiós"))
    before_swap(monkeypatch, lambda path: path.write_bytes(mine))
    locales.save(ours)
    assert set(locales.texts("b").values()) == {("Sí", State.APPROVED), ("Adiós", State.APPROVED)}
    assert locales.texts("b")["Yes"] == ("Sí", State.APPROVED)


def test_a_catalog_that_somebody_breaks_during_a_run_is_left_alone(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error says so."""
    locales.put("a", message("Hello"))
    ours = locales.updated(a=(message("Hello"), message("New")))
    before_swap(monkeypatch, lambda path: path.write_bytes(b""))
    (problem,) = locales.save(ours).problems
    assert "there is nothing in it" in problem.message
    assert locales.path("a").read_bytes() == b""


def test_who_saves_an_older_copy_does_not_take_back_what_came(locales: Locales) -> None:
    """The editor was open before the run: what moved there meanwhile is given back."""
    locales.put("a", message("Hello", "Hola"))
    locales.put("b", message("Bye"))
    now = locales.save(locales.updated(a=(), b=(message("Bye"), message("Hello"))))
    locales.put("b", message("Bye", "Adiós"))
    saving.restore(locales.paths, now)
    approved = State.APPROVED
    assert locales.texts("b") == {"Bye": ("Adiós", approved), "Hello": ("Hola", approved)}
    mine = locales.text(message("Bye", "Chao"), message("Hello", "Buenas"))
    locales.path("b").write_bytes(mine)
    saving.restore(locales.paths, now)
    assert locales.path("b").read_bytes() == mine


@pytest.mark.parametrize("elsewhere", [False, True])
def test_what_somebody_changes_in_an_older_copy_goes_to_where_it_is_now(
    locales: Locales, elsewhere: bool
) -> None:
    """A page got another name during the run, and its catalog is saved under the old one. Where
    the new place has a text of its own already, the other stays aside."""
    locales.put("a", message("Hello", "Hola"), message("Bye", "Adiós"))
    there = (message("Hello", page="b.html"), message("Bye", page="b.html"))
    ours = locales.updated(a=(), b=there)
    now = locales.save(ours)
    if elsewhere:
        texts = (("Hello", "¡Hola!"), ("Bye", "Adiós"))
        locales.put("b", *(message(*one, page="b.html") for one in texts))
    locales.put("a", message("Hello", "Buenas"), message("Bye", "Adiós"))
    for _ in range(2):
        saving.restore(locales.paths, now)
        text = "¡Hola!" if elsewhere else "Buenas"
        assert locales.texts("b")["Hello"] == (text, State.APPROVED)
        assert locales.texts("b")["Bye"] == ("Adiós", State.APPROVED)
    locales.save(locales.updated(b=there))
    assert locales.texts("a")["Hello"] == ("Buenas", State.OBSOLETE)
    assert locales.texts("b")["Hello"] == (text, State.APPROVED)


# --- cut off ---------------------------------------------------------------------------


class Killed(BaseException):
    """What ends a run at once."""


def cut_off(locales: Locales, monkeypatch: pytest.MonkeyPatch, saved: bytes) -> Path:
    """A run that is killed just after it took the place of what a person saved; the catalog."""
    locales.put("a", message("Hello"))
    ours = locales.updated(a=(message("Hello"), message("New")))
    exchanged = storage.exchanged

    def call(one: Path, other: Path) -> bool:
        other.write_bytes(saved)
        exchanged(one, other)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(storage, "exchanged", call)
        with pytest.raises(Killed):
            locales.save(ours)
    return locales.path("a")


def test_what_a_killed_run_displaced_comes_back(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is as the person saved it."""
    mine = locales.text(message("Hello", "Hola"))
    path = cut_off(locales, monkeypatch, mine)
    assert "New" in locales.texts("a")
    told, problems = recovery.recover(locales.paths)
    assert told == ("locales/es/LC_MESSAGES/a.po is again as somebody saved it",)
    assert (path.read_bytes(), problems, locales.left()) == (mine, (), [])


def test_what_was_read_is_not_put_back(locales: Locales, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody saved, ours stays and what was aside goes."""
    path = cut_off(locales, monkeypatch, locales.text(message("Hello")))
    now = path.read_bytes()
    assert recovery.recover(locales.paths) == (("1 unfinished file removed",), ())
    assert (path.read_bytes(), locales.left()) == (now, [])


def test_where_somebody_saved_since_both_are_kept(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Message by message."""
    cut_off(locales, monkeypatch, locales.text(message("Hello", "Hola"), message("Bye", "Adiós")))
    locales.put("a", message("Hello", "Buenas"), message("New", "Nuevo"))
    told, _ = recovery.recover(locales.paths)
    assert told == (
        "locales/es/LC_MESSAGES/a.po has what somebody saved in it before, too; "
        "1 message with two texts to choose from",
    )
    text = locales.path("a").read_text("utf-8")
    assert all(one in text for one in ("Buenas", "Hola", "Adiós", "Nuevo"))
    assert locales.left() == []


@pytest.mark.parametrize("gone", [True, False])
def test_what_cannot_be_put_back_is_told_and_left(
    locales: Locales, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    """Half a file, or one whose catalog is gone."""
    mine = locales.text(message("Hello", "Hola")) if gone else b'msgid "half'
    path = cut_off(locales, monkeypatch, mine)
    if gone:
        path.unlink()
    for _ in range(2):
        told, (problem,) = recovery.recover(locales.paths)
        assert told == ()
        assert "holds what somebody saved while a run was cut off" in problem.message
        assert problem.level == "error"
    assert len(locales.left()) == 1


# --- files that are no catalogs of the language -------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"\0\0\0\0"])
def test_a_catalog_with_nothing_in_it_is_broken(locales: Locales, data: bytes) -> None:
    """It is no empty one: a disk was full, or an editor ended. It is left alone."""
    locales.put("a", message("Hello", "Hola"))
    locales.path("a").write_bytes(data)
    ours = locales.updated(a=(message("Hello"),))
    (problem,) = ours.problems
    assert (problem.rule, problem.level) == ("unreadable", "error")
    assert "there is nothing in it" in problem.message
    locales.save(ours)
    assert locales.path("a").read_bytes() == data


def test_what_moves_to_a_page_whose_catalog_is_broken_waits(locales: Locales) -> None:
    """It is approved where it was until that is mended, and then in its new place."""
    locales.put("a", message("Hello", "Hola"), message("Gone", "Ido"))
    locales.put("b", message("Bye", "Adiós"))
    whole = locales.path("b").read_bytes()
    locales.path("b").write_bytes(b"")
    templates = {"a": (), "b": (message("Bye"), message("Hello"))}
    locales.save(locales.updated(**templates))
    approved = State.APPROVED
    assert locales.texts("a") == {"Hello": ("Hola", approved), "Gone": ("Ido", State.OBSOLETE)}
    locales.path("b").write_bytes(whole)
    locales.save(locales.updated(**templates))
    assert locales.texts("b") == {"Bye": ("Adiós", approved), "Hello": ("Hola", approved)}
    assert locales.texts("a")["Hello"] == ("Hola", State.OBSOLETE)


def test_what_moved_from_a_page_whose_catalog_was_broken_comes_later(locales: Locales) -> None:
    """Its new place has a machine's draft by then, which nobody has touched."""
    locales.put("a", message("Hello", "Hola"))
    whole = locales.path("a").read_bytes()
    locales.path("a").write_bytes(b"")
    templates = {"a": (), "b": (message("Hello"),)}
    now = locales.updated(**templates)
    (empty,) = now.catalogs["b"].messages
    drafted = with_draft(empty, "Buenos días", Origin("machine", "argos en-es"))
    found = replace(now.catalogs["b"], messages=(drafted,))
    locales.save(language_catalogs.with_catalogs(now, {"b": found}))
    locales.path("a").write_bytes(whole)
    locales.save(locales.updated(**templates))
    assert locales.texts("b") == {"Hello": ("Hola", State.APPROVED)}


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("fr", False),
        ("pt_BR", False),
        ("es_MX", True),
        ("es", True),
        ("", True),
        ("Klingon?", True),
    ],
)
def test_a_catalog_of_another_language_is_not_this_ones(
    locales: Locales, said: str, good: bool
) -> None:
    """It is named, and left alone; a region more is no other language."""
    locales.put("a", message("Hello", "Bonjour"))
    text = locales.path("a").read_text("utf-8").replace("Language: es", f"Language: {said}")
    locales.path("a").write_text(text, "utf-8")
    ours = locales.updated(a=(message("Hello"),))
    assert (ours.problems == ()) == good
    if not good:
        (problem,) = ours.problems
        assert f"its header says “Language: {said}”, but here is Spanish (es)" in problem.message
        assert replace(problem, message="").path == "locales/es/LC_MESSAGES/a.po"
        assert "a" not in ours.catalogs


def test_a_run_reads_a_catalog_once_and_only_what_it_adds_once_more(
    locales: Locales, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its form and what is written in it cost no further reading of what stays."""
    locales.put("a", *(message(f"{n}", "t") for n in range(40)))
    locales.put("b", message("Hello", "Hola"))
    files: list[str] = []
    blocks: list[str] = []
    read, entry = storage.read, plain_entries.entry

    def counted(block: str, line: int) -> Entry | None:
        blocks.append(block)
        return entry(block, line)

    def opened(path: Path) -> bytes:
        files.append(path.stem)
        return read(path)

    monkeypatch.setattr(storage, "read", opened)
    monkeypatch.setattr(plain_entries, "entry", counted)
    wanted = (message("New"), *(message(f"{n}") for n in range(40)))
    ours = locales.updated(a=wanted, b=(message("Hello"),))
    assert (sorted(files), len(blocks)) == (["a", "b"], 43)
    files.clear()
    blocks.clear()
    now = locales.save(ours)
    # After all is written a look at its bytes tells whether somebody has saved an older copy.
    assert files == ["a"]
    headers = [block for block in blocks if 'msgid ""' in block]
    assert [block for block in blocks if block not in headers] == [
        '#: a.html\nmsgid "New"\nmsgstr ""'
    ]
    assert len(headers) == 2  # the old one for its form, and the new one
    assert locales.updated(a=wanted, b=(message("Hello"),)).catalogs == now.catalogs


def test_a_catalog_that_looks_changed_is_read_again(locales: Locales) -> None:
    """What a person saved between reading and saving is merged before anything is written."""
    locales.put("a", message("Hello"))
    ours = locales.updated(a=(message("Hello"), message("New")))
    locales.put("a", message("Hello", "Hola"))
    locales.save(ours)
    assert locales.texts("a")["Hello"] == ("Hola", State.APPROVED)


def test_a_file_keeps_its_line_ends(locales: Locales) -> None:
    """Those of Windows, as Poedit keeps them there: a change is a few lines of a diff."""
    locales.put("a", message("One", "Uno"))
    path = locales.path("a")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    locales.save(locales.updated(a=(message("One"), message("Two"))))
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 0
    assert b'msgid "Two"\r\n' in data
    locales.save(locales.updated(a=(message("One"), message("Two"))))
    assert path.read_bytes() == data
