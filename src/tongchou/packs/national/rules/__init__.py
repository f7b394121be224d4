"""The pre-review rules, one module per chapter of the catalogue."""
