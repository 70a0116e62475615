"""Put your own app on the phone: the model plays iOS, your program plays the app.

The program speaks JSON lines on its standard input and output; the page "Your app on the phone" of the site describes
them. Our features are played to it: people, network, system and clock act as in each scenario, and whatever the app
does comes from your program. Every restriction judges.

With --explore nothing is read: every short sequence of acts is tried, and the shortest play that breaks a restriction
is printed as a trace, which `callkit-restrictions check` judges the same.

Exit status: 0 nothing is broken, 1 something is, 2 the app or a feature is not in order.
"""

from argparse import ArgumentParser


def configure(parser: ArgumentParser) -> None:
    """Add the app, what to play to it, and what to say about it."""
    parser.add_argument("--app", required=True, metavar="COMMAND", help="your program, as a shell would be given it")
    parser.add_argument(
        "features", nargs="*", metavar="FEATURE", help="files, folders, or file.feature::Scenario; all of ours if none"
    )
    parser.add_argument("--explain", action="store_true", help="show what is kept, not exercised, and not driven, too")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="the form of the answer")
    parser.add_argument("--traces", metavar="FOLDER", help="write a trace for each restriction that is broken")
    parser.add_argument(
        "--timeout", type=seconds, default=30.0, metavar="SECONDS", help="how long to wait for your program (30)"
    )
    parser.add_argument("--explore", action="store_true", help="search for the shortest play that breaks a restriction")
    parser.add_argument("--acts", type=count, default=3, metavar="N", help="explore plays of up to so many acts (3)")
    parser.add_argument(
        "--plays", type=count, default=2000, metavar="N", help="explore no more than so many plays (2000)"
    )


def seconds(text: str) -> float:
    """A time to wait; argparse says what is wrong with it by the name of this function."""
    if not 0 < float(text) < float("inf"):
        raise ValueError
    return float(text)


def count(text: str) -> int:
    """A number of things, as above."""
    if int(text) < 0:
        raise ValueError
    return int(text)
