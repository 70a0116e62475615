"""The checklist as a PDF, printed by Chromium where there is one: site/checklist.pdf, and the page's link to it.

Without Chromium there is no PDF and no link, and nothing else is missing: the page prints well from any browser.

A PDF is kept (kept.py) by the page that was printed, all that a page loads, and the Chromium that printed it.
"""

import base64
import os
import re
import subprocess
from pathlib import Path

from kept import Kept, digest_of

from callkit_restrictions.site.publish import site_url

KEPT = Kept(Path("build/kept/paper"))
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
PLACE = re.compile(r"<!-- the PDF is linked here.*?-->", re.DOTALL)
LINK = '<p class="pdf"><a href="checklist.pdf" download>The checklist as a PDF</a></p>'
INTERNAL = re.compile(r'(<a [^>]*)href="(?!https?:)([^"]*)"')
DATE = re.compile(rb"\(D:\d{14}")  # when Chromium printed it: the same pages make the same file
NO_DATE = b"(D:20000101000000"


def print_checklist(site: Path) -> str:
    """Print the checklist of a built site; empty when that went well, else why there is no PDF.

    Raises:
        subprocess.CalledProcessError: there is a Chromium and it could not print.
    """
    if not CHROMIUM.exists():
        return f"No PDF of the checklist: there is no Chromium at {CHROMIUM}."
    page = site / "checklist.html"
    html = page.read_text(encoding="utf-8")
    # A PDF travels alone: its links lead to the site where its address is known, and else nowhere, never to this disk.
    link = rf'\1href="{site_url()}\2"' if site_url() else r"\1"
    on_paper = INTERNAL.sub(link, html)
    name = KEPT.name(on_paper, digest_of(site / "assets"), run("--version"))
    if (pdf := KEPT.recall(name)) is None:
        KEPT.keep(name, pdf := base64.b64encode(pdf_of(site, on_paper)).decode())
    KEPT.forget()
    (site / "checklist.pdf").write_bytes(base64.b64decode(pdf))
    page.write_text(PLACE.sub(LINK, html), encoding="utf-8")
    return ""


def pdf_of(site: Path, html: str) -> bytes:
    """What Chromium prints of a page of the site."""
    printed, pdf = site / "checklist-on-paper.html", site / "checklist-on-paper.pdf"
    printed.write_text(html, encoding="utf-8")
    run(*FLAGS, f"--print-to-pdf={pdf.resolve()}", printed.resolve().as_uri())
    made = DATE.sub(NO_DATE, pdf.read_bytes())
    printed.unlink()
    pdf.unlink()
    return made


def run(*arguments: str) -> str:
    """Call Chromium; what it says."""
    return subprocess.run([CHROMIUM, *arguments], check=True, capture_output=True, text=True, timeout=60).stdout
