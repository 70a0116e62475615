"""The checklist is printed again when what is printed has changed, or who prints it, and else the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "tools"))

import kept
import paper

PAGE = '<a href="push/ring.html">Ring</a><!-- the PDF is linked here when it has been made -->'
CHROMIUM = """#!/bin/sh
if [ "$1" = --version ]; then echo "Chromium {version}"; exit; fi
echo printed >> {log}
for each; do
  case "$each" in --print-to-pdf=*) (cat {page}; printf '(D:20261128211242') > "${{each#*=}}" ;; esac
done
"""


class Site:
    """A built site with a checklist, and a Chromium that prints the page as it stands."""

    def __init__(self, folder: Path) -> None:
        self.root, self.log, self.chromium = folder / "site", folder / "log", folder / "chromium"
        (self.root / "assets").mkdir(parents=True)
        self.write("assets/site.css", "p {}")
        self.update("1")

    def write(self, name: str, text: str) -> None:
        """Write one of its files."""
        (self.root / name).write_text(text)

    def update(self, version: str) -> None:
        """Install that version of Chromium."""
        page = self.root / "checklist-on-paper.html"
        self.chromium.write_text(CHROMIUM.format(version=version, log=self.log, page=page))
        self.chromium.chmod(0o755)

    def printed(self) -> int:
        """Build the page anew and print it; how often Chromium has printed so far."""
        self.write("checklist.html", PAGE)
        assert paper.print_checklist(self.root) == ""
        return len(self.log.read_text().splitlines())


@pytest.fixture
def site(tmp_path, monkeypatch):
    for name in ("CI", "SITE_URL"):
        monkeypatch.delenv(name, raising=False)
    site = Site(tmp_path)
    monkeypatch.setattr(paper, "CHROMIUM", site.chromium)
    monkeypatch.setattr(paper, "KEPT", kept.Kept(tmp_path / "kept"))
    return site


def test_it_is_printed_once(site):
    assert site.printed() == 1
    pdf = (site.root / "checklist.pdf").read_bytes()
    assert pdf.endswith(b"(D:20000101000000")
    assert site.printed() == 1
    assert (site.root / "checklist.pdf").read_bytes() == pdf
    assert paper.LINK in (site.root / "checklist.html").read_text()
    assert {path.name for path in site.root.iterdir()} == {"assets", "checklist.html", "checklist.pdf"}


@pytest.mark.parametrize("changed", ["page", "style", "Chromium", "address", "CI"])
def test_it_is_printed_again_when_it_would_look_different(site, monkeypatch, changed):
    site.printed()
    match changed:
        case "page":
            monkeypatch.setattr(f"{__name__}.PAGE", PAGE.replace("Ring", "Rings"))
        case "style":
            site.write("assets/site.css", "p { color: red }")
        case "Chromium":
            site.update("2")
        case "address":
            monkeypatch.setenv("SITE_URL", "https://example.org/")
        case "CI":
            monkeypatch.setenv("CI", "true")
    assert site.printed() == 2


def test_without_chromium_there_is_no_link(site):
    site.chromium.unlink()
    site.write("checklist.html", PAGE)
    assert "no Chromium" in paper.print_checklist(site.root)
    assert (site.root / "checklist.html").read_text() == PAGE
