"""The judgement: pure functions, dated, seeded, explainable. Pieces meet only in ``pipeline``."""
