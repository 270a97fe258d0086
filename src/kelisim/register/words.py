"""One side's words by the hashes of their acts, some of which are still where a node keeps its acts."""

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from typing import Any, Final, TypeVar

from kelisim.acts import profile
from kelisim.acts.envelope import Signed
from kelisim.model.act import ActBase

Spoken = TypeVar("Spoken", bound=ActBase)
Read = Callable[[Sequence[str]], Mapping[str, Signed]]
"""Reads acts that a node has checked and stored, by their hashes."""
_AT_ONCE: Final = 500


class Words(Mapping[str, Spoken]):
    """Acts by their hashes, in the order in which they were folded.

    Those that were left where they are stored are read when they are asked for: one, or all where all are gone through.
    """

    def __init__(self) -> None:
        self._acts: dict[str, Any] = {}
        self._left: Read | None = None

    def leave(self, hashes: Iterable[str], read: Read) -> None:
        """Say that there are acts with these hashes, which `read` gives."""
        self._acts.update(dict.fromkeys(hashes))
        self._left = read

    def __setitem__(self, act_hash: str, act: Spoken) -> None:
        self._acts[act_hash] = act

    def __getitem__(self, act_hash: str) -> Spoken:
        found: Spoken | None = self._acts[act_hash]
        if found is None:
            self._fetch([act_hash])
            found = self._acts[act_hash]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._acts)

    def __len__(self) -> int:
        return len(self._acts)

    def __contains__(self, act_hash: object) -> bool:
        return act_hash in self._acts

    def items(self) -> ItemsView[str, Spoken]:
        """All of them with their hashes."""
        self._fetch_all()
        return self._acts.items()

    def values(self) -> ValuesView[Spoken]:
        """All of them."""
        self._fetch_all()
        return self._acts.values()

    def _fetch_all(self) -> None:
        if self._left is not None:
            missing = [act_hash for act_hash, act in self._acts.items() if act is None]
            for start in range(0, len(missing), _AT_ONCE):
                self._fetch(missing[start : start + _AT_ONCE])
            self._left = None

    def _fetch(self, hashes: Sequence[str]) -> None:
        signed = self._left(hashes) if self._left else {}
        for act_hash in hashes:
            self._acts[act_hash] = profile.decode_again(signed[act_hash].payload)
