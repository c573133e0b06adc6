"""Open what Excel locked with the password that is built into it, and that nobody ever typed."""

from __future__ import annotations

import io
from typing import Final

_BUILT_IN: Final = "VelvetSweatshop"
"""Excel's own, for a workbook whose structure is protected ([MS-OFFCRYPTO] 2.4)."""


def unlocked(data: bytes) -> bytes | None:
    """Return a locked workbook as it is without its password; None where that is another one."""
    # The library has no types.
    import msoffcrypto  # type: ignore[import-untyped] # noqa: PLC0415 (slow, seldom needed)

    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=_BUILT_IN)
        target = io.BytesIO()
        file.decrypt(target)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (a wrong password and a broken file raise in as many ways)
        return None
    return target.getvalue()
