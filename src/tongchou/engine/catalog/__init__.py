"""Reuse: which declared functions, data and costs the city's shared capabilities and data already serve."""
