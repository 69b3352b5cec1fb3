"""The terminal's contracts: every command, every form, both streams, every exit code."""

from __future__ import annotations

import importlib
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import BRIDGES, DATA, Program
from jsonschema import Draft202012Validator

import factcli as package
from factcli.build import shipped
from factcli.commands import opening, screen
from factcli.commands.app import COMMANDS
from factcli.formats import FORMS

SCHEMA = json.loads((Path(package.__file__).parent / "formats" / "answer.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

ANSWERED = ("ask", "which bridges are made of stone")
LACKING = ("said", "ada pell", "--about", "toll")
STUMBLING = ("ask", "when was the zeppelin built")
WAVERING = ("show", "wendy")
REFUSED = ("list", "gondola")
OUTCOMES = [(ANSWERED, 0), (LACKING, 1), (REFUSED, 2), (STUMBLING, 3), (WAVERING, 4)]

TWINS = '[base]\ntitle = "t"\n[kinds.cat]\n[sources.s]\ntitle = "s"\n' + "".join(
    f'[things.{each}]\nname = "{each}"\nkind = "cat"\naliases = ["Wendy"]\nshared = ["Wendy"]\nsource = "s"\n'
    for each in ("tabby", "tom")
)
"""A base of two cats of one name."""


@pytest.fixture
def twins(tmp_path: Path) -> str:
    """Return the path of the base of two cats."""
    path = tmp_path / "twins.toml"
    path.write_text(TWINS, encoding="utf-8")
    return str(path)


def process(*args: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    return subprocess.run([sys.executable, "-m", "factcli", *args], capture_output=True, check=False, **options)


# help ---------------------------------------------------------------------------


def test_the_help_lists_every_command(factcli: Program) -> None:
    """Each with the first sentence of its own help."""
    page = factcli.answers("--help")
    listed = page.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


def test_every_command_is_joined() -> None:
    """A file of commands that is no part of the frame is a command."""
    frame = {"__init__", "app", "bar", "jobs", "looking", "opening", "options", "program", "screen"}
    assert {path.stem for path in Path(opening.__file__).parent.glob("*.py")} - frame == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, factcli: Program) -> None:
    """What it does, in a sentence; an example that is a call of it; its help is its docstring, line by line."""
    page = factcli.answers(name, "--help")
    assert re.search(rf"^ +factcli (?:--base \S+ )?{name}\b", page.partition("Examples:")[2], re.MULTILINE)
    module = importlib.import_module(f"factcli.commands.{name}")
    written = (getattr(module, name, None) or getattr(module, f"{name}_")).__doc__
    assert written.splitlines()[0] == COMMANDS[name]
    assert all(line.strip() in page for line in written.splitlines())
    assert max(map(len, page.splitlines())) <= 80


def test_without_a_command_the_help_is_said_beside(factcli: Program) -> None:
    """A script that forgot its command gets no answer for an exit code."""
    assert factcli.refuses() == factcli.answers("--help")


def test_the_version_is_the_package_s(factcli: Program) -> None:
    """One line."""
    assert re.fullmatch(r"factcli \d+\.\d+\.\d+\n", factcli.answers("--version"))


# completion -----------------------------------------------------------------------

COMPLETIONS = [
    ("factcli s", "said show search sources"),
    ("factcli about --j", "--json"),
    ("factcli ask --format j", "json jsonl"),
    ("factcli --format ta", "table"),
    ("factcli cite --style c", "chicago csl-json"),
    ("factcli list br", "bridge"),
    (f"factcli list --base {BRIDGES} br", "bridge"),
    ("factcli list zzz", ""),
    ("factcli --base nowhere.toml list b", ""),
    ("factcli --base ", ""),
    ("factcli ask which bri", ""),
    ("factcli --version ab", "about"),
    ("factcli frobnicate --vers", "--version"),
]


def completed(shell: str, line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Ask as a shell does how a line goes on, in the script that it is given for that."""
    words = line.split(" ")
    asked = {
        "_FACTCLI_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "FACTCLI_BASE": str(BRIDGES),
    }
    return process(env={**os.environ, **asked, **environment})


@pytest.mark.parametrize(("line", "offered"), COMPLETIONS, ids=[line for line, _ in COMPLETIONS])
def test_a_shell_completes(line: str, offered: str) -> None:
    """Commands, options, their values, kinds of the base; the rest is left to the shell, and nothing is said."""
    done = completed("bash", line)
    assert (done.stdout.decode().split(), done.stderr, done.returncode) == (offered.split(), b"", 0)


def test_zsh_and_powershell_are_told_what_a_command_does() -> None:
    """Each in its own form, in the words of the help."""
    zsh, powershell = (completed(shell, "factcli why").stdout.decode() for shell in ("zsh", "powershell"))
    assert zsh == f"""_arguments '*: :(("why":"{COMMANDS["why"]}"))'\n"""
    assert powershell == f"why:::{COMMANDS['why']}\n"


def test_fish_is_told_whether_there_is_anything_to_complete() -> None:
    """By the exit code: 1 leaves the line to fish, which offers files."""
    shown = completed("fish", "factcli why", _TYPER_COMPLETE_FISH_ACTION="get-args")
    assert shown.stdout.decode() == f"why\t{COMMANDS['why']}\n"
    codes = [
        completed("fish", line, _TYPER_COMPLETE_FISH_ACTION="is-args").returncode
        for line in ("factcli why", "factcli ask --base ")
    ]
    assert codes == [0, 1]


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_completes_with_the_script_that_it_is_given(tmp_path: Path) -> None:
    """What `--install-completion` writes down is sourced, and called as bash calls it."""
    program = tmp_path / "factcli"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    script = process(env={**path, "_FACTCLI_COMPLETE": "source_bash"}).stdout.decode()
    typed = 'COMP_WORDS=(factcli ver); COMP_CWORD=1; _factcli_completion factcli; echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", f"{script}\n{typed}"], capture_output=True, text=True, check=True, env=path)
    assert done.stdout == "verify\n"


def installed(home: Path) -> subprocess.CompletedProcess[bytes]:
    """Install the completion of bash in a home; which shell runs the tests is not asked."""
    asked = {"HOME": str(home), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    return process("--install-completion", "bash", env={**os.environ, **asked})


@pytest.mark.skipif(os.name != "posix", reason="goes by $HOME")
def test_completion_is_installed_at_home(tmp_path: Path) -> None:
    """Where bash finds it; a home that cannot be written is no bug."""
    done = installed(tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert ".bash_completions/factcli.sh" in (tmp_path / ".bashrc").read_text("utf-8")
    nowhere = tmp_path / "nowhere"
    nowhere.write_text("", "utf-8")
    done = installed(nowhere)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(f"error: cannot install completion: {nowhere}".encode())


# usage ----------------------------------------------------------------------------

USAGE = [
    (("ask",), "no question", "ask one, as in"),
    (("ask", "   "), "no question", "ask one, as in"),
    (("sak", "x"), 'no command "sak"', "did you mean `factcli ask`?"),
    (("zzz",), 'no command "zzz"', "a question goes to `factcli ask`; see `factcli --help`"),
    (("list",), "missing argument 'KIND'", "see `factcli list --help`"),
    (("--frobnicate", "ask", "x"), "no such option: --frobnicate", "see `factcli --help`"),
    (
        ("ask", "x", "--limit", "0"),
        "invalid value for '--limit': 0 is not in the range x>=1",
        "see `factcli ask --help`",
    ),
    (("ask", "x", "--format", "xml"), "invalid value for '--format': 'xml' is not one of", "see `factcli ask --help`"),
    (("ask", "x", "--json", "--format", "csv"), "--json and --format csv contradict each other", "give one of them"),
    (("about", "--format", "csv"), "no --format csv here", "give --format json, jsonl, table or plain"),
    (("ask", "--batch", "what is WV"), "--batch reads questions from standard input", "leave the question out"),
    (("ask", "--jobs", "2", "what is WV"), "--jobs is for --batch", "give --batch, or leave --jobs out"),
    (
        ("ask", "--batch", "-j", "0"),
        "invalid value for '--jobs' / '-j': 0 is not in the range 1<=x<=256",
        "see `factcli ask --help`",
    ),
    (("ask", "--batch", "--format", "csv"), "--batch writes JSON Lines, not --format csv", "leave --format out"),
    (("--base", "no-such-file", "about"), "no base at no-such-file", "name a TOML file or a folder of them"),
    (("list", "gondola"), "unknown kind 'gondola'", "`factcli about` says what this base holds"),
    (("list", "brigde"), "unknown kind 'brigde'", "did you mean bridge, footbridge?"),
    (("list", "bridge", "--where", "state"), 'no condition: "state"', "write --where PROPERTY=VALUE"),
    (("list", "bridge", "--where", "lenth=3"), "unknown property 'lenth'", "did you mean length?"),
    (("list", "bridge", "--where", "length=long"), 'no number: "long"', '"length" is compared with a number'),
    (("list", "bridge", "--where", "state=shutt"), "unknown state 'shutt'", "`factcli about`"),
    (("list", "bridge", "--where", "state=opn"), "unknown state 'opn'", "did you mean open?"),
    (("list", "bridge", "--where", "crosses=Wand"), "unknown name 'Wand'", "did you mean Wend?"),
    (("list", "bridge", "--where", "state<open"), '"state" cannot be compared so', "write --where"),
    (("list", "town", "--where", "state=open"), 'towns have no "state"', "it is recorded of bridges"),
    (("said", "Rieve"), "unknown name 'Rieve'", "did you mean Tom Reeve?"),
    (("show", "mil bridge"), "unknown name 'mil bridge'", "did you mean Mill Bridge?"),
    (("show", "no-such-fact"), "unknown name 'no-such-fact'", "`factcli about` says what this base holds"),
    (("sources", "mill-bridge"), "unknown source 'mill-bridge'", "did you mean council-minutes, herald-flood"),
    (("search", "of the"), 'no words to search for in "of the"', "words such as"),
    (("query", "list"), "cannot read the query at column 5", "see `factcli query --help`"),
    (("query", "list gondola"), "unknown kind 'gondola'", "`factcli about`"),
    (("query", "list bridge[stade is open]"), "unknown property 'stade'", "did you mean state?"),
    (("query", "list bridge[state is opn]"), "unknown state 'opn'", "did you mean open?"),
    (("query", "define @gondola"), "unknown id 'gondola'", "`factcli about`"),
    (("query", "define @mill-brigde"), "unknown id 'mill-brigde'", "did you mean @mill-bridge?"),
    (("query", "list " + "any(" * 500), "cannot read the query: more than 100 parts", "ask for less at once"),
]


@pytest.mark.parametrize(
    ("args", "message", "hint"), USAGE, ids=lambda each: " ".join(each)[:40] if isinstance(each, tuple) else ""
)
def test_what_the_user_can_mend_is_said(args: tuple[str, ...], message: str, hint: str, factcli: Program) -> None:
    """One error and one hint, on standard error, and the exit code 2."""
    error, said, *more = factcli.refuses(*args).splitlines()
    assert error.startswith(f"error: {message}")
    assert said.startswith(f"hint: {hint}")
    assert more == []


# forms and exit codes ---------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("args", "code"), OUTCOMES)
def test_the_exit_code_is_the_same_in_every_form(
    args: tuple[str, ...], code: int, form: str, factcli: Program, twins: str
) -> None:
    """Answers on standard output; only JSON says there too that there is none; everything else on standard error."""
    run = factcli.run("--base", twins if code == 4 else str(BRIDGES), *args, "--format", form)
    assert run.code == code
    is_object = form in {"json", "jsonl"} and code != 2
    assert bool(run.out) == (code == 0 or is_object)
    assert bool(run.err) == (code != 0 and not is_object)
    if is_object:
        VALIDATOR.validate(json.loads(run.out))


def test_the_text_forms_say_why_there_is_no_answer(factcli: Program, twins: str) -> None:
    """Nothing recorded, not understood, ambiguous: each with its cause and what to do."""
    assert factcli.lacks(*LACKING).startswith(
        "nothing recorded: no statement by Ada Pell about toll in this base\n"
        "hint: `factcli said ada-pell` lists all that is recorded\n\n"
        "nearest facts, not answers:\n"
    )
    assert factcli.stumbles(*STUMBLING).startswith("not understood: ")
    assert factcli.wavers("--base", twins, *WAVERING) == (
        'ambiguous: "wendy" may stand for several of this base\n'
        "it may mean:\n"
        "  1. @tabby (tabby, cat)\n"
        "  2. @tom (tom, cat)\n"
        "hint: name one of them by its id\n"
    )


def test_json_for_short(factcli: Program) -> None:
    """`--json` is `--format json`, before the command as well as behind it."""
    expected = factcli.answers(*ANSWERED, "--format", "json")
    assert factcli.answers(*ANSWERED, "--json") == factcli.answers("--json", *ANSWERED) == expected


def test_a_pipe_gets_plain_text_and_a_terminal_a_table(factcli: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a form is named."""
    assert factcli.answers(*ANSWERED) == factcli.answers(*ANSWERED, "--format", "plain")
    table = factcli.answers(*ANSWERED, "--format", "table")
    monkeypatch.setattr(screen, "_is_terminal", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert factcli.answers(*ANSWERED) == table


def test_the_limit_is_said(factcli: Program) -> None:
    """The first answers, and beside them that there are more."""
    run = factcli.run("list", "bridge", "--limit", "2")
    assert (run.code, run.err) == (0, "shown: 2 of 4\n")
    assert run.out.startswith("King's Bridge: the oldest bridge of the county. [1]\nMill Bridge: the road")
    assert len(factcli.replies("list", "bridge", "--limit", "2", "--json")["answers"]) == 2
    assert factcli.answers("list", "bridge", "--limit", "4") == factcli.answers("list", "bridge")


def test_explain_says_how_it_was_understood(factcli: Program) -> None:
    """Beside the answer for people; within the object for programs; the typed query gives the same answers."""
    run = factcli.run(*ANSWERED, "--explain")
    assert run.out == factcli.answers(*ANSWERED)
    assert "query: list bridge[material is stone]\n" in run.err
    reply = factcli.replies(*ANSWERED, "--json", "--explain")
    assert {"words": "bridges", "meaning": "kind bridge"} in reply["explanation"]
    assert factcli.replies("query", reply["query"], "--json")["answers"] == reply["answers"]


def test_the_question_needs_no_quotation_marks(factcli: Program) -> None:
    """Words as the shell parts them are one question."""
    assert factcli.answers("ask", *ANSWERED[1].split()) == factcli.answers(*ANSWERED)


# batch --------------------------------------------------------------------------------

QUESTIONS = ["which bridges are made of stone", "when was the zeppelin built", "", "what is WV"]


@pytest.mark.parametrize("way", [("--batch",), ("-",)])
def test_a_batch_writes_an_object_a_line(way: tuple[str, ...], factcli: Program) -> None:
    """In order, one for every line, empty ones too; 1 where not all were answered."""
    run = factcli.run("ask", *way, stdin="\r\n".join(QUESTIONS).encode("utf-8-sig"))
    replies = [json.loads(line) for line in run.out.splitlines()]
    assert [reply["question"] for reply in replies] == QUESTIONS
    assert [reply["status"] for reply in replies] == ["answered", "not_understood", "not_understood", "answered"]
    assert (run.code, run.err) == (1, "")
    for reply in replies:
        VALIDATOR.validate(reply)


def test_a_batch_that_is_all_answered_exits_with_0(factcli: Program) -> None:
    """An empty one too."""
    assert factcli.answers("ask", "-", stdin=b"what is WV").count("\n") == 1
    assert factcli.answers("ask", "-") == ""


def test_a_batch_takes_any_bytes(factcli: Program) -> None:
    """What is no UTF-8 is read as replacement characters."""
    run = factcli.run("ask", "-", stdin=b"what is \xff\xfe?\x00\n")
    assert run.code == 1
    assert json.loads(run.out)["question"] == "what is \ufffd\ufffd?\x00"


def test_a_batch_answers_each_line_as_it_comes() -> None:
    """The answer to a line is there before the next is written."""
    command = [sys.executable, "-m", "factcli", "ask", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin
        assert running.stdout
        for question in ("what is WV", "who is Ada Pell"):
            running.stdin.write(f"{question}\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["question"] == question
        running.stdin.close()
    assert running.returncode == 0


# the base -------------------------------------------------------------------------------


def test_the_base_is_named_before_or_behind_the_command(factcli: Program, twins: str) -> None:
    """Both count for more than the environment."""
    assert "tabby" in factcli.answers("--base", twins, "list", "cat")
    assert "tabby" in factcli.answers("list", "cat", "--base", twins)
    assert "tabby" in factcli.answers("--base", "no-such-file", "list", "cat", "--base", twins)


def test_the_nearest_base_is_used(
    factcli: Program, twins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a name: $FACTCLI_BASE, else `facts.toml` here or in a parent folder, else the one that ships."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert "Wendmere" in factcli.answers("about")
    monkeypatch.setenv("FACTCLI_BASE", "")
    assert factcli.answers("about") == factcli.answers("about", "--base", str(shipped()))
    shutil.copy(twins, tmp_path / "facts.toml")
    assert "cats (2)" in factcli.answers("about")


def test_a_base_may_be_a_folder(factcli: Program) -> None:
    """All its TOML files are one base."""
    assert factcli.answers("list", "bridge", "--base", str(BRIDGES.parent)) == factcli.answers("list", "bridge")


def test_a_wrong_base_is_told_with_every_problem(factcli: Program, tmp_path: Path) -> None:
    """Each with its place and what to do; no traceback."""
    path = tmp_path / "facts.toml"
    path.write_text('[things.a]\nkind = "cat"\n[things.b]\nname = "b\\u001b[31m"\nkind = "dog"\n', encoding="utf-8")
    lines = factcli.refuses("--base", str(path), "about").splitlines()
    assert len(lines) >= 6
    assert all(re.match(rf"error: {re.escape(str(path))}(:\d+)?: ", line) for line in lines[::2])
    assert all(line.startswith("hint: ") for line in lines[1::2])
    assert "\x1b" not in "".join(lines)


def test_any_base_that_loads_can_be_asked(factcli: Program) -> None:
    """Every broken base of the loader's tests is refused here as well, in every form alike."""
    for path in sorted((DATA / "broken").glob("bad-*.toml"))[:5]:
        assert "Traceback" not in factcli.refuses("--base", str(path), "ask", "what is x", "--json")


# the cache --------------------------------------------------------------------------------


@pytest.mark.parametrize("spoil", ["file", "folder of others", "garbage", "cut short"])
def test_a_cache_that_cannot_be_used_is_done_without(
    spoil: str, factcli: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is the same, and nothing is said of it."""
    cache = tmp_path / "cache"
    expected = factcli.answers(*ANSWERED)
    monkeypatch.setenv("FACTCLI_CACHE", str(cache))
    if spoil == "file":
        cache.write_text("no folder")
    elif spoil == "folder of others":
        monkeypatch.setenv("FACTCLI_CACHE", "/dev/null/cache")
    else:
        factcli.answers(*ANSWERED)
        (compiled,) = cache.glob("*.sqlite")
        content = compiled.read_bytes()
        compiled.write_bytes(b"garbage" * 999 if spoil == "garbage" else content[: len(content) // 2])
    assert factcli.answers(*ANSWERED) == expected
    assert factcli.answers(*ANSWERED) == expected


def test_a_cache_that_is_damaged_deep_inside_is_made_anew(
    factcli: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What only shows as it is read is mended in the middle of the answer, without a word."""
    monkeypatch.setenv("FACTCLI_CACHE", str(tmp_path))
    expected = factcli.answers(*ANSWERED)
    (compiled,) = tmp_path.glob("*.sqlite")
    content = bytearray(compiled.read_bytes())
    for page in range(2 * 4096, len(content) - 4096, 3 * 4096):
        content[page : page + 4096] = b"\xab" * 4096
    compiled.write_bytes(content)
    assert factcli.answers(*ANSWERED) == expected
    assert compiled.read_bytes() != content
    assert factcli.answers(*ANSWERED) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("shared", [None, "", "relative/folder", "/somewhere/else"])
def test_the_cache_folder_is_the_user_s(shared: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that platformdirs names, which is not imported for it."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - a test of doing without

    monkeypatch.delenv("FACTCLI_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if shared is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", shared)
    assert opening.cache_folder() == user_cache_path("factcli", appauthor=False)


# streams ------------------------------------------------------------------------------------


def test_it_runs_as_a_module() -> None:
    """`python -m factcli` is the program, and names itself so."""
    done = process("ask", "what is WV")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Wend Viaduct: a railway viaduct over the Wend.")


@pytest.mark.parametrize("args", [("list", "bridge"), ("list", "bridge", "--json"), ("about",), ("ask", "-")])
def test_a_closed_pipe_ends_quietly(args: tuple[str, ...]) -> None:
    """Whoever reads the first line only, or nothing, gets no complaint."""
    command = [sys.executable, "-m", "factcli", *args]
    for closed_at_once in (True, False):
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert running.stdin
            assert running.stdout
            assert running.stderr
            if closed_at_once:
                running.stdout.close()
            running.stdin.write(b"what is WV\n" * 50)
            running.stdin.close()
            if not closed_at_once:
                running.stdout.readline()
                running.stdout.close()
            assert running.stderr.read() == b""
        assert running.returncode in {0, 1}


def test_a_closed_pipe_on_the_help_ends_quietly() -> None:
    """Typer writes it, and closes in its own way."""
    with subprocess.Popen(
        [sys.executable, "-m", "factcli", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told() -> None:
    """The user can mend it: no traceback, and no second complaint as the program ends."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcli", "list", "bridge"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"error: cannot write the output: No space left on device\n")


@pytest.mark.parametrize("missing", [1, 2])
@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor")
def test_a_stream_that_was_never_there_is_done_without(missing: int) -> None:
    """A daemon may close what it does not need."""
    done = process("ask", "when was the zeppelin built", preexec_fn=lambda: os.close(missing))
    assert done.returncode == 3


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_an_interrupt_ends_quietly_with_130() -> None:
    """No traceback on Ctrl-C."""
    with subprocess.Popen(
        [sys.executable, "-m", "factcli", "ask", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(b"what is WV\n")
        running.stdin.flush()
        running.stdout.readline()
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == b""
    assert running.returncode == 130


def test_a_bug_is_told_with_its_traceback(factcli: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 70, in every form, with what to do."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("factcli.answer.ask", fail)
    for form in FORMS:
        run = factcli.run("ask", "what is WV", "--format", form)
        assert (run.code, run.out) == (70, "")
        assert run.err.startswith("Traceback (most recent call last):")
        assert run.err.endswith(
            "ZeroDivisionError: by zero\n"
            "error: this is a bug in factcli\nhint: please report it, with the lines above\n"
        )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_a_pipe_gets_utf_8_whatever_the_system_says(encoding: str) -> None:
    """And line feeds."""
    done = process("said", "pell", env={**os.environ, "PYTHONIOENCODING": encoding})
    assert "“No one has looked at that pier since 2011” — Ada Pell\n" in done.stdout.decode("utf-8")


def test_bytes_that_are_no_text_are_a_question_all_the_same() -> None:
    """What cannot be decoded is shown as such."""
    done = process("ask", b"what is \xff", "--json")  # type: ignore[arg-type]
    assert done.returncode == 3
    assert json.loads(done.stdout)["question"] == "what is ?"


# colour ---------------------------------------------------------------------------------------

COLORS: list[tuple[dict[str, str], bool]] = [
    ({}, True),
    ({"NO_COLOR": "1"}, False),
    ({"NO_COLOR": ""}, True),
    ({"TERM": "dumb"}, False),
    ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ({"TERM": "dumb", "FORCE_COLOR": "0"}, False),
    ({"TERM": "dumb", "FORCE_COLOR": ""}, False),
    ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
]


@pytest.mark.parametrize(("environment", "colored"), COLORS)
def test_colour_is_for_terminals_that_take_it(
    environment: dict[str, str], colored: bool, factcli: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR, FORCE_COLOR and TERM are heeded; a pipe never gets any."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert "\x1b" not in factcli.answers(*ANSWERED, "--format", "table")
    monkeypatch.setattr(screen, "_is_terminal", lambda: True)
    assert ("\x1b[" in factcli.answers(*ANSWERED)) == colored


@pytest.mark.parametrize("name", ["GITHUB_ACTIONS", "PY_COLORS", "FORCE_COLOR"])
def test_a_build_server_gets_no_colour(name: str) -> None:
    """Neither in answers nor in help or errors, where Typer would force it."""
    environment = {**os.environ, name: "1"}
    for args in (ANSWERED, ("--help",), ("ask", "--nonsense")):
        done = process(*args, env=environment)
        assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_real_terminal_gets_a_table_in_colour() -> None:
    """As wide as it is."""
    import pty  # noqa: PLC0415 - not on Windows

    outer, inner = pty.openpty()
    environment = {**os.environ, "COLUMNS": "60"}
    done = subprocess.run(
        [sys.executable, "-m", "factcli", "list", "bridge"],
        stdout=inner,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    os.close(inner)
    shown = os.read(outer, 1 << 16).decode("utf-8")
    os.close(outer)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\x1b[2m1.\x1b[0m" in shown
    assert max(len(line) for line in re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()) <= 60


HOSTILE = r"""
[base]
title = "t \u001b]0;owned\u0007 [/x] [red]r[/red]"
[kinds.cat]
words = ["[/x]"]
[sources.s]
title = "s \u001b[2J [/x] :smile:"
[things.tom]
name = "Tom [/x]"
kind = "cat"
description = "\u001b[31m red \u202e \u200b [bold]b[/bold]"
source = "s"
[facts.f]
text = "Tom \u001b[2J\u0007 [/x] =1+1 `rm` <b>x</b>"
speaker = "tom"
quote = "\u009b31m [/x]"
source = "s"
"""


@pytest.mark.parametrize("form", FORMS)
def test_a_base_does_nothing_to_the_terminal(form: str, factcli: Program, tmp_path: Path) -> None:
    """No escape, no control, no bidirectional override comes through, and no markup is interpreted or dropped."""
    path = tmp_path / "hostile.toml"
    path.write_text(HOSTILE, encoding="utf-8")
    for args in (("list", "cat"), ("show", "tom"), ("said", "tom"), ("sources",), ("search", "rm"), ("show", "f")):
        run = factcli.run("--base", str(path), *args, "--format", form)
        assert run.code in {0, 2}
        said = run.out + run.err
        assert all(char.isprintable() or char == "\n" for char in said)
    about = factcli.answers("--base", str(path), "about")
    assert about.isprintable() or set(filter(lambda char: not char.isprintable(), about)) == {"\n"}


# the commands, whole ----------------------------------------------------------------------------


def test_the_same_call_gives_the_same_bytes(factcli: Program) -> None:
    """Twice the same."""
    for args in (ANSWERED, ("list", "bridge"), ("show", "wend"), ("search", "pier flood"), ("about",), ("sources",)):
        assert factcli.answers(*args) == factcli.answers(*args)


def test_the_python_face_gives_the_same_replies(factcli: Program, tmp_path: Path) -> None:
    """What the commands answer through."""
    with package.open_base(BRIDGES, cache=tmp_path) as base:
        assert (
            base.ask("what is WV").answers[0].text
            == factcli.replies("ask", "what is WV", "--json")["answers"][0]["text"]
        )
        assert [answer.text for answer in base.list("bridge", ["state=closed"]).answers] == [
            "The state of King's Bridge is closed."
        ]
        assert base.query("define @wend").status == base.said("pell").status == base.show("wend").status == "answered"
        assert base.search("pier").answers
        assert len(base.sources().answers) == base.overview().sources == 3
    with pytest.raises(package.UnknownName, match="gondola"), package.open_base(BRIDGES, cache=tmp_path) as base:
        base.list("gondola")


def test_importing_the_package_is_cheap() -> None:
    """No module of the package is imported by it, nor what these import."""
    code = (
        "import sys, factcli; print([m for m in sys.modules if m.startswith('factcli.') or m in {'typer', 'sqlite3'}])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"
    assert list(package.__all__) == sorted(package.__all__)
    assert all(getattr(package, name) for name in package.__all__)
    assert set(package.__all__) <= set(dir(package))
    with pytest.raises(AttributeError, match="no_such_name"):
        package.no_such_name  # noqa: B018 - reading it is the test


LATE = {
    "rich",
    "tomli",
    "platformdirs",
    "filelock",
    "hashlib",
    "edtf",
    "rapidfuzz",
    "tree_sitter",
    "importlib.metadata",
}


def test_a_fresh_base_is_asked_without_what_compiling_needs(factcli: Program) -> None:
    """The start of the program is its imports: none that an answer does not need."""
    factcli.answers(*ANSWERED)
    code = (
        "import sys; from factcli.__main__ import main; main(sys.argv[1:]);"
        f"print(sorted({LATE!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *ANSWERED, "--json"], capture_output=True, check=True, text=True)
    assert done.stderr == "[]\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_real_terminal_gets_refusals_in_lines_that_fit() -> None:
    """Broken between words, not by the terminal."""
    import pty  # noqa: PLC0415 - not on Windows

    outer, inner = pty.openpty()
    environment = {**os.environ, "COLUMNS": "40"}
    command = [sys.executable, "-m", "factcli", *LACKING]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=inner, env=environment, check=False)
    os.close(inner)
    shown = os.read(outer, 1 << 16).decode("utf-8")
    os.close(outer)
    assert (done.returncode, done.stdout) == (1, b"")
    assert shown.splitlines()[:5] == [
        "nothing recorded: no statement by Ada",
        "  Pell about toll in this base",
        "hint: `factcli said ada-pell` lists all",
        "  that is recorded",
        "",
    ]
    assert max(map(len, shown.splitlines())) <= 40


QUERIES = {
    "list bridge[state is closed]": ["King's Bridge"],
    "list most(bridge, length)": ["Wend Viaduct"],
    "list bridge[all(material is stone, length > 50)]": ["King's Bridge"],
    "list river[^crosses bridge[state is closed]]": ["Wend"],
    "list town[number(^stands-in bridge) >= 2]": ["Overbridge"],
    "list bridge[crosses @little-ash]:builder": ["Brunt & Sons"],
    "count bridge[crosses @wend]": ["3"],
    "values length @mill-bridge": ["31.50"],
    "max length bridge[stands-in @overbridge]": ["410"],
    "check @kings-bridge[state is closed]": ["yes"],
    "define @wend": [None],
    "find fact said @tom-reeve @wend-viaduct": [None],
    'find reason @kings-bridge "closed"': ["the flood had undermined its middle pier"],
    'find time "closed" 2019': ["2019-02-10"],
}


@pytest.mark.parametrize("query", QUERIES)
def test_typed_queries_are_answered(query: str, factcli: Program) -> None:
    """Each with these values, numbers in their own digits."""
    reply = factcli.replies("query", query, "--json")
    values = (answer["value"] for answer in reply["answers"])
    shown = [value["name"] if isinstance(value, dict) else value and str(value) for value in values]
    assert shown == QUERIES[query]


def test_the_examples_on_typed_queries_are_answered(factcli: Program) -> None:
    """Those of the page, by the base that ships."""
    page = (Path(__file__).parents[1] / "docs" / "query.md").read_text("utf-8")
    examples = re.findall(r"^    factcli query (.+)$", page, re.MULTILINE)
    assert examples
    for example in examples:
        run = factcli.run("--base", str(shipped()), "query", *shlex.split(example))
        assert run.code == 0, run.err
