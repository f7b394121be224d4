"""Everything below the apps works where Django is not installed."""

from __future__ import annotations

import subprocess
import sys

IMPORT_ALL = """
import importlib, pkgutil, sys

class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "django":
            raise ModuleNotFoundError(f"blocked: {name}", name=name)
        return None

sys.meta_path.insert(0, NoDjango())
import tongchou
taken = 0
for found in pkgutil.walk_packages(tongchou.__path__, "tongchou.", onerror=lambda name: None):
    room = found.name.split(".")[1]
    if room in ("apps", "web") or found.name.endswith("__main__"):
        continue
    if ".packs." in found.name and ".rules." in found.name:
        continue  # rule modules belong to a pack; loading the pack imports them
    importlib.import_module(found.name)
    taken += 1

from tongchou.packs.discovery import built_in_packs, load
rules = sum(len(load(pack).rules) for pack in built_in_packs())
assert "django" not in sys.modules
print(taken, rules)
"""


def test_kernel_engine_packs_and_commands_import_without_django() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    modules, rules = (int(number) for number in done.stdout.split())
    assert modules > 150
    assert rules > 250
