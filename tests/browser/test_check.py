"""Check your app: whoever drops a file on the page has the answer there, from disk and served, and nothing leaves."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PAGE = "check.html"
SAMPLES = Path(__file__).parent.parent / "samples"
LOADING = 180_000
"""Milliseconds for a busy machine to start Python in a browser; an idle one takes a few seconds."""

BROKEN = """\
{"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4"}}
{"t": 0, "event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"app_state": "background"}}
{"t": 0.1, "event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}"""
LIVE = "<script>parent.reached = 1</script><img src=x onerror='parent.reached = 1'>"
DROP = """([name, text]) => {
    const data = new DataTransfer()
    data.items.add(new File([text], name))
    const how = { dataTransfer: data, bubbles: true, cancelable: true }
    document.querySelector("h1").dispatchEvent(new DragEvent("drop", how))
}"""


def report(page: Page):
    """The report, once it is there."""
    expect(page.locator("#checked iframe")).to_be_visible(timeout=LOADING)
    return page.frame_locator("#checked iframe")


@pytest.fixture(scope="module")
def checker(visit):
    """The page, opened from disk, with the example checked: Python starts once for the tests that follow."""
    with visit(PAGE, width=360) as seen:
        seen.page.get_by_role("button", name="Try the example").click()
        report(seen.page)
        yield seen


def test_the_example_is_answered_with_restriction_line_and_timeline(checker):
    told = report(checker.page)
    expect(checker.page.locator("#check-said")).to_have_text("example.jsonl: 1 broken, 0 can’t tell, 0 passed.")
    found = told.locator("article.failed")
    expect(found.get_by_role("link")).to_have_text("push.report-before-the-handler-returns")
    expect(found.locator("dd").first).to_contain_text("3, at 0.42 s")
    expect(told.locator("svg")).to_be_visible()
    assert not checker.errors
    assert not checker.foreign


def test_the_report_is_set_as_the_page_is(checker):
    family = "element => getComputedStyle(element).fontFamily"
    inside = report(checker.page)
    for element in ("body", "code"):
        wanted = checker.page.locator(element).first.evaluate(family)
        assert inside.locator(element).first.evaluate(family) == wanted


def test_the_name_of_what_was_judged_stands_beside_the_button(checker):
    name = "input => input.files[0]?.name"
    field = checker.page.locator("#check-files")
    assert field.evaluate(name) == "example.jsonl"
    field.dispatch_event("click")
    field.dispatch_event("cancel")
    assert field.evaluate(name) == "example.jsonl"


def test_the_report_is_as_high_as_what_it_says_and_not_wider_than_a_telephone(checker):
    report(checker.page)
    inside = "frame => frame.contentDocument.documentElement.offsetHeight - frame.clientHeight"
    checker.page.wait_for_function(f"Math.abs(({inside})(document.querySelector('#checked iframe'))) < 3")
    wide = "frame => frame.contentDocument.documentElement.scrollWidth - frame.clientWidth"
    assert checker.page.locator("#checked iframe").evaluate(wide) <= 0
    assert checker.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_report_takes_the_colours_of_the_page(checker):
    report(checker.page)
    of_the_report = "frame => getComputedStyle(frame.contentDocument.body).color"
    light = checker.page.locator("#checked iframe").evaluate(of_the_report)
    checker.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    checker.page.wait_for_function(f"({of_the_report})(document.querySelector('#checked iframe')) !== '{light}'")
    checker.page.evaluate("document.body.setAttribute('data-md-color-scheme', 'default')")


def test_axe_finds_nothing_in_the_report(checker, complaints):
    report(checker.page)
    assert not complaints(checker.page)


def test_a_dropped_trace_names_its_restriction_and_line(checker):
    checker.page.evaluate(DROP, ["push.jsonl", BROKEN])
    expect(checker.page.locator("#check-said")).to_have_text(
        "push.jsonl: 1 broken, 0 can’t tell, 0 passed.", timeout=LOADING
    )
    found = report(checker.page).locator("article.failed")
    expect(found).to_contain_text("push.report-before-the-handler-returns")
    expect(found.locator("dd").first).to_contain_text("2, at 0 s")
    link = found.get_by_role("link").get_attribute("href")
    assert link == f"{checker.page.url.rpartition('/')[0]}/restrictions/push/report-before-the-handler-returns.html"


def test_several_files_are_chosen_and_a_crash_report_is_explained(checker):
    chosen = [str(SAMPLES / name) for name in ("baadca11.ips", "dead10cc.crash")]
    checker.page.get_by_label("Drop files here").set_input_files(chosen)
    expect(checker.page.locator("#check-said")).to_contain_text("dead10cc.crash:", timeout=LOADING)
    told = report(checker.page)
    first = told.locator("article").first
    expect(first).to_contain_text("A call rule explains it")
    expect(first).to_contain_text("push.keep-the-handler-short")
    expect(told.locator("article").last).to_contain_text("Known, but no call rule")
    assert not checker.foreign


def test_what_cannot_be_read_is_one_sentence(checker):
    checker.page.evaluate(DROP, ["screen.png", "\0\0"])
    expect(checker.page.locator("#check-said")).to_contain_text("screen.png: it is not text", timeout=LOADING)
    expect(report(checker.page).locator("article")).to_have_count(0)


def test_hostile_content_stays_text(checker):
    event = json.dumps({"event": LIVE, "who": LIVE, "args": {"uuid": LIVE}})
    checker.page.evaluate(DROP, [f"{LIVE}.jsonl", f"{BROKEN}\n{event}\n{LIVE}"])
    expect(checker.page.locator("#check-said")).to_contain_text("1 line cannot be read", timeout=LOADING)
    told = report(checker.page)
    expect(told.locator("h2").first).to_contain_text("<script>")
    expect(told.locator("script, img")).to_have_count(0)
    expect(checker.page.locator("#check-said :is(script, img)")).to_have_count(0)
    assert checker.page.evaluate("window.reached") is None
    assert not checker.errors
    assert not checker.foreign


def test_no_script_runs_in_a_report_whatever_it_holds(checker):
    """The second lock: a frame that allows no scripts, should an escape ever be forgotten."""
    frame = checker.page.locator("#checked iframe")
    assert "allow-scripts" not in frame.get_attribute("sandbox")
    assert "default-src 'none'" in frame.get_attribute("srcdoc")


def test_the_report_can_be_kept(checker):
    with checker.page.expect_download() as saved:
        checker.page.get_by_role("link", name="Save this report").click()
    assert saved.value.suggested_filename == "callkit-report.html"
    assert saved.value.path().read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_folder_is_said_to_be_one(checker):
    checker.page.evaluate(
        """() => {
            const item = { webkitGetAsEntry: () => ({ isDirectory: true }) }
            const drop = new Event("drop", { bubbles: true, cancelable: true })
            drop.dataTransfer = { types: ["Files"], items: [item], files: [] }
            document.body.dispatchEvent(drop)
        }"""
    )
    expect(checker.page.locator("#check-said")).to_have_text(re.compile("A folder cannot be read here"))


def test_who_stops_it_can_begin_again(visit):
    with visit(PAGE) as seen:
        example = seen.page.get_by_role("button", name="Try the example")
        example.focus()
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("#check-said")).to_contain_text("Loading the checker")
        seen.page.get_by_role("button", name="Stop").click()
        expect(seen.page.locator("#check-said")).to_have_text("Stopped.")
        expect(example).to_be_visible()
        assert not seen.errors


def test_it_is_loaded_only_when_it_is_asked_for(visit):
    with visit(PAGE) as seen:
        seen.settle()
        assert not [path for path in seen.loaded if "checker" in path.parts]


def test_without_javascript_the_page_names_the_command(visit):
    with visit(PAGE, scripts=False) as plain:
        expect(plain.page.locator("#checker")).to_be_hidden()
        expect(plain.page.locator("noscript")).to_be_visible()
        expect(plain.page.locator("article")).to_contain_text("callkit-restrictions diagnose")
