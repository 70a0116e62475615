"""The diagrams can be stepped through: by button, by key, by link; and without JavaScript they are simply read."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

PAGE = "restrictions/calls/finish-every-action.html"
NAME = "the-handler-of-an-answer-returns-and-nothing-is-fulfilled-or-failed"
BREAKS = 6


@pytest.fixture
def stepped(visit):
    """One diagram that breaks something, and its controls."""

    @contextmanager
    def opened(hash_: str = "", width: int = 1280) -> Iterator[Locator]:
        with visit(PAGE, width=width) as seen:
            if hash_:
                seen.page.evaluate("hash => { location.hash = hash }", hash_)
            yield seen.page.locator(".stepped", has=seen.page.locator(f'[id="{NAME}:1"]'))
            assert not seen.errors
            assert not seen.foreign

    return opened


def button(box, name):
    return box.get_by_role("button", name=name)


def later(box):
    return box.locator(".picture g.later").count()


def rows(box):
    return box.locator(".picture g[id]").count()


def test_steps_forward_and_back(stepped):
    with stepped() as box:
        expect(box.locator(".said")).to_be_hidden()
        button(box, "Next").click()
        assert later(box) == rows(box) - 1
        expect(box.locator(".place")).to_have_text(f"1 of {rows(box)}")
        expect(box.locator(".clock")).to_have_text("0 s")
        expect(box.locator(".said")).to_contain_text("App to iOS: reportNewIncomingCall")
        button(box, "Next").click()
        button(box, "Back").click()
        assert later(box) == rows(box) - 1
        button(box, "Show all").click()
        assert later(box) == 0
        expect(box.locator(".said")).to_be_hidden()


def test_steps_by_key_and_never_past_an_end(stepped):
    with stepped() as box:
        button(box, "Next").focus()
        for key, left in (
            ("ArrowRight", 1),
            ("ArrowRight", 2),
            ("ArrowLeft", 1),
            ("End", rows(box)),
            ("ArrowRight", rows(box)),
        ):
            box.page.keyboard.press(key)
            assert later(box) == rows(box) - left
        box.page.keyboard.press("Escape")
        assert later(box) == 0


def test_jumps_to_what_breaks_it_and_says_so(stepped):
    with stepped() as box:
        button(box, "Where it breaks").click()
        expect(box.locator(".breaks")).to_have_text("Here it breaks")
        expect(box.locator(".clock")).to_have_text("60 s")
        assert later(box) == rows(box) - BREAKS
        expect(box.locator(".timeline .current")).to_have_class("broken current")
        expect(box.locator(f'[id="{NAME}:{BREAKS}"]')).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_link_opens_its_step_and_the_row_is_seen_below_the_controls(stepped, width):
    with stepped(f"{NAME}:{BREAKS}", width=width) as box:
        expect(box.locator(".place")).to_have_text(f"{BREAKS} of {rows(box)}")
        row = box.locator(f'[id="{NAME}:{BREAKS}"]').bounding_box()
        bar = box.locator(".stepper").bounding_box()
        assert bar["y"] + bar["height"] <= row["y"] < 900 - row["height"]


def test_every_step_has_a_link_to_copy(stepped):
    with stepped() as box:
        button(box, "Next").click()
        box.locator(".here").click()
        assert box.page.url.endswith(f"#{NAME}:1")
        expect(box.locator(".here")).to_have_text("Copied")


def test_a_link_from_outside_opens_at_its_step(chromium, visit):
    with visit(f"{PAGE}") as seen:
        address = seen.page.url
    page = chromium.new_page()
    page.goto(f"{address}#{NAME}:{BREAKS}")
    box = page.locator(".stepped.stepping")
    expect(box.locator(".breaks")).to_be_in_viewport()
    expect(page.locator(f'[id="{NAME}:{BREAKS}"]')).to_be_in_viewport()
    page.close()


def test_a_row_can_be_clicked(stepped):
    with stepped() as box:
        box.locator(f'[id="{NAME}:3"] text').first.click()
        expect(box.locator(".place")).to_have_text(f"3 of {rows(box)}")


def test_the_step_is_spoken(stepped):
    with stepped() as box:
        expect(box.locator("[aria-live=polite]")).to_have_count(1)
        expect(box.get_by_role("group", name="Step through the diagram")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_while_one_steps(visit, width):
    with visit(PAGE, width=width) as seen:
        seen.page.evaluate("hash => { location.hash = hash }", f"{NAME}:{BREAKS}")
        expect(seen.page.locator(".breaks")).to_be_visible()
        violations = Axe().run(seen.page, f'[id="{NAME}"] ~ .played').response["violations"]
    assert not [(rule["id"], node["html"][:200]) for rule in violations for node in rule["nodes"]]


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_the_page_loads(chromium, visit, width):
    with visit("orderings/f-hang-up.html") as seen:
        address = seen.page.url
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(
        "window.moved = 0;"
        "new PerformanceObserver(list => list.getEntries().forEach(entry => { moved += entry.value }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{address}#the-other-side-hangs-up")
    page.wait_for_timeout(300)
    assert page.evaluate("moved") == 0
    # And the room that was kept is the room that is taken.
    assert page.evaluate(
        "[...document.querySelectorAll('.stepper')]"
        ".every(bar => bar.offsetHeight === parseFloat(getComputedStyle(bar).minHeight))"
    )
    page.close()


def test_an_ordering_shows_the_step_in_its_table_too(visit):
    with visit("orderings/a-incoming-call-answered.html") as seen:
        box = seen.page.locator(".stepped").first
        seen.page.locator(".order").first.get_by_role("link", name="22", exact=True).last.click()
        expect(box.locator(".place")).to_contain_text("22 of")
        expect(seen.page.locator(".order tr.current td").first).to_have_text("22")
        assert not seen.errors


def test_without_javascript_everything_is_there_to_be_read(chromium, visit):
    with visit(PAGE) as seen:
        address = seen.page.url
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}#{NAME}:{BREAKS}")
    box = page.locator(".stepped", has=page.locator(f'[id="{NAME}:1"]'))
    expect(box.locator(".picture svg")).to_be_visible()
    expect(box.locator(".stepper")).to_be_hidden()
    assert box.locator("g.later").count() == 0
    expect(box.locator(f'[id="{NAME}:{BREAKS}"]')).to_be_in_viewport()
    box.locator("summary").click()
    expect(box.locator(".words li").nth(BREAKS - 1)).to_be_visible()
    page.context.close()
