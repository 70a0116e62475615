"""For pre-commit: name the text files that have trailing blanks or do not end with exactly one newline."""

import sys
from pathlib import Path


def main(names: list[str]) -> int:
    failed = 0
    for name in names:
        text = Path(name).read_text(encoding="utf-8")
        for number, line in enumerate(text.split("\n"), start=1):
            if line != line.rstrip():
                print(f"{name}:{number}: blanks at the end of the line")
                failed = 1
        if text and (not text.endswith("\n") or text.endswith("\n\n")):
            print(f"{name}: must end with exactly one newline")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
