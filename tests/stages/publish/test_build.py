"""How much work a build does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from i18n.model import Message
from i18n.project import page_states, sources
from i18n.project.language_catalogs import LanguageCatalogs
from i18n.project.paths import Paths
from i18n.project.project import Project
from i18n.project.settings import load
from i18n.stages.extract import extract
from i18n.stages.publish import build
from tests.support import whole_site


def test_a_build_reads_each_record_and_counts_each_language_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many pages there are, and for site and preview together."""
    whole_site.build(tmp_path)
    settings, named = load(tmp_path)
    project = sources.read(Paths(tmp_path, settings), named, lambda *_: None)
    catalogs = [extract(project, one) for one in project.languages]
    reads: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    opened, by_page = Path.read_bytes, page_states.messages_by_page

    def read_bytes(path: Path) -> bytes:
        if path.name == "published.txt":
            reads[path.parent.name] += 1
        return opened(path)

    def counted(project: Project, one: LanguageCatalogs) -> Mapping[str, Sequence[Message]]:
        counts[one.language.tag] += 1
        return by_page(project, one)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(page_states, "messages_by_page", counted)
    # Saving reads a record too, to leave alone what people have in it by then.
    monkeypatch.setattr("i18n.stages.publish.publication.save", lambda *_: False)
    built = build.build(project, catalogs, lambda *_: None)
    assert all("index.html" in pages for pages in built.published.values())
    assert reads == {"es": 1, "ar": 1}
    assert counts == {"es": 1, "ar": 1}
