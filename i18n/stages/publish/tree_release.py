"""Pages written into a site generator's tree, beside the files of people.

Each is written as a whole or not at all, and only where nothing is, or what we wrote. Before
that the record says what is to come (`project.source_tree.written_record`), so that what a run
wrote that was cut off is known as ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from i18n import storage
from i18n.errors import PipelineError
from i18n.model import Problem
from i18n.project.paths import Paths
from i18n.project.source_tree import written_record
from i18n.project.source_tree.written_record import digest


@dataclass(frozen=True, slots=True)
class TreeRelease:
    """Whether anything changed, and which files are not as they should be."""

    changed: bool
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Work:
    """Files of a tree as they are, and what is known and done of them."""

    paths: Paths
    before: Mapping[str, frozenset[str]]
    after: dict[str, frozenset[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changed: bool = False

    def now(self, name: str) -> bytes | None:
        """What a file holds; None where there is none. Raises PipelineError where it is a link,
        lies behind one, or is no file."""
        path = self.paths.root / name
        if storage.inside(path, self.paths.root) != self.paths.root.resolve() / name:
            raise PipelineError("a link leads elsewhere from there; put the folder itself there")
        if what := storage.obstacle(path, self.paths.root):
            raise PipelineError(what)
        return storage.read(path) if storage.is_file(path) else None

    def owns(self, name: str, data: bytes) -> bool:
        """Whether a run of ours wrote this."""
        return digest(data) in self.before.get(name, ())

    def tell(self, name: str, rule: str, what: str) -> None:
        """Tell people of a file that is not as it should be."""
        found = Problem(name, 0, "warning" if rule == "kept" else "error", rule, what)
        self.problems.append(found)


def publish(paths: Paths, files: Mapping[str, bytes], left: Collection[str]) -> TreeRelease:
    """Make a tree hold these files of ours, and no others, but for those that are `left` since
    their sources cannot be read now. Raises OutputError where the record cannot be written."""
    before = written_record.load(paths.written)
    work = _Work(paths, before)
    plan = dict(_plan(work, files))
    gone = [name for name in before if name not in files and name not in left]
    work.after |= {name: before[name] for name in before if name in left}
    _record(paths, {**before, **_coming(work, plan)} if plan else before)
    for name, (old, new) in plan.items():
        _write(work, name, old, new)
    for name in gone:
        _remove(work, name)
    work.changed |= _record(paths, work.after)
    return TreeRelease(work.changed, tuple(work.problems))


def _plan(
    work: _Work, files: Mapping[str, bytes]
) -> Iterator[tuple[str, tuple[bytes | None, bytes]]]:
    """What is to be written, by name: what is there, None for nothing, and what is to be."""
    for name, data in sorted(files.items()):
        try:
            now = work.now(name)
        except PipelineError as error:
            _keep(work, name)
            work.tell(name, "not-written", error.what)
            continue
        if now == data:
            work.after[name] = frozenset({digest(data)})
        elif now is None or work.owns(name, now):
            yield name, (now, data)
        else:
            _keep(work, name)
            work.tell(name, "not-ours", _foreign(work, name))


def _keep(work: _Work, name: str) -> None:
    if name in work.before:
        work.after[name] = work.before[name]


def _foreign(work: _Work, name: str) -> str:
    """What people can do about a file of theirs where one of ours goes."""
    where = f"{work.paths.settings.locales}/"
    if name in work.before:
        return (
            "was changed since we wrote it, and stays as it is; bring the change into the catalog "
            f"in {where}, delete this file and build again"
        )
    return (
        "is not from a build, and stays as it is: a translated page goes there; delete it to let "
        'it, or leave the page out with show = "none" (docs/publishing.md)'
    )


def _coming(
    work: _Work, plan: Mapping[str, tuple[bytes | None, bytes]]
) -> dict[str, frozenset[str]]:
    """The record while files are written."""
    return {
        name: work.before.get(name, frozenset()) | {digest(new)} for name, (_, new) in plan.items()
    }


def _record(paths: Paths, written: Mapping[str, frozenset[str]]) -> bool:
    """Write the record; no new one where there is nothing to say."""
    if not written and not paths.written.exists():
        return False
    return storage.write(paths.written, written_record.text(written).encode(), paths.root)


def _write(work: _Work, name: str, old: bytes | None, new: bytes) -> None:
    path = work.paths.root / name
    try:
        done = storage.swap(path, old, new, work.paths.root)
    except PipelineError as error:
        _keep(work, name)
        work.tell(name, "not-written", error.what)
        return
    if not done:
        _keep(work, name)
        work.tell(name, "not-written", "another program saved it meanwhile; build again")
        return
    work.changed = True
    work.after[name] = frozenset({digest(new)})


def _remove(work: _Work, name: str) -> None:
    """Remove a file of ours whose page is no longer in that language."""
    try:
        now = work.now(name)
        if now is not None and not work.owns(name, now):
            what = "was changed since we wrote it, and its page is no longer published; it is yours"
            work.tell(name, "kept", f"{what} now: delete it, or keep it")
            return
        if now is not None:
            storage.remove(work.paths.root / name, work.paths.root)
    except PipelineError as error:
        _keep(work, name)
        work.tell(name, "not-written", error.what)
        return
    work.changed = True
