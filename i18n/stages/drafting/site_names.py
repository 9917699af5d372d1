"""The names of a site, found in its templates: a run finds them once for all its languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from i18n.execution.spilled import Spilled
from i18n.model import Message
from i18n.placeables.names import Evidence, evidence, names_by
from i18n.project.language_catalogs import Templates


def names(templates: Templates) -> frozenset[str]:
    """The names in all source strings of some templates."""
    return SiteNames(templates).names


class SiteNames:
    """The names of a site, and what each of its templates says of them; `elsewhere` gives what
    templates that are not at hand say."""

    def __init__(
        self, templates: Templates, elsewhere: Callable[[], Iterable[Evidence]] | None = None
    ) -> None:
        self._templates = templates
        self._elsewhere = elsewhere

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """What each template says, by stem."""
        return Spilled((s, evidence(_sources(found))) for s, found in self._templates.items())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the site."""
        more = self._elsewhere() if self._elsewhere else ()
        return names_by(chain(self.evidence.values(), more))


def _sources(messages: Sequence[Message]) -> list[str]:
    """Every source string, plurals too."""
    return [source for m in messages for source in (m.key.source, m.plural)]
