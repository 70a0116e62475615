"""A program as the app: every way in which it can go wrong is one clear sentence, and none keeps us waiting."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.driven import GREETING

from callkit_restrictions.drive import AppError, Program
from callkit_restrictions.drive.conversation import Conversation
from callkit_restrictions.drive.program import Process
from callkit_restrictions.versions import Platform

HELLO = f"import sys, time\ninput()\nprint({json.dumps(GREETING)!r}, flush=True)\n"


@pytest.fixture
def program():
    """Make a program of a few lines of Python, which says its greeting first."""
    made = []

    def make(code: str, patience: float = 300.0) -> Program:
        made.append(Program([sys.executable, "-S", "-E", "-c", HELLO + code], patience))
        return made[-1]

    yield make
    for each in made:
        each.close()


@contextmanager
def talking(app: Program) -> Iterator[tuple[Process, Conversation]]:
    """One run of a program that has greeted, and the conversation with it."""
    line = app.start()
    app.close()  # what was started ahead is not needed
    try:
        yield line, Conversation(line, Platform())
    finally:
        line.close()


def tell(app: Program, times: int = 1) -> list[object]:
    with talking(app) as (_, conversation):
        return [said for _ in range(times) for said in conversation.tell(0, {"wake": "x"})]


def test_a_program_reads_and_writes_lines(program):
    app = program('for line in sys.stdin: print(\'{"wake": "ä", "after": 1}\\n{"done": true}\', flush=True)')
    assert [said.name for said in tell(app, 2)] == ["ä", "ä"]


def test_each_start_is_a_process_of_its_own_and_the_next_is_ready(program):
    app = program("sys.stdin.read()")
    first, second = app.start(), app.start()
    assert first.process.pid != second.process.pid
    first.close()
    assert first.process.poll() is not None
    assert second.process.poll() is None
    second.close()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("sys.exit('nothing')", "the app has ended by itself, with status 1; it was told .*its last words were: no"),
        ("sys.exit(0)", 'the app has ended by itself, with status 0; it was told {"t": 0.0, "wake": "x"}$'),
        ("import os; os.kill(os.getpid(), 9)", "the app was ended by signal 9; it was told"),
        ("input(); print('soon', flush=True); sys.exit(3)", "the app says soon, which is not JSON"),
    ],
)  # fmt: skip
def test_a_program_that_ends_or_babbles(program, code, sentence):
    with pytest.raises(AppError, match=sentence):
        tell(program(code))


def test_a_program_that_was_gone_before_it_is_told_anything(program):
    with talking(program("sys.exit(0)")) as (line, conversation):
        while not line.unread:  # the end of its output
            time.sleep(0.01)
        with pytest.raises(AppError, match="the app has ended by itself, with status 0; it was told"):
            [*conversation.tell(0, {"wake": "x"})]


def test_a_program_that_hangs_is_not_waited_for(program):
    with talking(program("time.sleep(600)")) as (line, conversation):
        line.patience = 0.5
        with pytest.raises(AppError, match=r'not answered for 0\.5 s; it was told \{"t": 0\.0, "wake": "x"\}'):
            next(conversation.tell(0, {"wake": "x"}))


def test_a_program_that_closes_its_output_and_lives_on(program):
    with talking(program("import os; os.close(1); time.sleep(60)")) as (line, conversation):
        line.patience = 0.5
        with pytest.raises(AppError, match=r"^the app has closed its standard output; it was told "):
            next(conversation.tell(0, {"wake": "x"}))


def test_a_program_that_writes_no_text(program):
    with pytest.raises(AppError, match=r"^the app writes what is not UTF-8; it was told "):
        tell(program("sys.stdout.buffer.write(b'\\xff\\n'); sys.stdout.flush(); input()"))


def test_a_program_that_speaks_without_being_spoken_to(program):
    app = program('input(); print(\'{"done": true}\\n{"done": true}\', flush=True); time.sleep(60)')
    line = app.start()
    app.close()
    try:
        conversation = Conversation(line, Platform())
        assert [*conversation.tell(0, {"wake": "x"})] == []
        while line.unread == 0:
            time.sleep(0.01)
        with pytest.raises(AppError, match=r"the app says '\{\"done\": true\}' and was told nothing"):
            next(conversation.tell(0, {"wake": "x"}))
    finally:
        line.close()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("./no-such-program --fast", "the app ./no-such-program --fast cannot be started: no such file or directory"),
        ("'", "the app ' cannot be started: no closing quotation"),
        ("", "the app cannot be started: no program is named"),
        ([], "the app cannot be started: no program is named"),
    ],
)
def test_a_program_that_is_none(command, sentence):
    with pytest.raises(AppError) as refused:
        Program(command).start()
    assert str(refused.value) == sentence
