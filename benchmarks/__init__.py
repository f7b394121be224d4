"""Measured, not hoped for: ``python -m benchmarks NAME`` prints numbers beside a named peer."""
