"""TODO."""

from __future__ import annotations

from i18n.cli import annotations as cli_annotations
from i18n.cli.exit_codes import exit_code, finish
from i18n.cli.terminal import Terminal
from i18n.errors import counted
from i18n.project import git
from i18n.stages import check as stages_check
from i18n.stages import site_check
from i18n.stages.extract import extract
from i18n.stages.publish import build
from i18n.stages.session import Options, project_of


def check(options: Options, terminal: Terminal) -> int:
    """Look for what is wrong in the catalogs and, if asked, in the built site."""
    with terminal.progress() as progress:
        project, chosen = project_of(options, progress)
        shelves = [extract(project, one) for one in chosen]
        found = [p for one in shelves for p in stages_check.check(project, one)]
        found += build.clashes(project, shelves)
        built = site_check.check(project, shelves, progress) if options.site else ()
    low = (p for one in shelves for p in cli_annotations.below(one, options.fail_under))
    asked = {"", project.source.tag, *(one.tag for one in chosen)}
    of_site = [p for p in built if p.language in asked]
    found = [*project.problems, *found, *low, *of_site]
    if options.format == "json":
        terminal.json(cli_annotations.facts(found, shelves))
        return exit_code(found)
    if options.format == "github":
        terminal.lines(cli_annotations.github(found, git.prefix(options.dir)))
        return exit_code(found)
    code = finish(terminal, found)
    errors = sum(problem.level == "error" for problem in found)
    terminal.say(f"{counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.")
    return code
