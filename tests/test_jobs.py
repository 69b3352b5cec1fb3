"""A batch answered by several processes: the same bytes in the same order, at once where somebody waits for them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from factcli.commands import jobs
from factcli.errors import FactcliError
from tests.conftest import BRIDGES, Program

COMMAND = [sys.executable, "-m", "factcli", "--base", str(BRIDGES), "ask", "--batch", "--jobs", "2"]
QUESTION = b"who is Ada Pell\n"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the program in a group of processes of its own, as a terminal does."""
    cache = os.environ | {"FACTCLI_CACHE": str(tmp_path)}
    group: dict[str, Any] = {"start_new_session": sys.platform != "win32"}
    pipe = subprocess.PIPE
    with subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=pipe, env=cache, **group) as program:
        yield program
        program.kill()


@pytest.mark.parametrize("options", [(), ("--limit", "1", "--explain")])
def test_several_processes_write_what_one_writes(options: tuple[str, ...], factcli: Program) -> None:
    """Whatever comes: empty lines, bytes that are no text, a line longer than a block, no line feed at the end."""
    asked = [
        "which bridges are made of stone",
        "",
        "when was the zeppelin built",
        *(f"what is WV{n}" for n in range(60)),
    ]
    stdin = "\r\n".join(asked).encode() + b"\n\xff\xfe\n" + b"x" * 100_000 + b"\nwho is Ada Pell"
    one, several = (factcli.run("ask", "--batch", *options, "-j", each, stdin=stdin) for each in ("1", "2"))
    assert several == one
    assert one.code == 1
    assert one.out.count("\n") == len(asked) + 3


def test_several_processes_that_answer_all_exit_with_0(factcli: Program) -> None:
    """With nothing asked too."""
    assert factcli.answers("ask", "-", "-j", "2", stdin=QUESTION * 3).count("\n") == 3
    assert factcli.answers("ask", "-", "-j", "2") == ""


def test_who_waits_for_an_answer_gets_it(running: subprocess.Popen[bytes]) -> None:
    """A question is not held back until there are more."""
    assert running.stdin
    assert running.stdout
    for _ in range(3):
        running.stdin.write(QUESTION)
        running.stdin.flush()
        assert b'"answered"' in running.stdout.readline()
    running.stdin.close()
    assert (running.wait(), running.stderr and running.stderr.read()) == (0, b"")


def test_nobody_reads_any_more(running: subprocess.Popen[bytes]) -> None:
    """It ends, and says nothing."""
    assert running.stdin
    assert running.stdout
    running.stdin.write(QUESTION)
    running.stdin.flush()
    running.stdout.readline()
    running.stdout.close()
    running.stdin.write(QUESTION)
    running.stdin.flush()
    assert (running.wait(), running.stderr and running.stderr.read()) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no groups of processes there")
def test_an_interruption_ends_all(running: subprocess.Popen[bytes]) -> None:
    """With 130, and without a word of any process."""
    assert running.stdin
    assert running.stdout
    running.stdin.write(QUESTION)
    running.stdin.flush()
    running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    assert (running.wait(), running.stderr and running.stderr.read()) == (130, b"")


def test_a_process_that_is_gone_is_told() -> None:
    """What it was asked stays without an answer: that is no end of a batch."""
    ours, theirs = Pipe()
    theirs.close()
    with pytest.raises(FactcliError, match="a process that answers questions is gone") as told:
        jobs._received(ours)
    assert told.value.hint == "try fewer of them with --jobs"


def test_what_goes_wrong_in_a_process_is_raised() -> None:
    """As if it had gone wrong here."""
    ours, theirs = Pipe()
    theirs.send(ZeroDivisionError("one by none"))
    with pytest.raises(ZeroDivisionError, match="one by none"):
        jobs._received(ours)
