"""What our results depend on besides their inputs: our own code, Python, and libraries.

The version number of a checkout stays the same while its code changes, so that the files
themselves count.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from i18n import __version__
from i18n.execution.known_files import KnownFiles

Facts = tuple[tuple[str, str], ...]
"""Names and versions: ours, that of Python, those of libraries."""

_TOP = Path(__file__).parent.parent
LIBRARIES = (
    *("babel", "polib", "sentencex", "py3langid", "rapidfuzz", "beautifulsoup4", "soupsieve"),
    *("pyromark", "pyyaml"),
)
"""Those whose versions shape what we write. Engines and models have versions of their own."""


def own_version(files: KnownFiles, libraries: Sequence[str] = LIBRARIES) -> str:
    """A digest of all modules of this package, of Python and of the libraries."""
    parts = [sys.version, sys.implementation.cache_tag or ""]
    parts += (f"{name} {_version(name)}" for name in libraries)
    parts += _modules(files)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def own_facts(files: KnownFiles, libraries: Sequence[str] = LIBRARIES) -> Facts:
    """The same to be told and compared: which machine it is, and who built its Python, makes no
    difference."""
    code = hashlib.sha256("\n".join(_modules(files)).encode()).hexdigest()
    return (
        ("i18n-pipeline", f"{__version__} (code {code[:12]})"),
        ("Python", ".".join(map(str, sys.version_info[:3]))),
        *((name, _version(name)) for name in libraries),
    )


def _modules(files: KnownFiles) -> Iterator[str]:
    """All our modules, each with the digest of its bytes."""
    for path in sorted(_TOP.rglob("*.py")):
        yield f"{path.relative_to(_TOP).as_posix()} {files.digest(str(path))}"


def _version(library: str) -> str:
    """The version of an installed library, by the name of the folder that pip leaves beside it;
    "" where there is none. `importlib.metadata` says it too, and loads all of `email`.

    Names: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
    """
    start, end = f"{library.lower().replace('-', '_')}-", ".dist-info"
    for folder in sys.path:
        with contextlib.suppress(OSError):  # an archive, or nothing
            names = (one.name for one in Path(folder).iterdir() if one.name.endswith(end))
            if found := sorted(name for name in names if name.lower().startswith(start)):
                return found[0][len(start) :].removesuffix(end)
    return ""
