"""The built site behind nginx and Apache, as their users would set them up."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.integration.test_layouts import LAYOUTS, Links, built
from tests.support.sample import Site

NGINX = """
daemon off; master_process off; pid {run}/pid; error_log {run}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {run}/b; proxy_temp_path {run}/p; fastcgi_temp_path {run}/f;
  uwsgi_temp_path {run}/u; scgi_temp_path {run}/s;
  types {{ text/html html; text/css css; image/svg+xml svg; text/plain txt; }}
  charset utf-8;
  server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}
}}
"""
APACHE = """
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {run}/pid
ErrorLog {run}/error.log
Mutex file:{run}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule negotiation_module {modules}/mod_negotiation.so
TypesConfig /dev/null
AddType text/html .html
AddType text/css .css
AddType image/svg+xml .svg
DirectoryIndex index.html
DocumentRoot {root}
<Directory {root}>
  Options MultiViews
  AddLanguage es .es
  AddLanguage en .en
  LanguagePriority en
  ForceLanguagePriority Prefer Fallback
</Directory>
"""
WHERE = os.pathsep.join(
    (os.environ["PATH"], "/usr/sbin", str(Path(__file__).parents[2] / ".programs/usr/sbin"))
)
"""Servers are not in everybody's path, and scripts/programs.sh unpacks nginx."""
MODULES = Path("/usr/lib/apache2/modules")


@contextmanager
def server(command: list[str], port: int) -> Iterator[str]:
    """A server on the loopback, by its address."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        while process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        assert process.poll() is None, process.stdout and process.stdout.read().decode()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx(root: Path, run: Path) -> Iterator[str]:
    """nginx with a site."""
    program = shutil.which("nginx", path=WHERE) or pytest.skip("nginx is not installed")
    port = free_port()
    conf = run / "nginx.conf"
    conf.write_text(NGINX.format(run=run, port=port, root=root))
    with server([program, "-c", str(conf), "-p", str(run)], port) as address:
        yield address


@contextmanager
def apache(root: Path, run: Path) -> Iterator[str]:
    """Apache with a site that it negotiates."""
    program = shutil.which("apache2", path=WHERE)
    if program is None or not MODULES.is_dir():
        pytest.skip("Apache is not installed")
    port = free_port()
    conf = run / "apache.conf"
    conf.write_text(APACHE.format(run=run, port=port, root=root, modules=MODULES))
    with server([program, "-X", "-f", str(conf)], port) as address:
        yield address


@pytest.fixture
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a server keeps its own files."""
    return tmp_path_factory.mktemp("server")


def get(address: str, language: str = "") -> tuple[str, dict[str, str]]:
    """A page and its headers."""
    request = urllib.request.Request(address, headers={"Accept-Language": language or "*"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.read().decode(), {k.lower(): v for k, v in answer.headers.items()}


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "apache"])
def test_nginx_serves_every_address_of_the_sitemap(tmp_path: Path, run: Path, name: str) -> None:
    """With nothing but `root` and `index` in its configuration."""
    site = built(Site(tmp_path), LAYOUTS[name], {"news/a": "noticias/única"})
    locations = [line.split("<loc>")[1].split("</loc>")[0] for line in sitemap(site)]
    assert len(locations) == 6
    with nginx(site.path("site"), run) as address:
        for location in locations:
            page, _ = get(location.replace("https://example.org", address))
            if "press" not in location:
                language = "es" if "«" in page else "en"
                assert Links(page).language == language


def sitemap(site: Site) -> list[str]:
    """The lines of a sitemap that have an address."""
    return [line for line in site.read("site/sitemap.xml").splitlines() if "<loc>" in line]


def test_apache_negotiates_the_language(tmp_path: Path, run: Path) -> None:
    """One address for all; readers get their language, others the source's."""
    site = built(Site(tmp_path), LAYOUTS["apache"])
    with apache(site.path("site"), run) as address:
        for path in ("/news/a.html", "/"):
            for asked, given in (("es", "es"), ("de, es;q=0.8", "es"), ("fr", "en"), ("en", "en")):
                page, headers = get(address + path, asked)
                assert Links(page).language == given
                assert headers["content-language"] == given
                assert "accept-language" in headers["vary"]
        page, headers = get(f"{address}/news/a.html.es", "en")
        assert Links(page).language == "es"
        assert headers["content-type"].startswith("text/html")


def test_apache_serves_what_pages_link_to(tmp_path: Path, run: Path) -> None:
    """A reader who chose a language stays in it."""
    site = built(Site(tmp_path), LAYOUTS["apache"])
    with apache(site.path("site"), run) as address:
        page, _ = get(f"{address}/index.html.es", "en")
        assert 'href="news/a.html.es"' in page
        assert Links(get(f"{address}/news/a.html.es", "en")[0]).language == "es"
        assert get(f"{address}/css/style.css")[1]["content-type"].startswith("text/css")
        with pytest.raises(urllib.error.HTTPError):
            get(f"{address}/news/b.html")
