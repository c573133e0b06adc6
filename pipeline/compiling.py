"""Compile the Word templates at set-up, as Python compiles the modules."""

from __future__ import annotations

from pipeline.publish.template import compile_ahead
from pipeline.settings import ROOT

if __name__ == "__main__":
    compile_ahead(ROOT / "templates")
