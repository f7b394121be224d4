"""The words of the field: frozen data that every other part of the house speaks.

No reading, no writing, no deciding, no clock. Beside the standard library only two data
packages are used: ``chinese_calendar`` (announced holidays) and ``stdnum`` (check digits).
"""
