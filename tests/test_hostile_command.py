"""Every reader, given what nobody meant it to read: the law of `hostile`, held to the command itself.

`make fuzz` holds the same law to inputs that are made to reach every branch.
"""

from __future__ import annotations

import gzip
import json
import os
import plistlib
import resource
import subprocess
import sys
import zlib
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile import FORMS, said, told

from callkit_restrictions.check import doubts
from callkit_restrictions.review.vocabulary import ABOUT, BUILD, PROVIDER, SECTIONS, USES, WORDS

ROOT = Path(__file__).parent.parent
WHOLE = {
    "check": sorted((ROOT / "tests" / "field_cases").glob("*.jsonl")),
    "diagnose": sorted((ROOT / "tests" / "samples").iterdir()),
    "review": sorted((ROOT / "docs" / "examples").iterdir()),
}
EVIL = "\x1b]0;x\x07\x9b2J\u202e\u2028<script>alert(1)</script><img src=x onerror=alert(1)>\r\n::error::x%0A"
SLIPS = HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much

few = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=SLIPS)
readers = st.sampled_from([*FORMS])


def form_of(reader: str, data: bytes) -> str:
    """One of the forms; all of them get their turn."""
    return FORMS[reader][zlib.crc32(data) % len(FORMS[reader])]


@few
@given(readers, st.binary(max_size=400))
def test_any_bytes(reader, data):
    told(reader, data, form_of(reader, data))


@few
@given(readers, st.data())
def test_what_is_cut_joined_and_damaged(reader, data):
    whole = data.draw(st.sampled_from(WHOLE[reader])).read_bytes()
    begin = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(begin, len(whole)))
    broken = whole[:begin] + data.draw(st.binary(max_size=30)) + whole[end:]
    told(reader, broken, form_of(reader, broken))
    told(reader, gzip.compress(broken)[: -data.draw(st.integers(0, 12)) or None], form_of(reader, broken))


words = st.sampled_from(sorted({*ABOUT, *SECTIONS, *USES, *(word for known in WORDS.values() for word in known)}))
plain = st.none() | st.booleans() | st.integers() | st.floats() | words | st.just(EVIL) | st.text(max_size=6)
anything = st.recursive(
    plain, lambda more: st.lists(more, max_size=4) | st.dictionaries(words, more, max_size=4), max_leaves=12
)
wishes = st.dictionaries(st.sampled_from(["element", "place", "source", "moment", "choice", "declared"]), words)
declarations = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(SECTIONS, anything),
        "show": st.lists(wishes | anything, max_size=3),
        "provider": st.dictionaries(st.sampled_from([*PROVIDER]), anything, max_size=4),
        "build": st.dictionaries(st.sampled_from([*BUILD]), anything, max_size=6),
    },
)


@settings(few, max_examples=50)
@given(declarations)
def test_declarations_whose_values_have_any_type(declaration):
    data = json.dumps(declaration).encode("utf-8", "surrogatepass")
    told("review", data, form_of("review", data))


KEYS = ("UIBackgroundModes", "CFBundleDisplayName", "MinimumOSVersion", "DTSDKName", "NSContactsUsageDescription",
        "com.apple.developer.calling-app", "aps-environment", EVIL)  # fmt: skip
letters = st.characters(min_codepoint=32, max_codepoint=0x10FFFF, exclude_categories=("Cs", "Cc"))
values = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.text(letters, max_size=5)
    | st.binary(max_size=5)
    | st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9999, 12, 31))  # noqa: DTZ001 - as plists have them
    | st.sampled_from(["voip", "iphoneos17.0", "iphoneos999999.1", "16.0", "$(X)", plistlib.UID(1)]),
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.text(letters, max_size=3), more, max_size=3),
    max_leaves=8,
)


@settings(few, max_examples=40)
@given(st.dictionaries(st.sampled_from([*KEYS[:-1]]), values), st.binary(max_size=3), st.integers(0, 200))
def test_property_lists_whose_values_have_any_type(info, damage, place):
    data = plistlib.dumps(info, fmt=plistlib.FMT_BINARY)
    told("review", data, form_of("review", data))
    broken = data[:place] + damage + data[place + len(damage) :]
    told("review", broken, form_of("review", broken))


@pytest.mark.parametrize(("reader", "form"), [(reader, form) for reader, forms in FORMS.items() for form in forms])
def test_harm_in_every_string(reader, form):
    """Escapes, reversed writing and markup, wherever a string can stand; what is told shows that it was read."""
    event = {"event": "CXProvider.reportNewIncomingCall", "args": dict.fromkeys(("uuid", "localizedCallerName"), EVIL)}
    answer = {"event": "CXProvider.reportNewIncomingCall.completion", "args": {"uuid": EVIL, "error": EVIL}}
    header = {"format": "callkit-trace", "version": 1, "platform": {"ios": "17.4", "region": EVIL}}
    trace = [header, {"event": EVIL, "who": EVIL, EVIL: EVIL}, event, answer, event, {"event": "app.state", "t": EVIL}]
    report = {"app_name": EVIL, "bug_type": "309", "os_version": EVIL}
    crash = {"procName": EVIL, "exception": {"type": EVIL}, "termination": {"code": 0xBAADCA11, "namespace": EVIL},
             "threads": [], "asi": {EVIL: [EVIL, "Killing app because it never posted an incoming call"]}}  # fmt: skip
    build = {"feature": EVIL, "UIBackgroundModes": ["voip", EVIL], "frameworks": [EVIL], "displayName": f"not {EVIL}"}
    provider = {"localizedName": EVIL, "ringtoneSound": EVIL}
    design = {"build": build, "provider": provider, "know": [EVIL], EVIL: EVIL, "uses": "incoming calls"}
    data, sign = {
        "check": ("\n".join(map(json.dumps, trace)), "calls.well-formed-uuid"),
        "diagnose": (f"{json.dumps(report)}\n{json.dumps(crash)}", "never posted"),
        "review": (json.dumps(design), "ui.no-brand-name-of-choice"),
    }[reader]
    assert sign in told(reader, data.encode(), form)


def test_a_lost_line_beside_a_push_with_a_payload():
    """What may stand on the lost line is tried with the values around it, and a payload has no hash."""
    push = {"event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"payload": {"kind": "call"}}}
    lines = [
        {"format": "callkit-trace", "version": 1},
        push,
        {**push, "args": "lost"},
        {"event": push["event"] + ".return"},
    ]
    assert "but line 3 cannot be read, and may explain this" in told(
        "check", "\n".join(map(json.dumps, lines)).encode()
    )


def test_a_trace_of_damaged_lines_is_not_tried_for_ever(monkeypatch):
    """What may have stood on a line is tried a bounded number of times; after that, what comes after it is doubted."""
    tried, real = [], doubts.Doubts._try  # noqa: SLF001 - the dear part

    def counted(self, finding, *, middle, lost) -> str | None:
        tried.append(self.restriction.id)
        return real(self, finding, middle=middle, lost=lost)

    monkeypatch.setattr(doubts, "ENOUGH", 2)
    monkeypatch.setattr(doubts.Doubts, "_try", counted)
    push = '{"event": "PKPushRegistryDelegate.didReceiveIncomingPush", "args": {"app_state": "background"}}'
    back = '{"event": "PKPushRegistryDelegate.didReceiveIncomingPush.return"}'
    lines = ['{"format": "callkit-trace", "version": 1}', *[push, "lost", back] * 9]
    (trace,) = json.loads(told("check", "\n".join(lines).encode(), "json"))["traces"]
    found = [each for each in trace["findings"] if each["restriction"] == "push.report-before-the-handler-returns"]
    assert len(found) == 9
    assert {each["outcome"] for each in found} == {"cant-tell"}
    assert found[-1]["because"].endswith("but line 27 cannot be read, and may explain this")
    assert tried.count("push.report-before-the-handler-returns") == 2


def test_tricks_with_names(tmp_path, monkeypatch):
    """Line ends, escapes and markup in a name; what is a circle, no file, not there, or may not be read."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("circle").symlink_to("circle")
    Path("folder").mkdir()
    Path("secret").write_bytes(b"x")
    Path("secret").chmod(0)
    evil = "a\x1b[2J\n<b>\u202e%s&\r.jsonl"
    for file in WHOLE["check"][:1]:
        Path(evil).write_bytes(file.read_bytes())
    names = [evil, "pipe", "circle", "folder", "secret", "/dev/zero", "/dev/tty", "../../../../etc/shadow", "~", "a\0b"]
    for reader, name in product(FORMS, [*names, "x" * 5000, "[", "*", "\ud800", "folder/../secret"]):
        for form in FORMS[reader]:
            said(reader, name, form)


# ---------------------------------------------------------------- what is without end

MOST = 512 << 20
"""Bytes of address space for a reader; what it is given would take twice as much and more."""


def bounded(reader: str, *arguments: str, stdin: object = subprocess.DEVNULL) -> str:
    """What a reader says that may not take more memory than that."""
    command = [sys.executable, "-m", "callkit_restrictions", reader, *arguments]
    done = subprocess.run(
        command,
        stdin=stdin,  # type: ignore[call-overload]
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST)),
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [
        ("check", "line 1: longer than 1,000,000 bytes, which no event is"),
        ("diagnose", "it is not text"),
        ("review", "it is longer than 1 MiB, which no declaration is"),
    ],
)
def test_a_gigabyte_without_a_line_end_is_not_read_whole(tmp_path, reader, sentence):
    file = tmp_path / "endless"
    with file.open("wb") as zeros:
        zeros.truncate(1 << 30)  # no byte of it takes room
    assert sentence in bounded(reader, str(file))


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [("check", "longer than 1,000,000 bytes"), ("diagnose", "it is not text"), ("review", "packed with gzip")],
)
def test_ten_packed_gigabytes_of_zeros_are_given_up(tmp_path, reader, sentence):
    file = tmp_path / "bomb.gz"
    file.write_bytes(gzip.compress(bytes(10_000_000)) * 1000)  # a thousand members: 10 GB, 10 MB packed
    if reader == "review":  # reads nothing packed, and so is not blown up
        file.write_bytes(file.read_bytes()[:500_000])
    assert sentence in bounded(reader, str(file))
