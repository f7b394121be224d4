"""查重: what exists already beside what is declared, compared by labelled parts.

>>> from tongchou.engine.similarity.search import find_similar
>>> result = find_similar(declaration, package, corpus)   # doctest: +SKIP
>>> result.systems[0].score, result.systems[0].parts      # doctest: +SKIP

``features`` reads both sides, ``blocking`` finds candidates, ``comparisons`` and ``modules`` compare,
``scoring`` adds the parts up, ``relations`` names what the pair is, ``passages`` finds copied words.
"""
