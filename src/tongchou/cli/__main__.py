"""``python -m tongchou.cli``."""

from tongchou.cli.main import main

if __name__ == "__main__":
    main()
