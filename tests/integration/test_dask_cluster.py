"""A run on a Dask cluster writes and says what a run here does, whatever dies there."""

from __future__ import annotations

import contextlib
import os
import pickle
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from i18n.errors import ClusterError
from i18n.execution import cluster as clusters
from i18n.execution import seam, worker
from i18n.execution.cluster import Cluster, Later
from i18n.execution.scheduler import Patience, Scheduler
from i18n.execution.seam import LOST, mapped
from i18n.execution.task import Failed, Packed, Task, packed
from tests.support import cluster, site_changes, tasks
from tests.support.sample import Site

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[cluster.Cluster]:
    """A scheduler and two workers, which no test ends."""
    with cluster.cluster(tmp_path_factory.mktemp("dask"), 2) as found:
        yield found


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[cluster.Cluster]:
    """A scheduler and a worker, which may be ended."""
    folder = tmp_path / "dask"
    folder.mkdir()
    with cluster.cluster(folder, 1) as found:
        yield found


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda file: None)
    monkeypatch.setattr(seam, "BATCH_ITEMS", 3)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


def joined(found: cluster.Cluster, **patience: float) -> contextlib.closing[Cluster]:
    """An executor on a cluster."""
    executor = Cluster(Scheduler(found.address), patience=Patience(**patience))
    return contextlib.closing(executor)


def everything(root: Path) -> dict[str, bytes]:
    """All files but the settings and those that may be deleted."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".i18n" not in path.parts and path.name != "i18n.toml"
    }


def both(tmp_path: Path, address: str) -> tuple[Site, Site]:
    """A site for a run here, and the same for a run on a cluster."""
    made = site_changes.made(tmp_path / "site", random.Random(3))
    made.path("source_texts/bad.html").write_bytes(b"<p>\xff\xfe</p>")
    found = []
    for name, run in (("here", 'executor = "here"'), ("there", f'scheduler = "{address}"')):
        shutil.copytree(made.root, tmp_path / name)
        one = Site.__new__(Site)
        one.root = tmp_path / name
        old = one.read("i18n.toml").split("[engines]")[0]
        more = '\nexecutor = "dask"' if name == "there" else ""
        one.write("i18n.toml", f'{old}[engines]\norder = ["pseudo"]\n[run]\n{run}{more}\n')
        found.append(one)
    return found[0], found[1]


def after(
    monkeypatch: pytest.MonkeyPatch, wanted: int, happens: Callable[[], None]
) -> Callable[[], int]:
    """Let something happen when so many batches have been sent; how many were."""
    submit, sent = Cluster.submit, 0

    def counted(self: Cluster, task: Packed, batch: Packed) -> Later:
        nonlocal sent
        found = submit(self, task, batch)
        sent += 1
        if sent == wanted:
            happens()
        return found

    monkeypatch.setattr(Cluster, "submit", counted)
    return lambda: sent


# --- the seam ---------------------------------------------------------------------------


def test_results_come_in_the_order_of_the_items(two: cluster.Cluster) -> None:
    """From several workers, none of them here; what fails costs its item only."""
    with joined(two) as executor:
        assert executor.width == 2
        items = range(-100, 13)
        assert list(mapped(tasks.TIMES, items, executor)) == [3 * item for item in items]
        assert os.getpid() not in set(mapped(tasks.PROCESS, range(30), executor))
        found = list(mapped(tasks.TIMES, [1, 13, 2], executor))
        assert found == list(mapped(tasks.TIMES, [1, 13, 2], None))


def test_the_same_batch_is_the_same_piece_of_work(two: cluster.Cluster) -> None:
    """It is named by its content, whoever asks for it."""
    task, batch = packed(tasks.TIMES), worker.batch_of([pickle.dumps(7)])
    with joined(two) as one, joined(two) as other:
        first, second = one.submit(task, batch), other.submit(task, batch)
        assert first._there.key == second._there.key
        assert first.result() == second.result() == worker.answer(task, batch.data)


def test_an_answer_that_never_comes_is_not_waited_for_for_ever(
    mortal: cluster.Cluster, tmp_path: Path
) -> None:
    """Nor are workers that never come."""
    task = Task(tasks.waiting, tasks.same, str(tmp_path))
    with (
        joined(mortal, look=0.1, answer=0.5) as executor,
        pytest.raises(ClusterError, match="no answer to a batch"),
    ):
        list(mapped(task, [1], executor))
    for one in mortal.workers:
        one.kill()
    with (
        joined(mortal, look=0.1, workers=0.5) as executor,
        pytest.raises(ClusterError, match="no worker has been there for"),
    ):
        list(mapped(tasks.TIMES, [1], executor))


def test_a_worker_of_another_version_is_refused(mortal: cluster.Cluster, tmp_path: Path) -> None:
    """It says which worker has what; one that joins later is refused too."""
    shutil.copytree(ROOT / "i18n", tmp_path / "other" / "i18n")
    with (tmp_path / "other" / "i18n" / "model.py").open("a") as file:
        file.write("# another version\n")
    with joined(mortal) as executor:
        for one in mortal.workers:
            one.kill()
        mortal.worker(path=tmp_path / "other")
        with pytest.raises(ClusterError, match=r"a worker has i18n-pipeline \S+ \(code .*\(here "):
            list(mapped(tasks.TIMES, [1], executor))
    with pytest.raises(ClusterError, match=r"worker tcp://\S+ has i18n-pipeline \S+ \(code "):
        Cluster(Scheduler(mortal.address))


# --- whole runs -------------------------------------------------------------------------


def test_a_run_has_the_same_bytes(
    two: cluster.Cluster, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """HTML with drafts, approved texts, and pages that cannot be read; nothing of Dask is said."""
    here, there = both(tmp_path, two.address)
    for command in ("run", "check"):
        codes, said = [], []
        for one in (here, there):
            codes.append(one(command))
            out, err = capfd.readouterr()
            said.append((out, [line for line in err.splitlines() if " of " not in line]))
        assert codes[0] == codes[1]
        assert said[0] == said[1]
    assert everything(here.root) == everything(there.root)
    done_here(there)
    for command in ("build", "extract"):
        assert here(command, "--quiet") == there(command, "--quiet", "--scheduler", two.address)
    assert everything(here.root) == everything(there.root)


def test_a_worker_that_is_killed_in_a_run_changes_nothing(
    mortal: cluster.Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its batches are done by the other one."""
    here, there = both(tmp_path, mortal.address)
    mortal.worker()
    sent = after(monkeypatch, 5, mortal.workers[0].kill)
    assert here("run", "--quiet") == there("run", "--quiet")
    assert sent() > 5
    assert everything(here.root) == everything(there.root)


def stopped(mortal: cluster.Cluster, site: Site, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """A run whose scheduler is killed when so many batches have been sent."""
    assert mortal.scheduler
    with monkeypatch.context() as patched:
        sent = after(patched, at, mortal.scheduler.kill)
        assert site("run", "--quiet") == 2
    assert sent() >= at


def test_the_run_after_a_lost_scheduler_goes_on(
    mortal: cluster.Cluster,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """It stops with a clear error; nothing is half written. A scheduler that is not there is an
    error too."""
    monkeypatch.setattr(clusters, "USUAL", Patience(connect=0.5))
    here, there = both(tmp_path, mortal.address)
    stopped(mortal, there, monkeypatch, 9)
    error = capfd.readouterr().err
    assert f"the cluster of {mortal.address}: its scheduler is lost; " in error
    assert error.count("\n") == 1
    assert there("run", "--quiet") == 2
    error = capfd.readouterr().err
    assert f"there is no way to the scheduler {mortal.address}: " in error
    assert error.count("\n") == 1
    done_here(there)
    assert here("run", "--quiet") == there("run", "--quiet")
    assert everything(here.root) == everything(there.root)


def done_here(site: Site) -> None:
    """Let the settings say that no cluster is asked."""
    old = site.read("i18n.toml")
    site.write("i18n.toml", old.split("[run]")[0] + '[run]\nexecutor = "here"\n')


def test_no_thread_of_dask_keeps_a_process(mortal: cluster.Cluster) -> None:
    """It ends by itself, also where the cluster was not left, and prints nothing."""
    code = (
        "import sys\n"
        "from i18n.execution.cluster import Cluster\n"
        "from i18n.execution.scheduler import Scheduler\n"
        "from i18n.execution.seam import LOST, mapped\n"
        "from tests.support import tasks\n"
        "print(list(mapped(tasks.TIMES, [1], Cluster(Scheduler(sys.argv[1])))))\n"
    )
    words = [sys.executable, "-c", code, mortal.address]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[3]\n", "")


# --- what takes minutes -----------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("at", range(1, 31, 3))
def test_the_run_after_a_lost_scheduler_goes_on_wherever_it_was(
    at: int, mortal: cluster.Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At any batch."""
    here, there = both(tmp_path, mortal.address)
    stopped(mortal, there, monkeypatch, at)
    done_here(there)
    assert here("run", "--quiet") == there("run", "--quiet")
    assert everything(here.root) == everything(there.root)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
def test_workers_killed_at_random_change_nothing(
    seed: int, mortal: cluster.Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three of them; each that is killed is replaced by a new one."""
    chance = random.Random(seed)
    for _ in range(2):
        mortal.worker()
    here, there = both(tmp_path, mortal.address)

    def replaced() -> None:
        mortal.workers.pop(chance.randrange(3)).close()
        mortal.worker()

    for at in chance.sample(range(1, 30), 3):
        after(monkeypatch, at, replaced)
    assert here("run", "--quiet") == there("run", "--quiet")
    assert everything(here.root) == everything(there.root)


@pytest.mark.long
def test_a_batch_that_kills_its_workers_is_named(mortal: cluster.Cluster, tmp_path: Path) -> None:
    """After so many workers as Dask allows, twice: the others of its batch have their results."""
    for _ in range(9):
        mortal.worker()
    task = Task(tasks.dying, tasks.same, str(tmp_path))
    with joined(mortal) as executor:
        assert list(mapped(task, [1, 1001, -1, 2], executor)) == [1, 1001, Failed(LOST), 2]


@pytest.mark.long
def test_workers_in_network_namespaces_of_their_own(tmp_path: Path) -> None:
    """They reach the scheduler by the network alone."""
    folder = tmp_path / "dask"
    folder.mkdir()
    machines = cluster.machines(folder, 3)
    try:
        found = machines.__enter__()
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this system gives us no network namespace: {error}")
    try:
        here, there = both(tmp_path, found.address)
        assert here("run", "--quiet") == there("run", "--quiet")
        assert everything(here.root) == everything(there.root)
    finally:
        machines.__exit__(None, None, None)


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_a_cluster_with_tls_needs_the_files_of_the_settings(tmp_path: Path) -> None:
    """Without them nobody is let in."""
    folder = tmp_path / "dask"
    folder.mkdir()
    words = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=lamp")
    files = ("-keyout", "key.pem", "-out", "ca.pem")
    subprocess.run(["openssl", *words, *files], cwd=folder, check=True, capture_output=True)
    names = {"ca": folder / "ca.pem", "cert": folder / "ca.pem", "key": folder / "key.pem"}
    options = [f"--tls-{name}={path}" for name, path in names.items() if name != "ca"]
    with cluster.cluster(folder, 1, f"--tls-ca-file={names['ca']}", *options) as found:
        assert found.address.startswith("tls://")
        with pytest.raises(ClusterError, match="no way to the scheduler tls://"):
            Cluster(Scheduler(found.address), patience=Patience(connect=1.0))
        here, there = both(tmp_path, found.address)
        tls = "\n".join(f'{name} = "{path}"' for name, path in names.items())
        there.write("i18n.toml", f"{there.read('i18n.toml')}[run.tls]\n{tls}\n")
        assert here("run", "--quiet") == there("run", "--quiet")
    assert everything(here.root) == everything(there.root)
