"""From the files of a declaration package to a structured declaration in which every value has its place."""
