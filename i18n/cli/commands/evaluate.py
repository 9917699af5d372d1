"""The command `evaluate`: routes beside human translations, on the terminal and as a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from i18n.cli.command_spec import Argument, CommandSpec, starting
from i18n.cli.exit_codes import OK
from i18n.cli.options import CommandOptions
from i18n.cli.terminal import Terminal
from i18n.stages.evaluation.evaluate import (
    Evaluation,
    Rating,
    evaluate,
    facts,
    save_order,
    write_report,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluateOptions(CommandOptions):
    """What `evaluate` is given."""

    paths: tuple[Path, ...]
    routes: tuple[str, ...]
    sample: int
    report: Path | None
    keep_order: bool


def evaluate_command(options: EvaluateOptions, terminal: Terminal) -> int:
    """Measure the routes to a language by human translations."""
    with terminal.progress() as progress:
        found = evaluate(
            options.directory,
            options.languages,
            options.paths,
            options.sample,
            options.routes,
            progress,
        )
    if options.report:
        write_report(options.report, found)
    order = save_order(options.directory, found) if options.keep_order else ""
    if options.format == "json":
        terminal.json(facts(found))
        return OK
    show_evaluation(found, terminal)
    if options.report:
        terminal.say(f"Charts and the worst sentences: {options.report}")
    if order:
        terminal.say(f"{order} has what was measured; runs go by it.")
    return OK


def show_evaluation(found: Evaluation, terminal: Terminal) -> None:
    """Print each route's rating, and what was measured."""
    title = f"{found.target.name} ({found.target.tag})"
    terminal.table(title, _COLUMNS, list(map(_row, found.ratings)))
    terminal.say(found.about)


_COLUMNS = ("Route", "chrF", "bare", "BLEU", "tags", "names", "residue", "drafted", "words/s")


def _row(one: Rating) -> tuple[str, ...]:
    ours, bare = one.quality, one.bare
    shares = (f"{s.percent:.0f} %" if s.total else "–" for s in (one.tags, one.names))
    return (
        one.route.replace(" + ", "\n+ "),
        f"{ours.chrf:.1f}",
        f"{bare.chrf:.1f}",
        f"{ours.bleu:.1f}",
        *shares,
        str(ours.residue),
        str(one.drafted),
        f"{ours.speed:,.0f}",
    )


COMMAND = CommandSpec(
    name="evaluate",
    text=(
        "Compares drafts with people's translations: give a folder of pages and the\n"
        "folder of their translations, or .po, .tmx or .csv files. Prints chrF and BLEU\n"
        "through the pipeline and by the bare route, tags in place, names kept, drafts\n"
        "with words of another language (residue), and speed."
    ),
    invocation=starting(EvaluateOptions, evaluate_command),
    arguments=(
        Argument(
            "paths",
            "two folders (or pages), source and human translation; or files",
            "PATH",
            count="+",
            read=Path,
        ),
        Argument(
            "--route",
            "only this route, by its name; may be given again",
            "NAME",
            field="routes",
            repeated=True,
        ),
        Argument(
            "--sample",
            "how many sentences, always the same ones; 0 for all (default: 500)",
            "N",
            read=int,
            default=500,
        ),
        Argument(
            "--report",
            "write a page with charts and the worst sentences, such as report.html",
            "FILE",
            read=Path,
        ),
        Argument(
            "--set",
            "write what was measured to locales/quality.json; runs then try the best first",
            field="keep_order",
            flag=True,
        ),
    ),
    json=True,
)
