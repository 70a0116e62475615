"""Make or refresh .venv: the locked packages, then the project itself. `make` runs this before all else.

It runs on whatever `python3` happens to be, so it must parse on any Python (no f-string, no annotation) and
import only the standard library: that is how a Python that is too old gets a sentence, not a SyntaxError.

A stamp in .venv says what is installed; while it is true, a call costs one start of Python and nothing else.
"""

import fcntl
import hashlib
import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed.txt")

# What pip prints when no index answers; its last sentence then speaks of a missing version, which misleads.
SIGNS_OF_NO_NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ConnectionResetError",
    "NameResolutionError",
    "ProxyError",
    "ReadTimeoutError",
    "SSLError",
    "timed out",
    "from versions: none",  # pip skipped the index altogether, or the index has nothing at all
)


def main():
    if sys.version_info < OLDEST:
        here = "%d.%d.%d at %s" % (sys.version_info[:3] + (sys.executable,))
        stop("Python 3.11 or newer is needed and this is %s: try `make PYTHON=python3.13`." % here)
    # Two makes at once would pull .venv from under each other; the second waits, then finds everything done.
    with open(os.path.join(ROOT, "requirements.lock")) as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        refresh()


def refresh():
    # The folder, because a .venv that was moved has scripts that start an interpreter that is not there.
    home = "%s, Python %d.%d" % ((ROOT,) + sys.version_info[:2])
    lock = "requirements.lock " + digest("requirements.lock")
    project = "project " + digest("pyproject.toml", "setup.py")
    wanted = [home, lock, project]
    have = installed()
    if have == wanted:
        return
    if have[:1] != [home]:
        create()
    if have[:2] != [home, lock]:
        say("Installing the locked packages into .venv (about a minute, once) ...")
        install("--require-hashes", "--requirement", os.path.join(ROOT, "requirements.lock"))
    install("--no-index", "--no-build-isolation", "--no-deps", "--editable", ROOT)
    with open(STAMP, "w") as stamp:
        stamp.write("\n".join(wanted) + "\n")


def installed():
    """The lines of the stamp; none without an interpreter (an upgrade of Python leaves a dead link)."""
    if not (os.path.exists(STAMP) and os.path.exists(PYTHON)):
        return []
    with open(STAMP) as stamp:
        return stamp.read().splitlines()


def digest(*names):
    """One SHA-256 over the contents of the named files of the project."""
    total = hashlib.sha256()
    for name in names:
        with open(os.path.join(ROOT, name), "rb") as file:
            total.update(file.read())
    return total.hexdigest()


def create():
    import subprocess  # here and below: the usual call installs nothing and should not pay for it

    try:
        import ensurepip  # noqa: F401 - Debian ships venv and leaves this half of it to another package
        import venv
    except ImportError as missing:
        package = "python%d.%d-venv" % sys.version_info[:2]
        stop(
            "This Python cannot make a virtual environment (%s): on Debian or Ubuntu run "
            "`apt-get install %s`, then call make again." % (missing, package)
        )
    say("Making .venv with Python %d.%d.%d ..." % sys.version_info[:3])
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop("The virtual environment .venv cannot be made: %s." % error)


def install(*arguments):
    import subprocess

    command = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--retries", "2"]
    command += arguments
    # pip warns every root user about a system it does not touch here.
    quiet = dict(os.environ, PIP_ROOT_USER_ACTION="ignore", PIP_DISABLE_PIP_VERSION_CHECK="1")
    run = subprocess.run(command, check=False, env=quiet, stderr=subprocess.PIPE, universal_newlines=True)
    if run.returncode == 0:
        return
    for sign in SIGNS_OF_NO_NETWORK:
        if sign in run.stderr:
            stop("The package index cannot be reached (%s): go online, or name a mirror in PIP_INDEX_URL." % sign)
    sys.stderr.write(run.stderr)
    stop("pip could not install the project's packages (its own words are above).")


def say(line):
    sys.stderr.write(line + "\n")


def stop(sentence):
    sys.exit("environment: " + sentence)


if __name__ == "__main__":
    main()
