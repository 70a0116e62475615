"""Pages stand still while they load, and can be read without JavaScript: one page of each kind."""

import pytest

LITTLE = 0.01
"""What may move in all, a tenth of what Lighthouse calls good: a table that is drawn only when it comes near may be a
few lines longer than was guessed."""

# Not the table of contents: it follows the reader on purpose. And not before the whole page has arrived: half a
# paragraph may be drawn before the other half.
SHIFTS = """() => new Promise((told) => {
    const shifts = []
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    observer.observe({ type: "layout-shift", buffered: true })
    window.scrollTo(0, document.body.scrollHeight / 2)
    const own = ({ node }) => !node?.parentElement?.closest(".md-sidebar")
    const named = ({ node }) => node?.outerHTML?.slice(0, 120) ?? node?.textContent ?? "something that is gone"
    setTimeout(() => told(shifts.filter(({ startTime, sources }) => startTime > window.arrived && sources.some(own))
        .map(({ value, sources }) => [value, ...sources.map(named)])), 300)
})"""

# Not what is folded and can be opened, and not the controls that only scripts could serve.
HIDDEN = """() => [...document.querySelectorAll("article :is(h1, h2, h3, p, li, dt, dd, td, figure, pre)")]
    .filter((element) => !element.getClientRects().length && element.textContent.trim())
    .filter((element) => !element.closest("details:not([open]), form, [role=search]"))
    .filter((element) => !element.closest(".found-nothing, .found-nearest, .printed-from, .review-of"))
    .map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_once_it_is_seen(plain_kind, width, visit):
    with visit(plain_kind, width=width, slow=True) as seen:
        seen.settle()
        assert seen.page.evaluate("window.arrived")
        shifts = seen.page.evaluate(SHIFTS)
        assert sum(much for much, *_ in shifts) < LITTLE, shifts


def test_nothing_that_is_written_is_hidden_without_javascript(kind, visit):
    with visit(kind, scripts=False) as plain:
        assert plain.page.locator("h1").is_visible()
        assert len(plain.page.locator("article").inner_text()) > 300
        assert not plain.page.evaluate(HIDDEN)


def test_what_is_folded_opens_without_javascript(restriction_page, visit):
    with visit(restriction_page, scripts=False) as plain:
        folded = plain.page.locator("article details").first
        folded.locator("summary").click()
        assert folded.locator("li").first.is_visible()
