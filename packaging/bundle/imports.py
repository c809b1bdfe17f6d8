"""Binary imports: every library that a shipped Windows binary wants must be shipped or belong to Windows 10 itself."""

from collections.abc import Iterator
from pathlib import Path

import pefile

from bundle.build import Build, BuildError
from bundle.libraries import matches

BINARY = {".exe", ".dll", ".pyd"}


def check_imports(build: Build, folder: Path) -> int:
    """Give how many binaries were looked at; BuildError lists what is missing. Wine's own libraries prove nothing."""
    system = build.parts["windows"]["system"]
    binaries = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in BINARY]
    shipped = {path.name.lower() for path in binaries}
    own = {*(f"{name}.dll" for name in system["libraries"]), *system["libraries"]}
    missing = [
        f"{path.relative_to(folder)} wants {name}"
        for path in binaries
        for name in wanted(path)
        if name not in shipped and name not in own and not matches(name, system["patterns"])
    ]
    if missing:
        raise BuildError(
            "these libraries are neither shipped nor on the list of Windows 10's:\n  " + "\n  ".join(missing)
        )
    return len(binaries)


def wanted(path: Path) -> Iterator[str]:
    """The names of the libraries that a binary imports, also when first used, in lower case."""
    with pefile.PE(path, fast_load=True) as binary:
        binary.parse_data_directories(
            [
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
            ]
        )
        for kind in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
            for entry in getattr(binary, kind, ()):
                yield entry.dll.decode("ascii").lower()
