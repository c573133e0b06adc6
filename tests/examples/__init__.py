"""Of every rule one workbook that breaks it and one that keeps it: what people may be shown."""

from __future__ import annotations

from tests.examples.cells import CELLS
from tests.examples.files import FILES
from tests.examples.gates import GATES
from tests.examples.history import HISTORY
from tests.examples.office import OFFICE
from tests.examples.outside import OUTSIDE
from tests.examples.rows import ROWS

EXAMPLES = (*FILES, *GATES, *CELLS, *ROWS, *HISTORY, *OUTSIDE, *OFFICE)
