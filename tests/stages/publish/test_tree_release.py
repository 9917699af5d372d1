"""Files in a tree of people: ours are written, renewed and removed, theirs never."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.project.paths import Paths
from i18n.project.settings import Settings
from i18n.stages.publish.tree_release import TreeRelease, publish

SETTINGS = Settings(layout="mkdocs-folder", sources=".")


class Tree:
    """A tree, and what is published into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths = Paths(root, SETTINGS)

    def __call__(self, left: tuple[str, ...] = (), **files: str) -> TreeRelease:
        """Publish some pages of docs/es/."""
        data = {self.name(one): text.encode() for one, text in files.items()}
        return publish(self.paths, data, [self.name(one) for one in left])

    def name(self, one: str) -> str:
        """A page's path."""
        return f"docs/es/{one}.md"

    def text(self, one: str) -> str | None:
        """What a page holds."""
        path = self.root / self.name(one)
        return path.read_text() if path.is_file() else None

    def put(self, one: str, text: str) -> None:
        """Write a page as a person."""
        path = self.root / self.name(one)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def record(self) -> list[str]:
        """The paths in the record."""
        lines = (self.root / "locales" / "written.txt").read_text().splitlines()
        return [line[66:] for line in lines]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """An empty tree."""
    return Tree(tmp_path)


def test_pages_are_written_and_recorded(tree: Tree) -> None:
    """The second time nothing changes."""
    assert tree(a="uno", b="dos") == TreeRelease(True, ())
    assert (tree.text("a"), tree.text("b")) == ("uno", "dos")
    assert tree.record() == ["docs/es/a.md", "docs/es/b.md"]
    before = [path.stat().st_ino for path in sorted(tree.root.rglob("*"))]
    assert tree(a="uno", b="dos") == TreeRelease(False, ())
    assert [path.stat().st_ino for path in sorted(tree.root.rglob("*"))] == before


def test_a_tree_without_pages_has_no_record(tree: Tree) -> None:
    """Nothing is made where there is nothing to say."""
    assert tree() == TreeRelease(False, ())
    assert list(tree.root.iterdir()) == []


def test_pages_of_ours_are_renewed_and_removed(tree: Tree) -> None:
    """With the folder that is left empty; people's files beside them stay."""
    tree(a="uno", b="dos")
    tree.put("mine", "mío")
    assert tree(a="uno y medio").changed
    assert (tree.text("a"), tree.text("b"), tree.text("mine")) == ("uno y medio", None, "mío")
    assert tree.record() == ["docs/es/a.md"]
    (tree.root / tree.name("mine")).unlink()
    tree()
    assert not (tree.root / "docs").exists()


def test_a_page_of_a_person_is_never_written_over(tree: Tree) -> None:
    """It is said, with what to do, until it is gone."""
    tree.put("a", "mío")
    for _ in range(2):
        (problem,) = tree(a="uno", b="dos").problems
        assert (problem.path, problem.level, problem.rule) == ("docs/es/a.md", "error", "not-ours")
        assert "delete it to let it" in problem.message
        assert (tree.text("a"), tree.text("b")) == ("mío", "dos")
        assert tree.record() == ["docs/es/b.md"]
    (tree.root / tree.name("a")).unlink()
    assert tree(a="uno", b="dos").problems == ()
    assert tree.text("a") == "uno"


def test_what_a_person_changed_stays_and_is_said(tree: Tree) -> None:
    """Until the change is undone: then it is ours again."""
    tree(a="uno")
    tree.put("a", "uno!")
    (problem,) = tree(a="dos").problems
    assert "was changed since we wrote it" in problem.message
    assert tree.text("a") == "uno!"
    tree.put("a", "uno")
    assert tree(a="dos") == TreeRelease(True, ())
    assert tree.text("a") == "dos"


def test_what_a_person_changed_is_not_removed(tree: Tree) -> None:
    """It is theirs from then on: that is said once."""
    tree(a="uno")
    tree.put("a", "uno!")
    (problem,) = tree().problems
    assert (problem.level, problem.rule) == ("warning", "kept")
    assert tree.text("a") == "uno!"
    assert tree().problems == ()


def test_a_page_with_the_same_bytes_is_ours(tree: Tree) -> None:
    """Such as after a merge that lost the record."""
    tree.put("a", "uno")
    assert tree(a="uno").problems == ()
    assert tree.record() == ["docs/es/a.md"]


def test_a_page_whose_source_cannot_be_read_now_stays(tree: Tree) -> None:
    """In the tree and in the record."""
    tree(a="uno", b="dos")
    tree(left=("a",), b="dos")
    assert tree.text("a") == "uno"
    assert tree.record() == ["docs/es/a.md", "docs/es/b.md"]


def test_no_page_is_written_through_a_link(tree: Tree) -> None:
    """A folder of a language that is a link to another would lose the source's pages."""
    source = tree.root / "docs" / "en" / "a.md"
    source.parent.mkdir(parents=True)
    source.write_text("one")
    (tree.root / "docs" / "es").symlink_to("en")
    (problem,) = tree(a="uno").problems
    assert (problem.rule, source.read_text()) == ("not-written", "one")
    assert not (tree.root / "locales").exists()


def test_a_file_where_a_folder_is_to_be_is_said(tree: Tree) -> None:
    """The other pages are written."""
    (tree.root / "docs").mkdir()
    (tree.root / "docs" / "es").write_text("mío")
    (problem,) = tree(a="uno").problems
    assert problem.rule == "not-written"
    assert "where a folder is to be" in problem.message
