"""The sequence diagrams: what is drawn, where it stands, and that no text can break out of it."""

import re
from xml.etree import ElementTree as ET

import pytest

from callkit_restrictions.site.diagram import Mark, Row, draw, in_words, text_width, wrap

LANES = ("Person", "Network", "iOS", "App")
SVG = "{http://www.w3.org/2000/svg}"
PUSH = Row("0 s", "Network", "iOS", "A VoIP push arrives")
LONG = "PKPushRegistryDelegate.pushRegistry(_:didReceiveIncomingPushWith:for:completion:) is called at last"


def parse(page: str) -> ET.Element:
    # Neither Markdown nor a browser insists on well-formed XML; this parser does: a good witness.
    return ET.fromstring(page)  # noqa: S314 - our own output, nothing from outside


def svg_of(rows: list[Row], lanes: tuple[str, ...] = LANES) -> ET.Element:
    svg = parse(draw("A title", lanes, rows, name="a-picture")).find(f"{SVG}svg")
    assert svg is not None
    return svg


def texts(svg: ET.Element, kind: str) -> list[ET.Element]:
    return [text for text in svg.iter(f"{SVG}text") if text.get("class") == kind]


def extent(text: ET.Element) -> tuple[float, float]:
    """Where a text begins and ends, by the same measure that the browser check was made with."""
    kind, words, x = text.get("class"), text.text or "", float(text.get("x", ""))
    size = 12.0 if kind in ("moment", "pause") else 13.0
    width = text_width(words, size, bold=kind in ("name", "word"))
    return (x, x + width) if text.get("text-anchor") == "start" else (x - width / 2, x + width / 2)


def lane_x(svg: ET.Element) -> list[float]:
    heads = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("class") == "head"]
    return [float(head.get("x", "")) + float(head.get("width", "")) / 2 for head in heads]


def lifelines(svg: ET.Element, x: float) -> list[tuple[float, float]]:
    (life,) = [path for path in svg.iter(f"{SVG}path") if path.get("class") == "life"]
    pieces = re.findall(r"M([\d.]+) ([\d.]+)V([\d.]+)", life.get("d", ""))
    return sorted((float(top), float(bottom)) for at, top, bottom in pieces if abs(float(at) - x) < 0.2)


def test_text_from_a_trace_cannot_break_out_of_the_picture() -> None:
    evil = '</text></svg><script>alert("1")</script>\n\n& <b>'
    page = draw(evil, (evil, "App"), [Row(evil, evil, "App", evil, pause=evil)], name='x" onload="y')
    assert "<script" not in page
    assert "<b>" not in page
    assert 'onload="' not in page
    assert "\n\n" not in page  # a blank line would hand the rest to Markdown
    assert "alert" in "".join(parse(page).itertext())


def test_the_picture_says_in_words_what_it_shows() -> None:
    rows = [
        PUSH,
        Row("", "iOS", "App", "wakes the app"),
        Row("7 s", "App", "App", "nothing was reported", Mark.BROKEN, pause="7 s pass"),
        Row("", "App", "App", "about seven seconds", Mark.NOTE),
    ]
    assert in_words(rows) == [
        "0 s: Network to iOS: A VoIP push arrives",
        "0 s: iOS to App: wakes the app",
        "7 s pass: 7 s: Broken: App: nothing was reported",
        "7 s: Note: about seven seconds",
    ]
    svg = svg_of(rows)
    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None
    assert desc is not None
    assert svg.get("role") == "img"
    assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    assert all(f"{said}." in (desc.text or "") for said in in_words(rows))


@pytest.mark.parametrize("lanes", [("iOS", "App"), LANES, (*LANES, "Server", "Contact")])
@pytest.mark.parametrize("label", ["Rings", LONG, "W" * 120, "a b " * 60, "電話" * 40])
def test_every_text_stays_inside(lanes: tuple[str, ...], label: str) -> None:
    rows = [Row("1 h 2 min 3.456 s", source, target, label) for source in lanes for target in lanes]
    rows += [Row("2 h", lanes[0], lanes[-1], label, mark, pause="57 min 56.544 s pass") for mark in Mark]
    svg = svg_of(rows, lanes)
    width, height = (float(number) for number in svg.get("viewBox", "").split()[2:])
    gutter = min(float(rect.get("x", "")) for rect in svg.iter(f"{SVG}rect") if rect.get("class") == "head")
    for text in svg.iter(f"{SVG}text"):
        left, right = extent(text)
        first = 0.0 if text.get("class") == "moment" else gutter - 3  # the gutter is for moments only
        last = gutter if text.get("class") == "moment" else width
        assert first <= left <= right <= last, text.text
        assert 0 < float(text.get("y", "")) < height


def test_no_two_texts_and_no_lifeline_and_text_share_a_place() -> None:
    rows = [PUSH, Row("0.1 s", "iOS", "App", LONG), *(Row("7 s", "iOS", "App", LONG, mark) for mark in Mark)]
    svg = svg_of(rows)
    boxes = []
    for text in svg.iter(f"{SVG}text"):
        left, right = extent(text)
        y = float(text.get("y", ""))
        boxes.append((left, right, y - 11, y + 3, text.text))
    for at, (left, right, top, bottom, words) in enumerate(boxes):
        for x in lane_x(svg):
            if left < x < right and top > 40:  # below the heads
                crossing = [piece for piece in lifelines(svg, x) if piece[0] < bottom - 3 and piece[1] > top + 3]
                assert not crossing, words
        for other in boxes[:at]:
            apart = right <= other[0] or other[1] <= left or bottom <= other[2] or other[3] <= top
            assert apart, (words, other[4])


def test_four_lanes_fit_a_phone_without_scrolling_and_six_can_be_scrolled_by_keyboard() -> None:
    assert float(svg_of([PUSH]).get("width", "")) <= 320
    assert "tabindex" not in draw("Four", LANES, [PUSH], name="four")
    assert 'tabindex="0"' in draw("Six", (*LANES, "Server", "Contact"), [PUSH], name="six")


def test_the_same_rows_give_the_same_picture() -> None:
    rows = [PUSH, Row("7 s", "App", "App", "never reported", Mark.KILLED, pause="7 s pass")]
    assert draw("One", LANES, rows, name="one") == draw("One", list(LANES), tuple(rows), name="one")


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_is_a_word_and_a_shape_and_not_only_a_colour(mark: Mark) -> None:
    plain = svg_of([Row("7 s", "iOS", "App", "Something")])
    marked = svg_of([Row("7 s", "iOS", "App", "Something", mark)])
    assert [word.text for word in texts(marked, "word")] == [mark.value.title()]
    assert not texts(plain, "word")
    shape = {Mark.BROKEN: "sign", Mark.KILLED: "end", Mark.DUE: "deadline", Mark.NOTE: "sign"}[mark]
    assert [path for path in marked.iter(f"{SVG}path") if path.get("class") == shape]
    assert not [path for path in plain.iter(f"{SVG}path") if path.get("class") == shape]


def test_a_killed_app_has_no_lifeline_until_it_is_launched_again() -> None:
    killed = Row("7 s", "iOS", "App", "killed", Mark.KILLED)
    later = [Row("8 s", "Person", "iOS", "looks at the phone"), Row("9 s", "Person", "iOS", "waits")]
    dead = svg_of([killed, *later])
    app, ios = lane_x(dead)[3], lane_x(dead)[2]
    assert lifelines(dead, app)[-1][1] < lifelines(dead, ios)[-1][1] - 40
    again = svg_of([killed, *later, Row("10 s", "iOS", "App", "launches the app")])
    assert lifelines(again, lane_x(again)[3])[-1][1] == lifelines(again, lane_x(again)[2])[-1][1]


def test_silence_takes_room_and_is_named() -> None:
    at_once = svg_of([PUSH, Row("7 s", "iOS", "App", "later")])
    waited = svg_of([PUSH, Row("7 s", "iOS", "App", "later", pause="7 s pass")])
    assert [text.text for text in texts(waited, "pause")] == ["7 s pass"]
    assert float(waited.get("height", "")) > float(at_once.get("height", "")) + 30


def test_what_a_lane_does_by_itself_is_a_loop_not_an_arrow_of_no_length() -> None:
    arrow, loop = (
        next(path.get("d", "") for path in svg_of([row]).iter(f"{SVG}path") if path.get("class") == "arrow")
        for row in (PUSH, Row("0 s", "App", "App", "waits"))
    )
    assert "v" not in arrow
    assert re.search(r"h20v14H", loop)


def test_a_word_longer_than_a_line_breaks_after_punctuation() -> None:
    lines = wrap(LONG, 200)
    assert " ".join(lines).replace(" ", "") == LONG.replace(" ", "")
    assert all(text_width(line) <= 200 for line in lines)
    assert lines[0].endswith((".", ":", "("))


@pytest.mark.parametrize(
    ("bold", "words", "pixels"),
    [
        (False, "A VoIP push arrives", 124.8),
        (False, "reportNewIncomingCall(with:update:completion:)", 321.5),
        (False, "ommwwomwmw ommw", 157.1),
        (False, "0123456789 %@#&", 133.2),
        (True, "reportOutgoingCall(connectedAt:)", 250.5),
        (True, "ommwwomwmw ommw", 172.6),
    ],
)
def test_widths_are_estimated_on_the_safe_side(words: str, pixels: float, *, bold: bool) -> None:
    # As Chromium 156 measured them at 13 px in DejaVu Sans, which is wider than the fonts of site.css.
    assert pixels <= text_width(words, bold=bold) <= pixels * 1.25


@pytest.mark.parametrize(
    ("lanes", "row", "sentence"),
    [
        (LANES, Row("0 s", "Network", "Phone", "rings"), "row 'rings' names the lane 'Phone'"),
        ((), PUSH, "needs lanes"),
        (("iOS", "iOS", "Network"), PUSH, "different names"),
    ],
)
def test_a_wrong_lane_is_refused_in_one_sentence(lanes: tuple[str, ...], row: Row, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refusal:
        draw("Wrong", lanes, [row], name="wrong")
    assert "\n" not in str(refusal.value)
