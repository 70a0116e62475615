"""Whoever arrives with a raw text is at the right answer: by the site's search, and by pasting it."""

import re

import pytest
from playwright.sync_api import expect

from callkit_restrictions.errors import ERRORS

KILL, NEVER = "kill-baadca11", "exception-never-posted"


@pytest.mark.parametrize(
    ("said", "section"),
    [
        ("Killing app because it never posted an incoming call", NEVER),
        ("0xbaadca11", KILL),
        ("3131951633", KILL),
        ("-12988", "log-missing-entitlement-audio"),
        ("561017449", "audio-pri"),
        ("com.apple.CallKit.error.incomingcall error 3", "err-incoming-dnd"),
    ],
)
def test_the_search_leads_to_the_section(said, section, visit):
    with visit("index.html") as seen:
        field = seen.page.locator("[data-md-component=search-query]")
        field.fill(said)
        field.press("End")
        results = seen.page.locator(".md-search-result__item").first.locator("a.md-search-result__link")
        expect(results.first).to_be_visible(timeout=60_000)  # a busy machine: the index is read before the first answer
        # the page comes first, then its sections, the best one before the others
        expect(results.nth(1)).to_have_attribute("href", re.compile(rf"errors\.html.*#{section}$"))
        results.nth(1).click()
        seen.page.wait_for_url(f"**/errors.html*#{section}")
        assert not seen.errors


@pytest.mark.parametrize(
    ("pasted", "section", "restriction"),
    [
        (
            "reason: 'Killing app because it never\n posted an incoming call to the system'",
            NEVER,
            "push/report-before-the-handler-returns",
        ),
        ('"termination" : {"code":3131951633,"namespace":"FRONTBOARD"}', KILL, "push/keep-the-handler-short"),
        ("Termination Reason: FRONTBOARD 0xBAADCA11", KILL, "push/keep-the-handler-short"),
        ("(com.apple.CallKit.error.requesttransaction error 7.)", "err-request-groups", "calls/end-what-is-over"),
        ("CXErrorCodeRequestTransactionError.unknownCallUUID", "err-request-uuid", "calls/name-a-known-call"),
        ("AURemoteIO failed (561017449)", "audio-pri", "audio/let-callkit-activate"),
    ],
)
def test_what_is_pasted_is_recognised(pasted, section, restriction, visit):
    with visit("errors.html") as seen:
        seen.page.get_by_label("Paste a line").fill(pasted)
        found = seen.page.locator(".paste-found li").first
        expect(found.locator("a").first).to_have_attribute("href", f"#{section}")
        expect(found.locator("a").nth(1)).to_have_attribute("href", f"restrictions/{restriction}.html")
        expect(seen.page.locator(".paste-found li")).to_have_count(1)
        assert "#q=" in seen.page.url
        assert not seen.errors
        assert not seen.foreign


VOIP_KEY, CHINA = "review-voip-key", "review-china"


@pytest.mark.parametrize(
    ("pasted", "section"),
    [
        (
            "Richtlinie 2.5.4 - Leistung\nIhre App nennt VoIP im Schlüssel UIBackgroundModes und hat nichts damit.",
            VOIP_KEY,
        ),
        ("准则 2.5.4 - 性能\n您的 App 在 UIBackgroundModes 键中声明了对 voip 的支持。", VOIP_KEY),
        ("Directive 2.5.4 - Performances\nvoip dans la clé\nUIBackgroundModes, mais aucun service", VOIP_KEY),
        ("准则 5.0 - 法律\n在中国大陆 App Store 上架的 App 停用 CallKit 功能。", CHINA),
        ("Yönerge 5.0\nCallKit çin bölgesinde gizlenmeli.", CHINA),
        ('"cumulativeSuspendedWithLockedFileExitCount" : 2', "exits-locked-file"),
        ("dead10cc", "kill-dead10cc"),
        (" 8BADF00D\n", "kill-8badf00d"),
        ("Exception code: BAADCA11", KILL),
    ],
)
def test_what_diagnose_reads_is_read_here_too(pasted, section, visit):
    with visit("errors.html") as seen:
        seen.page.get_by_label("Paste a line").fill(pasted)
        expect(seen.page.locator(".paste-found li a").first).to_have_attribute("href", f"#{section}")
        expect(seen.page.locator(".paste-found li")).to_have_count(1)
        assert not seen.errors


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("Richtlinie 2.5.4\nUIBackgroundModes nennt location. VoIP ist davon nicht betroffen.", "No known sign"),
        ("Version 2.5.4: voip is no longer among UIBackgroundModes", "No known sign"),
        ('{"cumulativeSuspendedWithLockedFileExitCount" : 0}', "a count of 0"),
        ('    NSLog(@"provider:timedOutPerformingAction:");', "Source code"),
        ("0   WebKit  0x18 deadbeef at dead10cc of baadca11", "No known sign"),
        ("Exception Type: EXC_CRASH (SIGKILL)", "Look for the termination reason"),
        ("SIGKILL", "Look for the termination reason"),
        ("error 404", "none of CallKit's is known to have a 404"),
    ],
)
def test_what_shows_nothing_yet_is_not_blamed(pasted, said, visit):
    with visit("errors.html") as seen:
        seen.page.get_by_label("Paste a line").fill(pasted)
        expect(seen.page.locator(".paste-found")).to_contain_text(said)
        expect(seen.page.locator(".paste-found li")).to_have_count(0)
        assert not seen.errors


def test_a_code_alone_is_one_of_each_domain(visit):
    wanted = {f"{case.domain} error 4: {case.name}" for case in ERRORS.values() if case.code == 4}
    with visit("errors.html") as seen:
        seen.page.get_by_label("Paste a line").fill("code 4")
        expect(seen.page.locator(".paste-found > p")).to_contain_text("only beside its domain")
        assert {*seen.page.locator(".paste-found li > a").all_text_contents()} == wanted


def test_what_is_unrelated_is_not_blamed(visit):
    with visit("errors.html") as seen:
        field = seen.page.get_by_label("Paste a line")
        field.fill("EXC_BAD_ACCESS in WebCore, /System/Library/Frameworks/CallKit.framework")
        expect(seen.page.locator(".paste-found")).to_have_text("No known sign of a call rule in this text.")


def test_a_pasted_text_has_an_address_and_markup_stays_text(visit):
    with visit("errors.html") as seen:
        seen.page.goto(f"{seen.page.url}#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%200xbaadca11")
        seen.page.reload()
        expect(seen.page.locator(".paste-found li a").first).to_have_attribute("href", f"#{KILL}")
        expect(seen.page.locator(".paste-found img")).to_have_count(0)
        assert not seen.errors


def test_without_javascript_there_is_no_box_and_an_index(chromium, visit):
    with visit("errors.html") as seen:
        address = seen.page.url
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".paste")).to_be_hidden()
    expect(page.locator(f'.signatures a[href="#{KILL}"]')).to_be_visible()
    context.close()
