"""Tests: one module a module, the expected numbers as arithmetic."""
