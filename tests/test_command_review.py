"""`callkit-restrictions review`, as its readers run it: each form, each exit status, and nothing but the report."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema

from callkit_restrictions.__main__ import main
from callkit_restrictions.review.files import MOST

SCHEMAS = Path(__file__).parent / "schemas"
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
PHOTO = "show:\n  - {element: the caller's photo, place: the incoming-call screen}\n"
FORMS = ("text", "json", "junit", "sarif", "html", "github")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder to stand in, with a design that is broken and one that is not; a wide terminal without colours."""
    (tmp_path / "broken.yaml").write_text(PHOTO, encoding="utf-8")
    (tmp_path / "fine.yaml").write_text("know: that another call exists\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


@pytest.mark.usefixtures("here")
def test_a_broken_design_is_told_with_all_that_one_needs(capsys):
    assert main(["review", "broken.yaml", "--site", "https://example.org/"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "broken.yaml",
        "  FAILED     privacy.no-caller-photo",
        "             The app cannot give the call screen a picture of the caller",
        "             line 2: show: the caller's photo, the incoming-call screen, app",
        "             why  no API puts a picture of the app on the incoming-call screen",
        "             so   no API: the only pictures are those of the user's own contacts",
        "             page https://example.org/restrictions/privacy/no-caller-photo.html",
        "",
        "1 file: 1 failed, 0 can't tell, 0 passed.",
    ]


@pytest.mark.usefixtures("here")
def test_nothing_broken_is_one_line_and_what_is_not_judged_is_said(capsys):
    assert main(["review", "fine.yaml"]) == 0
    assert capsys.readouterr().out == "1 file: 0 failed, 0 can't tell, 1 passed.\n"
    Path("keypad.yaml").write_text("show: {element: the keypad, place: the app's own screen}", encoding="utf-8")
    assert main(["review", "keypad.yaml"]) == 0
    assert capsys.readouterr().out.startswith(
        "No restriction speaks of line 1 of keypad.yaml: show: the keypad, the app's own screen, app.\n"
    )
    assert main(["review", "keypad.yaml", "--format", "json"]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert file["unjudged"] == [{"line": 1, "said": "show: the keypad, the app's own screen, app"}]
    assert main(["review", "keypad.yaml", "--only", "push.*"]) == 0
    assert "speaks" not in capsys.readouterr().out


@pytest.mark.usefixtures("here")
def test_what_is_not_in_order_is_bad_input_whatever_else_is_found(capsys):
    Path("slip.yaml").write_text(PHOTO + "knwo: []\n", encoding="utf-8")
    assert main(["review", "slip.yaml"]) == 2
    told = capsys.readouterr().out
    assert "  cannot read line 3: 'knwo' is no key; the nearest is 'know'\n" in told
    assert "FAILED" in told


@pytest.mark.usefixtures("here")
def test_several_files_are_one_declaration(capsys):
    Path("build.json").write_text('{"build": {"UIBackgroundModes": []},\n "uses": "incoming calls"}', encoding="utf-8")
    assert main(["review", "build.json", "broken.yaml", "--format", "json"]) == 1
    first, second = json.loads(capsys.readouterr().out)["files"]
    assert ("background.declare-the-voip-mode", 2) in [
        (each["restriction"], each["line"]) for each in first["findings"]
    ]
    assert [each["restriction"] for each in second["findings"]] == ["privacy.no-caller-photo"]


@pytest.mark.usefixtures("here")
def test_only_some_restrictions_can_be_asked(capsys):
    assert main(["review", "broken.yaml", "--only", "ui.*"]) == 0
    capsys.readouterr()
    assert main(["review", "broken.yaml", "--only", "ui.nothing"]) == 2
    assert capsys.readouterr().err.startswith("callkit-restrictions: no restriction is called 'ui.nothing'")


@pytest.mark.usefixtures("here")
def test_each_form_is_valid(capsys):
    Path("slip.yaml").write_text(PHOTO + "knwo: []\nbuild: {frameworks: [CallKit]}\n", encoding="utf-8")
    told = {}
    for form in FORMS:
        assert main(["review", "slip.yaml", "fine.yaml", "--explain", "--format", form]) == 2
        told[form] = capsys.readouterr().out
        assert "privacy.no-caller-photo" in told[form]
    schema = json.loads(files("callkit_restrictions").joinpath("schemas", "review.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(told["json"]))
    sarif = json.loads((SCHEMAS / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(sarif).validate(json.loads(told["sarif"]))
    assert ET.fromstring(told["junit"]).get("errors") == "1"  # noqa: S314 - our own output
    xmlschema.validate(told["junit"], SCHEMAS / "junit-10.xsd")
    assert "<h1>What the files show</h1>" in told["html"]
    assert "<svg" not in told["html"]
    assert "::error file=slip.yaml,line=3,title=The file cannot be read::" in told["github"]


@pytest.mark.usefixtures("here")
def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PHOTO.encode())))
    assert main(["review", "-"]) == 1
    assert capsys.readouterr().out.startswith("standard input\n")


def test_what_is_no_file_gets_one_sentence(here, capsys):
    os.mkfifo(here / "pipe")
    (here / "circle").symlink_to(here / "circle")
    (here / "long").write_bytes(b"#" * (MOST + 1))
    (here / "app.ipa").write_bytes(b"PK\x03\x04" + bytes(40))
    (here / "shot.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (here / "nothing").write_bytes(b" \r\n")
    for name, sentence in {
        "gone": "it cannot be read: no such file or directory",
        ".": "it is a folder; name its files",
        "pipe": "it is a device or a pipe, not a file; give its content on standard input",
        "/dev/zero": "it is a device or a pipe, not a file; give its content on standard input",
        "app.ipa": "it is a ZIP archive, as an .ipa is; unpack it and name the Info.plist in it",
        "shot.png": "it is a picture",
        "nothing": "it is empty",
        "circle": "it cannot be read: too many levels of symbolic links",
        "long": "it is longer than 1 MiB, which no declaration is",
        "a\0b": "it cannot be read: no file can have such a name",
        "x" * 5000: "it cannot be read: file name too long",
    }.items():
        assert main(["review", name]) == 2
        assert f"  cannot read line 1: {sentence}\n" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_declaration_can_do_anything(form, capsys):
    evil = "\u202e\u2066]]><script>alert(1)</script>&amp;%0A::error::|`'"
    escaped = "\\e[2J\\a\\0\\x9b31m"
    lines = [
        f'build: {{feature: "{escaped}{evil}", UIBackgroundModes: [voip], displayName: "{escaped}{evil}"}}',
        f'provider: {{localizedName: "{evil}{escaped}", ringtoneSound: "{escaped}{evil}"}}',
        f'know: ["{escaped}{evil}"]',
        f'"{escaped}{evil}": x',
    ]  # fmt: skip
    Path("evil\x1b[2J<b>.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert main(["review", "evil\x1b[2J<b>.yaml", "--explain", "--format", form]) == 2
    told = capsys.readouterr().out
    assert "ui.no-brand-name-of-choice" in told
    assert HARMFUL.search(told) is None
    assert "<script" not in told or form in {"text", "json", "sarif", "github"}
