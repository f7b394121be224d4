"""Word, Excel and scanned paper as an office writes them: shared by the builders of packages 05 and 06."""
