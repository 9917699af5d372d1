"""What of catalogs may be published."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from i18n.model import Message
from i18n.project import sources
from i18n.project.paths import Paths
from i18n.project.settings import load
from i18n.publishing.bundles.approved import usable_keys
from i18n.stages import check
from i18n.stages.extract import extract
from i18n.stages.publish.editions import approved_bundles
from tests.support import whole_site


def test_a_catalog_of_which_nobody_can_tell_what_is_publishable_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of it nothing is published; of the others all that may be."""
    whole_site.build(tmp_path)
    settings, named = load(tmp_path)
    project = sources.read(Paths(tmp_path, settings), named, lambda *_: None)
    catalogs = extract(project, project.languages[0])
    whole = approved_bundles(catalogs)
    stem = next(name for name, one in whole.bundles.items() if one.messages)
    odd = whole.bundles[stem].messages[0]

    def failing(messages: Iterable[Message], tag: str, forms: str) -> frozenset[object]:
        some = tuple(messages)
        if odd in some and stem in odd.places[0]:
            raise ZeroDivisionError("here")
        return usable_keys(some, tag, forms)

    monkeypatch.setattr(check, "usable_keys", failing)
    found = approved_bundles(catalogs)
    assert stem in found.failed
    assert not found.bundles[stem].messages
    rest = whole.bundles.keys() - found.failed.keys()
    assert all(found.bundles[name] == whole.bundles[name] for name in rest)
    (problem, *_) = found.problems(project, catalogs.language)
    assert (problem.level, problem.rule) == ("error", "unchecked")
    assert "ZeroDivisionError: here" in problem.message
    assert not whole.failed
