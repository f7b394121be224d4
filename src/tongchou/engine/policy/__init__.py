"""Versioned rules with legal references: packs in, findings with clauses and reasons out.

>>> from tongchou.packs.discovery import load
>>> from tongchou.engine.policy.evaluation import evaluate
"""
