"""Budget lines from estimate sheets: heads, units, rows, the tree inside a sheet, links between sheets."""
