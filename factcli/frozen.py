"""Frozen dataclasses with slots, whose methods are written when they are first called.

`@dataclass(frozen=True, slots=True)` compiles half a dozen methods for each class: 0.45 ms, and some sixty classes
stand on the way to an answer, few of which it needs. `@frozen` takes 0.03 ms and gives the same: equality by class and
fields, hash, repr, patterns, copies, pickles, and what
:mod:`dataclasses` does with a dataclass (`fields`, `replace`; the :func:`replace` here is quicker to start).

`NamedTuple` is written and used as the one of :mod:`typing`, which takes 0.1 ms a class, and made in 0.02 ms.
"""

from __future__ import annotations

import collections
from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field
    from typing import NamedTuple

__all__ = ["NamedTuple", "field", "frozen", "replace"]

_T = TypeVar("_T")

_BY_HAND = 40
"""Calls of a method that are done by hand before it is compiled: that takes as long as fifty of them."""

_put = object.__setattr__


class Made:
    """The default of a field that is made anew for each record."""

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def field(*, default_factory: Callable[[], _T]) -> _T:
    """Return the default of a field that is made anew for each record."""
    made: Any = Made(default_factory)
    result: _T = made
    return result


_MISSING = object()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_T]) -> type[_T]:
    """Make a class without bases a frozen dataclass with slots."""
    names = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063 - inspect takes longer than all the rest
    own = {name: each for name, each in cls.__dict__.items() if name not in {"__dict__", "__weakref__"}}
    defaults = {name: own.pop(name) for name in names if name in own}
    made = {
        "__qualname__": cls.__qualname__,
        "__slots__": names,
        "__match_args__": names,
        "__defaults__": defaults,
        "__filled__": 0,
        "__compared__": 0,
        "__dataclass_fields__": _Fields(),
    }
    return type(cls.__name__, (), _METHODS | own | made)


def replace(record: _T, **changes: Any) -> _T:
    """Return a record of a frozen class with some fields changed."""
    same = {name: getattr(record, name) for name in record.__slots__ if name not in changes}  # type: ignore[attr-defined]
    return type(record)(**same, **changes)


class _Fields:
    """The fields of a class as :mod:`dataclasses` keeps them, made when they are first asked for."""

    def __get__(self, _: object, owner: Any) -> dict[str, Field[Any]]:
        import dataclasses  # noqa: PLC0415 - 1 ms that an answer does not need

        given = {
            name: dataclasses.field(default_factory=each.factory) if isinstance(each, Made) else each
            for name, each in owner.__defaults__.items()
        }
        namespace = given | {"__doc__": "no signature", "__annotations__": owner.__annotations__}
        twin: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type(owner.__name__, (), namespace))
        found: dict[str, Field[Any]] = twin.__dataclass_fields__
        owner.__dataclass_fields__ = found
        return found


def _init(self: Any, *values: Any, **named: Any) -> None:
    """Fill the first few instances by hand; then, or to complain of arguments that do not fit, write `__init__`."""
    cls = type(self)
    cls.__filled__ += 1
    if cls.__filled__ > _BY_HAND or not _fill(self, values, named):
        _write_init(cls)
        self.__init__(*values, **named)


def _fill(self: Any, values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Set the fields; tell whether the arguments fit."""
    given = dict(zip(self.__slots__, values, strict=False)) | named
    if len(given) < len(values) + len(named):
        return False
    defaults = self.__defaults__
    for name in self.__slots__:
        if name in given:
            _put(self, name, given.pop(name))
        elif name in defaults:
            _put(self, name, _default(defaults[name]))
        else:
            return False
    return not given


def _default(given: Any) -> Any:
    return given.factory() if isinstance(given, Made) else given


def _write_init(cls: Any) -> None:
    scope: dict[str, Any] = {"_put": _put}
    parameters, lines = ["self"], [" pass"]
    for name in cls.__slots__:
        default = cls.__defaults__.get(name, _MISSING)
        made = default.factory if isinstance(default, Made) else None
        scope |= {f"_default_{name}": default if made is None else None, f"_make_{name}": made}
        parameters.append(name if default is _MISSING else f"{name}=_default_{name}")
        value = name if made is None else f"_make_{name}() if {name} is None else {name}"
        lines.append(f" _put(self, {name!r}, {value})")
    _write(cls, "__init__", [f"({', '.join(parameters)}):", *lines], scope)


def _eq(self: Any, other: object) -> Any:
    """Compare the first few by hand, as `_init` fills them."""
    cls = type(self)
    cls.__compared__ += 1
    if cls.__compared__ > _BY_HAND:
        mine, others = (_fields_of(it, cls) for it in ("self", "other"))
        same = f" return {mine} == {others} if other.__class__ is self.__class__ else NotImplemented"
        _write(cls, "__eq__", ["(self, other):", same], {})
        return self.__eq__(other)
    return _values(self) == _values(other) if other.__class__ is cls else NotImplemented


def _hash(self: Any) -> int:
    """Hash the first few by hand."""
    cls = type(self)
    cls.__compared__ += 1
    if cls.__compared__ > _BY_HAND:
        _write(cls, "__hash__", ["(self):", f" return hash({_fields_of('self', cls)})"], {})
        return hash(self)
    return hash(_values(self))


def _values(record: Any) -> tuple[Any, ...]:
    return tuple([getattr(record, name) for name in record.__slots__])


def _fields_of(it: str, cls: Any) -> str:
    return f"({''.join(f'{it}.{name}, ' for name in cls.__slots__)})"


def _write(cls: Any, name: str, lines: list[str], scope: dict[str, Any]) -> None:
    """Compile a method of a class in place of the one here that stood in for it."""
    made: dict[str, Callable[..., Any]] = {}
    exec(f"def {name}" + "\n".join(lines), scope, made)  # noqa: S102 - the names of fields, as in dataclasses itself
    made[name].__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, made[name])


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({shown})"


def _refuse(self: Any, name: str, *_: object) -> NoReturn:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - an error of the programmer's

    raise FrozenInstanceError(f"cannot change {name!r} of {type(self).__qualname__}")


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), _values(self)


_METHODS = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}


def _getter(at: int) -> Any:
    """Return what reads a field of a tuple: as :mod:`collections` does, in C where Python has it."""
    return getattr(collections, "_tuplegetter", lambda at, _: property(itemgetter(at)))(at, None)


class _Tuples(type):
    """Makes a class that lists its fields one of tuples with these fields."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        names = tuple(namespace.get("__annotations__", ()))
        defaults = tuple(namespace[each] for each in names if each in namespace)
        made = {"__slots__": (), "__match_args__": names, "__defaults__": defaults, "__filled__": 0}
        return super().__new__(
            cls, name, bases, namespace | made | {each: _getter(at) for at, each in enumerate(names)}
        )


class _Tuple(tuple[Any, ...], metaclass=_Tuples):
    """What tuples with fields do: those of :class:`typing.NamedTuple`, of whose methods they have `_replace`."""

    def __new__(cls: Any, *values: Any, **named: Any) -> Any:
        """Make the first few by hand; then, or where that is not enough, write `__new__`."""
        cls.__filled__ += 1
        lacking, defaults = len(cls.__match_args__) - len(values), cls.__defaults__
        if cls.__filled__ > _BY_HAND or named or not 0 <= lacking <= len(defaults):
            _write_new(cls)
            return cls(*values, **named)
        return tuple.__new__(cls, values + defaults[len(defaults) - lacking :])

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self: Any) -> str:
        shown = ", ".join(f"{name}={each!r}" for name, each in zip(self.__match_args__, self, strict=True))
        return f"{type(self).__qualname__}({shown})"

    def _replace(self: Any, **changes: Any) -> Any:
        return type(self)(**dict(zip(self.__match_args__, self, strict=True)) | changes)


def _write_new(cls: Any) -> None:
    names, defaults = cls.__match_args__, dict(zip(cls.__match_args__[::-1], cls.__defaults__[::-1], strict=False))
    parameters = ["cls", *(f"{name}=_default_{name}" if name in defaults else name for name in names)]
    scope = {"_new": tuple.__new__} | {f"_default_{name}": default for name, default in defaults.items()}
    _write(cls, "__new__", [f"({', '.join(parameters)}):", f" return _new(cls, ({', '.join(names)},))"], scope)


if not TYPE_CHECKING:
    NamedTuple = _Tuple
