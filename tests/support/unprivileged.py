"""Something done in a process that the modes of files hold, as they do not hold root."""

from __future__ import annotations

import ctypes
import os
import warnings
from collections.abc import Callable

_VERSION = 0x20080522
"""Of capset(2): linux/capability.h."""


def without_privileges(do: Callable[[], int | None]) -> int:
    """Do something in a process without capabilities; what it returns, 70 for an exception."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of other tests
        child = os.fork()
    if child == 0:
        code = 70
        try:
            header, none = (ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()
            if os.geteuid() == 0 and ctypes.CDLL(None).capset(header, none):
                raise OSError("the capabilities of root cannot be put down")
            code = do() or 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
