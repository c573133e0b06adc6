"""Frames as pandas holds them, for what tests ask of whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from pipeline.frames import DAY, FLAG, REAL, TEXT, WHOLE

if TYPE_CHECKING:
    from pipeline.frames import Frame

_DTYPES: Final[dict[str, Any]] = {
    TEXT: "string",
    WHOLE: "Int64",
    REAL: "Float64",
    FLAG: "boolean",
    DAY: "object",
}


def tabled(frame: Frame) -> pd.DataFrame:
    """Return a frame with its columns typed as declared."""
    return pd.DataFrame(
        {
            name: pd.array(values, dtype=_DTYPES[frame.plan[name]])
            for name, values in frame.values.items()  # noqa: PD011 - not one of pandas
        }
    )
