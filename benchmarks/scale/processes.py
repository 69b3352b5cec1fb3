"""Whole processes, and what they take: time, processor, memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

try:
    import psutil  # type: ignore[import-untyped]
except ImportError:
    psutil = None


class Spent(NamedTuple):
    """What a process and its children took, in seconds, and what it printed."""

    seconds: float
    processor: float
    printed: str


def run(command: list[str], environment: Mapping[str, str] | None = None) -> Spent:
    """Run a command to its end. Ends this program with what the command complains of, where it fails."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, capture_output=True, env=_surroundings(environment), check=False)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode:
        complaint = done.stderr.decode().strip() or done.stdout.decode()[:1000]
        raise SystemExit(f"exit code {done.returncode}: {' '.join(command)}\n{complaint}")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(seconds, processor, done.stdout.decode())


def peak(command: list[str], environment: Mapping[str, str]) -> int | None:
    """Return the most memory that a command with all its children held at once, in bytes; None without psutil."""
    if psutil is None:
        return None
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=_surroundings(environment))
    most = 0
    while process.poll() is None:
        most = max(most, memory(process.pid) or 0)
        time.sleep(0.05)
    return most


def memory(pid: int) -> int | None:
    """Return the memory of a process with its children in bytes, what they share counted once; None without psutil."""
    if psutil is None:
        return None
    total = 0
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
                found = each.memory_full_info()
                total += getattr(found, "pss", 0) or found.rss
    return total


def asked(command: list[str], questions: Path, environment: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Run a command on a file of questions and yield each line that it prints with its process' id."""
    with (
        questions.open("rb") as file,
        subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, env=_surroundings(environment)) as process,
    ):
        for line in process.stdout or ():
            yield line.decode(), process.pid


def _surroundings(more: Mapping[str, str] | None) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("FACTCLI_")}
    return {**kept, **(more or {})}
