"""Write the demonstration into an inbox: ``python -m tests.portfolio [--inbox DIR]``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from tests.portfolio.build import FOLDER, files


def write(inbox: Path) -> int:
    """Write every file anew and return how many; what is no longer in it is taken away."""
    shutil.rmtree(inbox / FOLDER, ignore_errors=True)
    for path, content in files().items():
        target = inbox / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return len(files())


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tests.portfolio", description=__doc__)
    parser.add_argument("--inbox", type=Path, default=Path("inbox"))
    inbox = parser.parse_args().inbox
    print(f"{write(inbox)} tệp trong {inbox}")  # noqa: T201 - a command's only answer


if __name__ == "__main__":
    main()
