"""Declarations: how they are read, and what the restrictions' own judges say of them."""

from __future__ import annotations

import json
import plistlib
import struct
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
import yaml

from callkit_restrictions import load
from callkit_restrictions.events.calls import InitProvider, RequestTransaction
from callkit_restrictions.events.designs import Offer, Show
from callkit_restrictions.events.store import DeclareBuild, SubmitToAppStore
from callkit_restrictions.review import COURTS, Declaration, judge, read, unjudged
from callkit_restrictions.review.declaration import LONGEST, MOST_PROBLEMS
from callkit_restrictions.review.files import File
from callkit_restrictions.review.schema import schema
from callkit_restrictions.review.vocabulary import ABOUT, BUILD, PROVIDER, SECTIONS, USES, WISHES, WORDS, keys_of_wish
from callkit_restrictions.versions import IOS, RELEASES

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"


def declared(text: str, *more: File) -> Declaration:
    return read([File("design.yaml", text.encode()), *more])


def plist(content: object, name: str = "Info.plist", form: plistlib.PlistFormat = plistlib.FMT_XML) -> File:
    return File(name, plistlib.dumps(content, fmt=form))


def problems(declaration: Declaration) -> list[tuple[int, str]]:
    return [(each.place.line, each.message) for each in declaration.problems]


def answers(declaration: Declaration, *ids: str) -> dict[str, str]:
    chosen = [load()[id_] for id_ in ids] or load().values()
    assert not declaration.problems
    return {each.restriction.id: each.outcome for each in judge(declaration, chosen)}


def told(declaration: Declaration, id_: str) -> tuple[str, str, int, str]:
    (verdict,) = judge(declaration, [load()[id_]])
    return verdict.outcome, verdict.said, verdict.place.line, verdict.because


# ---------------------------------------------------------------- what is read


def test_wishes_become_events_with_their_lines():
    declaration = declared(
        "show:\n"
        "  - element: the ringtone\n"
        "    place: the incoming-call screen\n"
        "  - {element: the icon, place: the lock screen, source: system, moment: while the phone rings}\n"
        "offer: {choice: Hold, place: the system's in-call screen, declared: holding}\n"
        "rely: every push arriving\n"
    )
    assert problems(declaration) == []
    first, second, offer, promise = declaration.statements[1:]  # the first is the build, of which nothing is said
    assert (first.event, first.place.line) == (Show("the ringtone", "the incoming-call screen"), 2)
    assert second.event == Show("the icon", "the lock screen", "system", "while the phone rings")
    assert offer.event == Offer("Hold", "the system's in-call screen", ("holding",))
    assert (str(promise), promise.place.line) == ("rely: every push arriving", 6)
    assert str(offer) == "offer: Hold, the system's in-call screen, holding"


def test_every_word_of_the_vocabulary_can_be_declared():
    """And so a word that is added to the events can be written at once."""
    required: dict[str, dict[str, str]] = {
        section: {key.name: min(WORDS[section, key.name]) for key in keys_of_wish(section) if key.required}
        for section in WISHES
    }
    for (section, key), words in WORDS.items():
        wishes = [{**required[section], key: word} for word in sorted(words)]
        declaration = declared(json.dumps({section: wishes}))
        assert problems(declaration) == []
        assert len(declaration.statements) == 1 + len(words)


def test_what_an_app_uses_becomes_what_its_code_will_do():
    declaration = declared(json.dumps({"uses": [*USES, "incoming calls"]}))
    assert [each.event for each in declaration.statements] == [DeclareBuild(), *USES.values()]
    assert [str(each) for each in declaration.statements[1:]] == [f"uses: {word}" for word in USES]
    assert RequestTransaction("CXStartCallAction", "the call") in USES.values()


def test_facts_of_all_files_are_one_build():
    declaration = declared(
        "build:\n  frameworks: [CallKit]\n  territories: NO\n  displayName: 007\nprovider:\n  supportsVideo: true\n",
        plist({"UIBackgroundModes": ["voip", "audio"], "NSContactsUsageDescription": "…"}),
        plist({"aps-environment": "production", "com.apple.developer.calling-app": False}, "App.entitlements"),
    )
    build, submitted, provider = declaration.statements
    assert build.event == DeclareBuild(
        ("voip", "audio"), ("aps-environment",), ("NSContactsUsageDescription",), display_name="007"
    )
    assert submitted.event == SubmitToAppStore(
        ("CallKit",), ("NO",), background_modes=("voip", "audio"), entitlements=("aps-environment",)
    )
    assert provider.event == InitProvider(supports_video=True)
    assert str(submitted.places["background_modes"]) == "line 7 of Info.plist"
    assert declaration.sources == ("design.yaml", "Info.plist", "App.entitlements")


def test_yaml_is_read_with_few_surprises():
    """Norway is a storefront, 14.10 is a release, and JSON is YAML."""
    assert declared("build: {territories: [NO, no-such]}").problems
    assert declared("build: {territories: [NO, ON]}").statements[1].event == SubmitToAppStore(territories=("NO", "ON"))
    assert declared("ios: 14.10").releases == (IOS("14.10"),)
    assert declared('{"ios": "17.4",\n "know": []}').releases == (IOS("17.4"),)
    assert declared("{ios: 17.4, know: []}").releases == (IOS("17.4"),)  # and no JSON, so no property list either
    assert len(declared("show:\nknow: ~\n").statements) == 1
    assert declared("know: &facts [that another call exists]\nrely: *facts\n").problems
    assert declared("").problems == declared("# nothing\n").problems
    assert problems(declared(""))[0][1].startswith("a declaration begins with one of its keys: ios, linked_sdk, show")


@pytest.mark.parametrize(
    ("said", "first", "last", "count"),
    [
        ("17.4", "17.4", "17.4", 1),
        ("17", "17.0", "17.0", 1),
        ("17.4.1+", "17.4.1", "27.1", None),
        ("26.0 and later", "26.0", "27.1", 7),
        ("16.0 to 16.3", "16.0", "16.3", 4),
        ("28.0+", "28.0", "28.0", 1),
    ],
)
def test_releases(said, first, last, count):
    releases = declared(f"ios: {said}").releases
    assert (releases[0], releases[-1]) == (IOS(first), IOS(last))
    assert count is None or len(releases) == count


def test_without_releases_all_of_them_are_meant():
    assert declared("know: that another call exists").releases == RELEASES


# ---------------------------------------------------------------- what is not in order


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("shwo: []", 1, "'shwo' is no key; the nearest is 'show'"),
        ("x: 1", 1, "'x' is no key; there are ios, linked_sdk, show, know, rely, do, offer, uses, provider, build"),
        ("- x", 1, "a declaration begins with one of its keys: "),
        ("\nbuild:\n  teritories: [CN]", 3, "'teritories' is no key of build; the nearest is 'territories'"),
        ("build: voip", 1, "build must have keys: UIBackgroundModes, entitlements"),
        ("provider: [1]", 1, "provider must have keys: maximumCallGroups"),
        ("provider: {maximumCallGroups: two}", 1, 'maximumCallGroups must be a number, and is "two"'),
        ("build: {displayName: }", 1, "displayName must have a value, or be left out"),
        ("build: {territories: [[CN]]}", 1, "territories must be one value, or a list of plain ones"),
        ("build: {territories: {a: b}}", 1, "territories must be one value, or a list of plain ones"),
        ("build: {territories: [China]}", 1, "territories must be storefronts by their two letters, as in CN, US"),
        ("build: {frameworks: [7]}", 1, "each item of includes must be text, and is 7"),
        ("build: {role: default caller}", 1, "role must be one of default calling app, default dialler"),
        (f"build: {{feature: {'x' * (LONGEST + 1)}}}", 1, f"feature is longer than {LONGEST} characters"),
        ("know: [the number of my call]", 1, "'the number of my call' is no fact that a restriction could judge"),
        ("know: 7", 1, "know is a list of words, each a fact"),
        ("show: [the icon]", 1, "show is a list of wishes with their keys (element, place)"),
        ("show: [{element: the icon}]", 1, "show needs its place"),
        ("show: [{element: the icon, plaice: x}]", 1, "'plaice' is no key of show; the nearest is 'place'"),
        ("show: [{element: [the icon, x], place: x}]", 1, "element must be one value"),
        ("show: [{element: {a: b}, place: x}]", 1, "element must be one value, or a list of plain ones"),
        ("show:\n- element: the icon\n  place: the lock screen\n  source: me", 4, "source must be one of app, user"),
        ("uses: [calls]", 1, "'calls' is no thing that an app uses; "),
        ("uses: [7]", 1, "uses is a list of words: incoming calls"),
        ("ios: seventeen", 1, "ios must be as 17.4, 15.0+ or 15.0 to 18.7, and is 'seventeen'"),
        ("ios: 18.0+ to 19.0", 1, "ios must be as 17.4"),
        ("ios: 18.0 to 17.0", 1, "ios must go from an older release to a newer one, and goes from 18.0 to 17.0"),
        ("linked_sdk: newest", 1, "'newest' is no version; write for example 13.0 or 26.4"),
        ("know: [\n", 2, "not YAML: while parsing a flow node expected the node content, but found '<stream end>'"),
        ("know: a\n--- \nknow: b", 2, "not YAML: expected a single document in the stream but found another document"),
        ("ios: 17.4\n\x1b[2J", 2, "the character U+001B has no place in YAML"),
        ("? [a]\n: b", 1, "a key must be one word"),
        ("ios: 17.4\nios: 17.4", 2, "'ios' stands here again, after line 1"),
        ("know: &a [*a]", 1, "an alias stands for what it is part of"),
        ("know: " + "[" * 3000, 1, "the brackets are nested too deeply"),
    ],
)
def test_what_is_not_in_order_is_one_sentence_with_its_line(text, line, sentence):
    ((where, said),) = problems(declared(text))
    assert where == line
    assert said.startswith(sentence)


def test_bytes_that_are_no_text():
    declaration = read([File("a.yaml", b"know: x\n\xff\xfe")])
    assert problems(declaration) == [(2, "not UTF-8: invalid start byte")]


def test_the_rest_of_a_file_counts():
    declaration = declared("know: [nothing, that another call exists]\nbuild: {displayName: [1], feature: calls}")
    assert [line for line, _ in problems(declaration)] == [1, 2]
    assert [str(each) for each in declaration.statements] == ["build", "build", "know: that another call exists"]


def test_what_two_files_say_differently_is_told_and_the_first_counts():
    declaration = declared(
        "build:\n  UIBackgroundModes: [audio, voip]\nios: 16.0+",
        plist({"DTSDKName": "iphoneos26.1", "MinimumOSVersion": "15.0"}),
    )
    assert problems(declaration) == [
        (1, "UIBackgroundModes is another one than on line 2 of design.yaml, which counts"),
        (7, "MinimumOSVersion is another one than on line 3 of design.yaml, which counts"),
    ]
    assert {each.place.source for each in declaration.problems} == {"Info.plist"}
    assert declaration.releases[0] == IOS("16.0")
    agreeing = declared("build: {UIBackgroundModes: [audio, voip]}", plist({"UIBackgroundModes": ["voip", "audio"]}))
    assert problems(agreeing) == []


def test_a_file_of_problems_is_left_at_a_bound():
    declaration = declared("know: [" + "x," * 1000 + "]")
    assert len(declaration.problems) == MOST_PROBLEMS + 1
    assert declaration.problems[-1].message == "there is too much that is not in order; the rest was not looked at"


def test_aliases_are_not_multiplied_out():
    names = "abcdefghijkl"
    lines = [f"{after}: &{after} [*{name},*{name},*{name},*{name}]" for name, after in pairwise(names)]
    bomb = "\n".join(["a: &a [x,x]", *lines, ""])
    assert len(problems(declared(bomb + "build: {territories: *l}\n"))) == 13


# ---------------------------------------------------------------- property lists


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_built_apps_info_tells_everything(form):
    info = {
        "CFBundleDisplayName": "Example",
        "MinimumOSVersion": "16.0",
        "DTSDKName": "iphoneos26.1",
        "NSMicrophoneUsageDescription": "…",
    }
    declaration = read([plist(info, form=form)])
    assert problems(declaration) == []
    assert declaration.statements[0].event == DeclareBuild(
        (), usage_descriptions=("NSMicrophoneUsageDescription",), display_name="Example"
    )
    assert declaration.linked_sdk == IOS("26.1")
    assert declaration.releases[0] == IOS("16.0")


def test_a_projects_info_tells_what_is_in_it():
    info = {"CFBundleDisplayName": "$(PRODUCT_NAME)", "UIBackgroundModes": ["voip"], "UIRequiredDeviceCapabilities": []}
    assert read([plist(info)]).statements[0].event == DeclareBuild(("voip",))
    assert read([plist({"DTSDKName": "macosx26.1", "CFBundleDisplayName": "A"})]).linked_sdk is None
    for written in ({"MinimumOSVersion": "12.0"}, {"UIBackgroundModes": ["audio", "$(CALL_MODES)"]}):
        assert read([plist(written)]).statements[0].event == DeclareBuild()


def test_entitlements_are_known_by_their_name_or_their_keys():
    held = {"com.apple.developer.dialing-app": True}
    for name in ("App.entitlements", "signature.plist"):
        assert read([plist(held, name)]).statements[0].event == DeclareBuild(entitlements=(*held,))
    assert read([plist({}, "App.entitlements")]).statements[0].event == DeclareBuild(entitlements=())
    assert read([plist({"CFBundleName": "A", **held})]).statements[0].event == DeclareBuild()


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b"<?xml version='1.0'?>\n<plist>\n<dict>", 3, "it is a damaged property list"),
        (b"bplist00 and no more", 1, "it is a damaged property list"),
        (b"<plist><dict><true/></dict></plist>", 1, "it is a damaged property list"),
        (b'<!DOCTYPE plist [<!ENTITY a "b">]><plist><dict/></plist>', 1, "it is a damaged property list"),
        (plistlib.dumps(["voip"]), 1, "it is a property list without keys"),
        (b'{"CFBundleName": "A",\n', 2, "it is a damaged property list"),
        (b"// !$*UTF8*$!\n{\n  UIBackgroundModes = (voip);\n}\n", 1, "it is a property list in the old text form"),
        (b'/* A */ { "UIBackgroundModes" = (voip); }', 1, "it is a property list in the old text form; first: plutil"),
        (b'{\n  "CFBundleName" => "A"\n}\n', 1, "it is what plutil -p prints; name the property list itself"),
        (b"[Dict]\n\t[Key] aps-environment\n", 1, "it is what codesign shows; have it in XML: codesign"),
        (plistlib.dumps({"UIBackgroundModes": "voip"}), 5, "UIBackgroundModes is a text here"),
        (plistlib.dumps({"UIBackgroundModes": [datetime(2026, 1, 1)]}), 5, "each item of UIBackgroundModes must"),  # noqa: DTZ001
        (plistlib.dumps({"UIBackgroundModes": [b"voip"]}), 5, "each item of UIBackgroundModes must be text"),
        (plistlib.dumps({"UIBackgroundModes": {"voip": 1}}), 5, "UIBackgroundModes must be a list"),
        (plistlib.dumps({"CFBundleDisplayName": datetime(2026, 1, 1)}), 5, "displayName must be text"),  # noqa: DTZ001
    ],
)
def test_a_property_list_that_is_not_in_order(data, line, sentence):
    ((where, said),) = problems(read([File("Info.plist", data)]))
    assert where == line
    assert said.startswith(sentence)


@pytest.mark.parametrize("name", ["Info.plist", "Info.json", "standard input"])
def test_a_property_list_in_json_is_read_as_one(name):
    info = {"CFBundleDisplayName": "Example", "UIBackgroundModes": ["voip"]}
    declaration = read([File(name, json.dumps(info, indent=1).encode())])
    assert problems(declaration) == []
    assert declaration.statements[0].event == DeclareBuild(("voip",), display_name="Example")
    assert str(declaration.statements[0].places["background_modes"]) == f"line 3 of {name}"
    held = read([File("App.entitlements", b'{"com.apple.developer.calling-app": true}')])
    assert held.statements[0].event == DeclareBuild(entitlements=("com.apple.developer.calling-app",))


def test_a_declaration_in_json_is_no_property_list():
    said = b'{"build": {"UIBackgroundModes": "voip", "displayName": "A"}}'
    assert read([File("design.json", said)]).statements[0].event == DeclareBuild(("voip",), display_name="A")


def test_a_text_for_background_modes_declares_none():
    info = {"UIBackgroundModes": "voip", "DTSDKName": "iphoneos26.1"}
    declaration = declared("uses: incoming calls", plist(info))
    assert [line for line, _ in problems(declaration)] == [7]
    (judged,) = judge(declaration, [load()["background.declare-the-voip-mode"]])
    assert judged.outcome == "cant-tell"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_a_property_list_may_have_any_encoding_that_it_names(encoding):
    text = plistlib.dumps({"CFBundleDisplayName": "Ærø", "UIBackgroundModes": ["voip"]}).decode()
    data = text.replace("UTF-8", encoding.removesuffix("-sig")).encode(encoding)
    declaration = read([File("Info.plist", data)])
    assert problems(declaration) == []
    assert declaration.statements[0].event == DeclareBuild(("voip",), display_name="Ærø")


def test_a_declaration_may_be_in_utf_16():
    assert problems(read([File("design.yaml", "uses: incoming calls".encode("utf-16"))])) == []


def test_a_property_list_that_is_nested_too_deeply():
    deep = b"<plist>" + b"<array>" * 2000 + b"</array>" * 2000 + b"</plist>"
    assert problems(read([File("Info.plist", deep)])) == [(1, "it is a property list without keys")]
    lists = [b"\xa1" + place.to_bytes(2, "big") for place in range(1, 2000)]  # in the binary form: each holds the next
    offsets = b"".join((8 + 3 * place).to_bytes(2, "big") for place in range(2000))
    trailer = struct.pack(">6xBBQQQ", 2, 2, 2000, 0, 8 + 3 * 1999 + 1)
    binary = b"bplist00" + b"".join(lists) + b"\x08" + offsets + trailer
    assert problems(read([File("Info.plist", binary)])) == [(1, "it is nested too deeply")]


# ---------------------------------------------------------------- what is judged


def test_a_design_is_judged_by_the_judges_of_the_specs():
    declaration = declared(
        "show:\n  - {element: the caller's photo, place: the incoming-call screen}\n"
        "  - {element: the caller's name, place: the incoming-call screen}\n"
    )
    assert answers(declaration) == {"privacy.no-caller-photo": "failed", "ui.no-own-call-screen": "passed"}
    assert told(declaration, "privacy.no-caller-photo") == (
        "failed",
        "show: the caller's photo, the incoming-call screen, app",
        2,
        "no API puts a picture of the app on the incoming-call screen",
    )


def test_only_what_a_declaration_can_show_is_judged():
    declaration = declared(json.dumps({"uses": [*USES], "build": {"UIBackgroundModes": ["voip"]}}))
    assert {verdict.restriction.judged_from for verdict in judge(declaration, load().values())} <= COURTS
    kinds = {restriction.kind for restriction in load().values() if restriction.judged_from not in COURTS}
    assert kinds == {"duty", "limit"}


@pytest.mark.parametrize(
    ("ios", "span"),
    [
        ("10.0 to 15.8", None),
        ("15.0+", " (on iOS 16.0 and later)"),
        ("15.0 to 16.0", " (on iOS 16.0)"),
        ("16.0+", ""),
    ],
)
def test_a_restriction_says_on_which_releases_it_holds(ios, span):
    found = [*judge(declared(f"ios: {ios}\ndo: ring for two minutes"), load().values())]
    assert [verdict.because for verdict in found] == (
        [] if span is None else [f"the system is reported to end an unanswered call after 60 seconds or so{span}"]
    )


def test_a_restriction_of_older_releases_ends_somewhere():
    old = load()["ui.no-endless-ringing"]
    ended = replace(old, holds=old.holds.until("18.0"))
    (verdict,) = judge(declared("ios: 15.0+\ndo: ring for two minutes"), [ended])
    assert verdict.because.endswith(" (on iOS 16.0 to 17.7)")


def test_the_linked_sdk_counts_where_it_is_said():
    text = "ios: 17.0\nuses: VoIP sockets\n"
    assert answers(declared(text)) == {"background.no-voip-sockets": "failed"}
    assert answers(declared(f"{text}linked_sdk: 15.0")) == {}


CHINA, ACTIVE = "store.no-callkit-in-china", "CallKit is active in the storefront of China"


@pytest.mark.parametrize(
    ("build", "outcome", "because"),
    [
        ("frameworks: [CallKit], territories: [CN]", "failed", ACTIVE),
        ("frameworks: [CallKit], territories: [CN], switchedOffIn: [CN]", "passed", "as it must be"),
        ("frameworks: [CallKit]", "cant-tell", f"it may be that {ACTIVE}: nobody declares territories"),
        ("displayName: A", "cant-tell", f"it may be that {ACTIVE}: nobody declares frameworks and territories"),
        ("frameworks: [UserNotifications]", "passed", "as it must be"),
        ("frameworks: [CallKit], territories: [DE]", None, None),
    ],
)  # fmt: skip
def test_what_nobody_declares_may_be_anything(build, outcome, because):
    found = [*judge(declared(f"build: {{{build}}}"), [load()[CHINA]])]
    assert [(each.outcome, each.because) for each in found] == ([(outcome, because)] if outcome else [])


def test_the_line_that_decides_is_named():
    declaration = declared("build:\n  frameworks: [CallKit]\n  displayName: A\n  territories: [CN]\n")
    assert told(declaration, CHINA)[1:3] == ("build: territories", 4)
    wanted = declared("build:\n  displayName: A\n  role: default dialler\n  territories: [DE]\n  entitlements: []\n")
    assert told(wanted, "store.dialer-only-in-the-eu")[:3] == ("failed", "build: role", 3)


def test_a_build_is_judged_by_all_its_files():
    info = plist({"UIBackgroundModes": ["audio"]})
    declaration = declared("uses: [incoming calls, calls started by a notification extension]", info)
    assert told(declaration, "background.declare-the-voip-mode")[:3] == ("failed", "uses: incoming calls", 1)
    assert told(declaration, "push.extension-needs-permission")[3] == (
        "it may be that only a notification extension with com.apple.developer.usernotifications.filtering may hand a "
        "call over (on iOS 14.5 and later): nobody declares entitlements"
    )
    assert answers(declared("uses: incoming calls", plist({"UIBackgroundModes": ["voip"]})))[
        "background.declare-the-voip-mode"
    ] == "passed"  # fmt: skip


def test_without_any_word_about_the_build_its_duties_are_not_judged():
    """There is no build yet, so nothing of it can be wrong, and nothing is promised either."""
    assert answers(declared("uses: incoming calls")) == {"background.declare-the-voip-mode": "cant-tell"}
    assert told(declared("uses: the user's contacts"), "privacy.contacts-need-their-own-permission")[3].endswith(
        "nobody declares usageDescriptions"
    )


def test_a_configuration_is_judged_against_the_bundle():
    provider = "provider:\n  ringtoneSound: ring.caf\n  localizedName: Brand\n"
    assert answers(declared(provider)) == {
        "ui.one-ringtone-from-the-bundle": "cant-tell",
        "ui.no-brand-name-of-choice": "cant-tell",
    }
    whole = declared(f"{provider}build:\n  resources: [ring.caf]\n  displayName: Example\n")
    assert answers(whole, "ui.one-ringtone-from-the-bundle") == {"ui.one-ringtone-from-the-bundle": "passed"}
    assert told(whole, "ui.no-brand-name-of-choice") == (
        "failed",
        "provider: localizedName",
        3,
        "Brand is not shown, Example is (on iOS 14.0 and later)",
    )


def test_a_wish_that_no_restriction_speaks_of_is_told():
    declaration = declared("show: [{element: the keypad, place: the app's own screen}]\nuses: outgoing calls")
    assert [str(each) for each in unjudged(declaration)] == ["show: the keypad, the app's own screen, app"]
    assert unjudged(declared("ios: 10.0\ndo: ring for two minutes")) == []


# ---------------------------------------------------------------- the schema, and what is published


WRONG = (
    {"shwo": []},
    {"show": [{"element": "x", "place": "the lock screen"}]},
    {"uses": "x"},
    {"build": {"territories": "China"}},
    {"ios": "new"},
    {"offer": {"choice": "Hold"}},
)
RIGHT = (
    {"ios": 17.4},
    {"know": "that another call exists"},
    {"know": [{"fact": "that another call exists"}]},
    {"build": {"territories": "CN", "callsOn": ["iPhone"]}},
    {"provider": {"supportsVideo": True}},
)


def test_the_schema_takes_what_the_reader_takes():
    jsonschema.Draft202012Validator.check_schema(schema())
    valid = jsonschema.Draft202012Validator(schema())
    text = (EXAMPLES / "design.yaml").read_text(encoding="utf-8")
    valid.validate(yaml.load(text.replace("NO, ", ""), Loader=yaml.SafeLoader))  # Norway is false in YAML 1.1
    for wrong in WRONG:
        assert not valid.is_valid(wrong)
        assert declared(json.dumps(wrong)).problems
    for right in RIGHT:
        valid.validate(right)
        assert not declared(json.dumps(right)).problems


def test_every_key_has_its_meaning():
    assert set(ABOUT) == {*PROVIDER, *BUILD}
    assert [*schema()["properties"]] == [*SECTIONS]


def test_the_example_shows_each_answer():
    declaration = read(File(name, (EXAMPLES / name).read_bytes()) for name in ("design.yaml", "Info.plist"))
    assert problems(declaration) == []
    found = [*judge(declaration, load().values())]
    assert {verdict.outcome for verdict in found} == {"failed", "cant-tell", "passed"}
    assert {verdict.restriction.kind for verdict in found} >= {"no-api", "review", "limit", "duty"}
