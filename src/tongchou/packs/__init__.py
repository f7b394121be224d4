"""The rules of a place: clauses, parameters, rules and cases, as folders of data with a little Python.

``national`` holds everything; ``hunan`` and ``zhuzhou`` only their differences. Another city is another
folder that extends one of these; see ``docs/developers/add-a-rule.md``.
"""
