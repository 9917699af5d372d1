"""The command `evaluate`: routes beside human translations, on the terminal and as a page."""

from __future__ import annotations

from i18n.cli.exit_codes import OK
from i18n.cli.terminal import Terminal
from i18n.stages import evaluate as stages_evaluate
from i18n.stages.evaluate import Rating
from i18n.stages.session import Options


def evaluate(options: Options, terminal: Terminal) -> int:
    """Measure the routes to a language by human translations."""
    with terminal.progress() as progress:
        found = stages_evaluate.evaluate(
            options.dir, options.lang, options.paths, options.sample, options.route, progress
        )
    if options.report:
        stages_evaluate.write_report(options.report, found)
    order = stages_evaluate.save_order(options.dir, found) if options.set else ""
    if options.format == "json":
        terminal.json(stages_evaluate.facts(found))
        return OK
    title = f"{found.target.name} ({found.target.tag})"
    terminal.table(title, _COLUMNS, list(map(_row, found.ratings)))
    terminal.say(found.about)
    if options.report:
        terminal.say(f"Charts and the worst sentences: {options.report}")
    if order:
        terminal.say(f"{order} has what was measured; runs go by it.")
    return OK


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
