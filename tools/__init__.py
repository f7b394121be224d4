"""Tools of the workshop: contracts, locks, documentation checks, demo packages. Not part of the wheel."""
