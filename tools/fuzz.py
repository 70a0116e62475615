"""Coverage-guided fuzzing of everything that reads what strangers wrote: atheris looks for bytes that break the law.

    make fuzz                                                five minutes for each reader
    make fuzz ARGUMENTS="--minutes 1 --only check"           one minute of one reader
    make fuzz ARGUMENTS="--again build/fuzz/check-crash-…"   one input that was found

The law is that of the tests (tests/hostile.py). What breaks it, takes more than a minute, or more than 2 GB, lies in
build/fuzz afterwards, and the exit status is 1. Inputs that were of use stay in build/fuzz/<reader> for the next time.
Run by an environment of its own (build/fuzz/venv).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import zlib
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "fuzz"
SEEDS = {
    "check": ("tests/field_cases/*.jsonl",),
    "diagnose": ("tests/samples/*",),
    "review": ("docs/examples/*.yaml",),
    "plist": ("docs/examples/*.plist",),
}
"""The readers, and what they read when all is well; `plist` is what `review` makes of property lists."""

UNUSED = ("callkit_restrictions.commands.pages", "callkit_restrictions.commands.summary")
"""No reader needs them, and they import the whole site."""

LIMITS = ("-timeout=60", "-rss_limit_mb=2048", "-max_len=8192", "-print_final_stats=1")


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--minutes", type=float, default=5, help="so many for each reader")
    options.add_argument("--only", choices=SEEDS, help="one reader")
    options.add_argument("--again", type=Path, metavar="FILE", help="give one input to the reader in its name")
    options.add_argument("--reader", choices=SEEDS, help=argparse.SUPPRESS)
    chosen, rest = options.parse_known_args()
    if chosen.reader:
        return fuzz(chosen.reader, rest)
    if chosen.again:
        return subprocess.run([sys.executable, __file__, "--reader", chosen.again.name.partition("-")[0], chosen.again],
                              check=False).returncode  # fmt: skip
    broken = [reader for reader in SEEDS if chosen.only in {None, reader} and not holds(reader, chosen.minutes)]
    print(f"The law was broken by: {', '.join(broken)}; see build/fuzz" if broken else "Nothing broke the law.")
    return int(bool(broken))


def holds(reader: str, minutes: float) -> bool:
    """Fuzz one reader in a process of its own."""
    corpus, words = WORK / reader, WORK / f"{reader}.words"
    corpus.mkdir(parents=True, exist_ok=True)
    for pattern in SEEDS[reader]:
        for place, seed in enumerate(sorted(ROOT.glob(pattern))):
            (corpus / f"seed-{place}").write_bytes(seed.read_bytes())
    words.write_text("\n".join(f'"{word}"' for word in vocabulary(reader)), encoding="ascii")
    options = (
        *LIMITS,
        f"-max_total_time={round(minutes * 60)}",
        f"-dict={words}",
        f"-artifact_prefix={WORK}/{reader}-",
    )
    command = [sys.executable, __file__, "--reader", reader, *options, corpus]
    return subprocess.run(command, check=False).returncode == 0


def vocabulary(reader: str) -> list[str]:
    """Words from which a reader's language is made, so that they need not be guessed letter by letter."""
    imported()
    from callkit_restrictions import signatures  # noqa: PLC0415 - only once it can be found
    from callkit_restrictions.events import KINDS  # noqa: PLC0415
    from callkit_restrictions.review.vocabulary import ABOUT, SECTIONS, WORDS  # noqa: PLC0415
    from callkit_restrictions.spelling import FIELDS  # noqa: PLC0415

    if reader == "check":
        keys = {key for kind in KINDS.values() for _, key in FIELDS[kind]}
        words = {*KINDS, *keys, "format", "callkit-trace", "version", "platform", "starts", "mid-call", "sees", "build"}
    elif reader == "diagnose":
        words = {said for each in signatures.load().values() for said in each.says}
        words |= {"bug_type", "threads", "termination", "Termination Reason: ", "Exception Type: ", "eventMessage"}
    elif reader == "review":
        words = {*ABOUT, *SECTIONS, *(word for known in WORDS.values() for word in known), "&a ", "*a", "? ", "!!"}
    else:
        words = {f"<key>{key}</key>" for key in ("UIBackgroundModes", "MinimumOSVersion", "DTSDKName")}
        words |= {"<dict>", "</dict>", "<array>", "<string>", "<integer>", "<date>", "<true/>", "bplist00", "<!ENTITY"}
    return sorted(
        word.replace("\\", "\\\\").replace('"', '\\"') for word in words if word.isascii() and "\n" not in word
    )


def imported() -> None:
    """Let Python find the sources."""
    for folder in (ROOT, ROOT / "src"):
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))


def fuzz(reader: str, options: list[str]) -> int:
    """Never comes back: libFuzzer ends the process."""
    import atheris  # noqa: PLC0415 - the other functions run without it, too

    imported()
    with atheris.instrument_imports(include=["callkit_restrictions", "yaml", "plistlib"]):
        import callkit_restrictions  # noqa: PLC0415 - to be instrumented, as all that follows

        for module in walk_packages(callkit_restrictions.__path__, "callkit_restrictions."):
            if module.name not in UNUSED:
                import_module(module.name)
        from tests.hostile import FORMS, told  # noqa: PLC0415

    command = "review" if reader == "plist" else reader
    begin = b"<plist>" if reader == "plist" else b""

    def one(data: bytes) -> None:
        whole = data if not begin or data.startswith((b"<", b"bplist")) else begin + data
        told(command, whole, FORMS[command][zlib.crc32(data) % len(FORMS[command])])

    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
