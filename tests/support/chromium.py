"""A headless Chromium, driven through the pipe of its DevTools protocol.

https://chromedevtools.github.io/devtools-protocol/ ; with --remote-debugging-pipe messages are
JSON that ends in NUL, on the descriptors 3 (to the browser) and 4 (from it).
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "chrome"))), None)

needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")

_WAIT = 30
"""Seconds after which what a page was to show has not come."""

_UNTIL = """new Promise((done, fail) => {
  const end = Date.now() + %d * 1000;
  const look = () => {
    let found = null;
    try { found = (%s); } catch (error) {}
    if (found) done(found);
    else if (Date.now() > end) fail(new Error("it never came: " + document.body.innerText));
    else requestAnimationFrame(look);
  };
  look();
})"""


class Browser:
    """One page of a browser; `home` is the site's address, for those who use it."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._rest = b""
        self._number = 0
        self._session = ""
        self.home = ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        found = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        self._events: list[dict[str, Any]] = []
        self._call("Page.enable")
        self._call("Runtime.enable")
        self._call("Network.enable")

    def open(self, address: str) -> None:
        """Go to an address, until it and all it needs is there."""
        self._events.clear()
        self._call("Page.navigate", url=address)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def see(self, expression: str) -> Any:
        """What a script says of the page."""
        return self._evaluated(expression)

    def until(self, expression: str) -> Any:
        """What a script says, as soon as that is something."""
        for _ in range(3):  # a page that is left takes its scripts along
            with contextlib.suppress(_GoneError):
                return self._evaluated(_UNTIL % (_WAIT, expression))
        raise AssertionError("the page does not stay")

    def click(self, selector: str) -> None:
        """Click what a selector finds, as soon as it is there."""
        self.until(f"document.querySelector({json.dumps(selector)})?.click() ?? true")

    def type(self, text: str) -> None:
        """Write where the focus is."""
        self._call("Input.insertText", text=text)

    def missing(self) -> list[str]:
        """The addresses that the page asked for since it was opened and did not get."""
        self.see("1")
        answers = (e["params"]["response"] for e in self._events if e["method"] == _ANSWER)
        return [one["url"] for one in answers if one["status"] >= 400]

    def picture(self, path: Path) -> None:
        """Save what the page looks like."""
        found = self._call("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(found["data"]))

    def _evaluated(self, expression: str) -> Any:
        answer = self._call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"]["exception"].get("description"))
        return answer["result"].get("value")

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            found = self._message()
            if found.get("id") == self._number:
                break
            if "method" in found and self._session:
                self._events.append(found)
        if "error" in found:
            raise _GoneError(f"{method}: {found['error']['message']}")
        result: dict[str, Any] = found["result"]
        return result

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._back, 1 << 20)
            assert data, "the browser has ended"
            self._rest += data
        one, _, self._rest = self._rest.partition(b"\0")
        found: dict[str, Any] = json.loads(one)
        return found


_ANSWER = "Network.responseReceived"


class _GoneError(Exception):
    """The page that was asked has gone."""


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser that runs meanwhile, with a profile of its own."""
    assert PROGRAM
    (read, to), (back, write) = os.pipe(), os.pipe()
    code = (
        "import os, sys; r, w = int(sys.argv[1]), int(sys.argv[2]);"
        "r, w = os.dup(r), os.dup(w);"
        "a, b = os.dup2(r, 103), os.dup2(w, 104); os.dup2(103, 3); os.dup2(104, 4);"
        "os.execvp(sys.argv[3], sys.argv[3:])"
    )
    arguments = [
        *(PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
        *("--remote-debugging-pipe", "--no-first-run", "--disable-dev-shm-usage"),
        *("--disable-background-networking", "--disable-component-update", "--lang=en"),
        *("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--window-size=1000,900"),
        f"--user-data-dir={profile}",
    ]
    words = ["python3", "-c", code, str(read), str(write), *arguments]
    program = subprocess.Popen(
        words,
        pass_fds=(read, write),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(read)
    os.close(write)
    try:
        yield Browser(to, back)
    finally:
        os.close(to)
        os.close(back)
        program.terminate()
        program.wait(30)
