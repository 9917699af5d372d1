"""What a run of a whole site keeps for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18n.project.project import Project
from i18n.stages import last_run
from i18n.stages.changes import kept, stored
from i18n.stages.draft_tools import DraftTools
from i18n.stages.language_run import LanguageRun
from i18n.stages.last_run import Beginning
from i18n.stages.publish.build import Built
from i18n.stages.reports.run_report import RunReport


@dataclass(frozen=True, slots=True)
class Whole:
    """A run of a whole site, before its tools are closed."""

    project: Project
    done: Sequence[LanguageRun]
    built: Built
    tools: DraftTools
    report: RunReport


def keep_whole_run(began: Beginning, run: Whole) -> None:
    """Keep what a run told, and, where the next one may look at a part alone, the facts."""
    began.store.forget_results(stored.SITE)
    if not last_run.keep(began, run.report, run.done):
        return
    if not kept.can_be_parted(run.project, run.done, run.built):
        kept.forget(began.store)
        return
    site = kept.site_facts(run.project, run.built, run.tools, run.done)
    kept.keep_whole(
        began.store, began.key, kept.whole(run.project, run.done, run.built, run.tools), site
    )
