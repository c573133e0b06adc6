"""A value that is worked out when it is first asked for, without a lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Owner = TypeVar("Owner")
Worked = TypeVar("Worked")


class lazy(Generic[Owner, Worked]):  # noqa: N801 (a decorator, called as `cached_property` is)
    """`functools.cached_property` for what every row is asked, in one thread.

    The library's own takes a lock each time up to Python 3.11, which costs as much as many of
    these values.
    """

    def __init__(self, work: Callable[[Owner], Worked]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Owner]) -> lazy[Owner, Worked]: ...

    @overload
    def __get__(self, owner: Owner, kind: type[Owner] | None = None) -> Worked: ...

    def __get__(
        self, owner: Owner | None, kind: type[Owner] | None = None
    ) -> lazy[Owner, Worked] | Worked:
        """Return the value; from then on it stands in the object, where Python looks first."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work(owner)
        return value
