"""The checklist as a PDF, printed by Chromium where there is one: site/checklist.pdf, and the page's link to it.

Without Chromium there is no PDF and no link, and nothing else is missing: the page prints well from any browser.
"""

import os
import re
import subprocess
from pathlib import Path

from callkit_restrictions.site.publish import site_url

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
    page, pdf = site / "checklist.html", site / "checklist.pdf"
    html = page.read_text(encoding="utf-8")
    # A PDF travels alone: its links lead to the site where its address is known, and else nowhere, never to this disk.
    printed = site / "checklist-on-paper.html"
    link = rf'\1href="{site_url()}\2"' if site_url() else r"\1"
    printed.write_text(INTERNAL.sub(link, html), encoding="utf-8")
    command = [CHROMIUM, *FLAGS, f"--print-to-pdf={pdf.resolve()}", printed.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    printed.unlink()
    pdf.write_bytes(DATE.sub(NO_DATE, pdf.read_bytes()))
    page.write_text(PLACE.sub(LINK, html), encoding="utf-8")
    return ""
