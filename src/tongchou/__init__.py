"""Tongchou 统筹: pre-review, joint review and unified management of government-invested IT projects."""

__version__ = "0.1.0"
