"""Frozen values: what `dataclasses` gives, made when it is needed."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, is_dataclass, replace

import pytest

from factcli.frozen import NamedTuple, field, frozen


@frozen
class Pair:
    """Two parts, the second of which may be left out."""

    left: int
    right: tuple[str, ...] = ()
    notes: dict[str, int] = field(default_factory=dict)

    @property
    def both(self) -> tuple[int, tuple[str, ...]]:
        """Return the two."""
        return self.left, self.right


@frozen
class Other:
    """A class with the same fields."""

    left: int
    right: tuple[str, ...] = ()


@frozen
class Plain:
    """A class whose values can all be hashed."""

    left: int
    right: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """What `dataclasses` itself makes."""

    left: int
    right: tuple[str, ...] = ()
    notes: dict[str, int] = dataclasses.field(default_factory=dict)


MANY = range(50)
"""More than the instances that are filled by hand."""


@pytest.mark.parametrize("number", MANY)
def test_each_instance_is_filled_alike(number: int) -> None:
    """By position, by name, with defaults; a default that is made is made anew."""
    first, second = Pair(number), Pair(number, right=("x",))
    assert (first.left, first.right, first.notes) == (number, (), {})
    assert second.both == (number, ("x",))
    assert first.notes is not second.notes
    assert repr(second) == f"Pair(left={number}, right=('x',), notes={{}})"


@pytest.mark.parametrize("arguments", [(), (1, (), {}, 4)])
@pytest.mark.parametrize("number", MANY)
def test_arguments_that_do_not_fit_are_refused(number: int, arguments: tuple[object, ...]) -> None:
    """From the first instance on, and in the words of Python."""
    with pytest.raises(TypeError, match=r"Pair\.__init__\(\) (missing|takes)"):
        Pair(*arguments)  # type: ignore[call-arg, arg-type]
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        Pair(number, wrong=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        Pair(wrong=1, right=())  # type: ignore[call-arg]


@pytest.mark.parametrize("number", MANY)
def test_equal_are_those_of_one_class_and_the_same_fields(number: int) -> None:
    """Fields that are equal do not make values of two classes equal."""
    assert Plain(number) == Plain(number)
    assert hash(Plain(number)) == hash(Plain(number))
    assert Plain(number) != Plain(-1)
    assert Plain(number) != Other(number)
    assert {Plain(number), Plain(number), Plain(-1)} == {Plain(number), Plain(-1)}


def test_nothing_changes() -> None:
    """No field can be set or deleted, and none added."""
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.left = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del pair.left
    with pytest.raises(FrozenInstanceError):
        pair.other = 2  # type: ignore[attr-defined]
    assert not hasattr(pair, "__dict__")


def test_it_is_a_dataclass() -> None:
    """What takes dataclasses takes these: fields, copies with changes, patterns, pickles."""
    pair = Pair(1, ("x",), {"a": 1})
    assert is_dataclass(Pair)
    mine, theirs = ([(each.name, each.type, each.default) for each in fields(cls)] for cls in (Pair, Twin))
    assert mine == theirs
    assert asdict(pair) == asdict(Twin(1, ("x",), {"a": 1}))
    assert replace(pair, left=2) == Pair(2, ("x",), {"a": 1})
    assert pickle.loads(pickle.dumps(pair)) == copy.copy(pair) == copy.deepcopy(pair) == pair  # noqa: S301 - our own
    match pair:
        case Pair(left, right):
            assert (left, right) == pair.both


class Row(NamedTuple):
    """A tuple, the last two fields of which may be left out."""

    name: str
    size: int = 0
    marks: tuple[str, ...] = ()

    @property
    def both(self) -> tuple[str, int]:
        """Return the first two."""
        return self.name, self.size


@pytest.mark.parametrize("number", MANY)
def test_a_tuple_with_fields_is_one_of_typing_s(number: int) -> None:
    """By position, by name, with defaults; it is a tuple, with names for its places."""
    row = Row("x", number)
    assert row == ("x", number, ())
    assert row == Row(name="x", size=number) == Row("y", number)._replace(name="x")
    assert row.both == (row.name, row.size) == row[:2]
    assert len({row, Row("x", number), Row("x", -1)}) == 2
    assert repr(row) == f"Row(name='x', size={number}, marks=())"
    assert pickle.loads(pickle.dumps(row)) == copy.copy(row) == copy.deepcopy(row) == row  # noqa: S301 - our own
    match row:
        case Row(name, size):
            assert (name, size) == row.both


def test_a_tuple_with_fields_refuses_what_does_not_fit() -> None:
    """In the words of Python; and nothing changes."""
    for arguments in ((), ("x", 1, (), 4)):
        with pytest.raises(TypeError, match=r"Row\.__new__\(\) (missing|takes)"):
            Row(*arguments)  # type: ignore[call-arg, arg-type]
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        Row("x", wrong=1)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Row("x").name = "y"  # type: ignore[misc]
    assert not hasattr(Row("x"), "__dict__")
