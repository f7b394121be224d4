"""The office: one room per part of the domain. Rooms are declared in ``importlinter.toml`` as they come."""
