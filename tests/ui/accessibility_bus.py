"""A private accessibility bus (AT-SPI) with a display, and what a screen reader would find on it.

Nothing of the person's own session is touched: display, session bus and accessibility bus are started for the test and
end with it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

PATIENCE = 20
"""Seconds that any single thing may take before the test gives up."""
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
NEEDED = {"Xvfb": "xvfb", "dbus-daemon": "dbus"}
"""Programs on the path, with the Debian package that has each."""
BATCH = 200
"""So many questions are sent before the first answer is read."""

ACCESSIBLE, COMPONENT = "org.a11y.atspi.Accessible", "org.a11y.atspi.Component"
STATES = {"enabled": 8, "focusable": 11, "sensitive": 24, "showing": 25, "visible": 30}
"""Bits of AtspiStateType that are looked at."""


def launcher() -> Path | None:
    """The program that starts an accessibility bus; None where it is not installed."""
    return next((Path(known) for known in LAUNCHERS if Path(known).exists()), None)


def missing() -> list[str]:
    """The Debian packages without which there is no such bus here."""
    packages = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    return packages if launcher() else [*packages, "at-spi2-core"]


@dataclass
class Accessible:
    """One object on the bus: what it is called, what it is, where it stands in the window, and what is in it."""

    path: str
    name: str
    description: str
    role: str
    states: frozenset[str]
    place: tuple[int, int, int, int]
    """Left, top, width and height in pixels, in the window."""
    children: list["Accessible"] = field(default_factory=list)

    def walk(self) -> Iterator["Accessible"]:
        """This one and all in it, in the order of the bus."""
        yield self
        for child in self.children:
            yield from child.walk()

    def part(self, name: str) -> "Accessible | None":
        """The outermost part in it that is called so."""
        return next((one for one in self.walk() if one.name == name), None)


class Bus:
    """A connection to an accessibility bus."""

    def __init__(self, address: str) -> None:
        self._connection = open_dbus_connection(address)

    def close(self) -> None:
        self._connection.close()

    def application(self) -> tuple[str, str]:
        """Name on the bus and path of the one application that is there."""
        registry = DBusAddress("/org/a11y/atspi/accessible/root", "org.a11y.atspi.Registry", ACCESSIBLE)
        reply = self._connection.send_and_get_reply(new_method_call(registry, "GetChildren"), timeout=PATIENCE)
        ((name, path),) = reply.body[0]
        return name, path

    def tree(self, name: str, path: str) -> Accessible:
        """The object and all that is in it and showing, level by level."""
        (root,) = self._read(name, [path])
        level = [root]
        while level:
            listed = self._ask([_call(_at(name, one.path, ACCESSIBLE), "GetChildren") for one in level])
            below: list[Accessible] = []
            paths = [[child for _owner, child in reply[0]] if reply else [] for reply in listed]
            read = iter(self._read(name, [child for some in paths for child in some]))
            for one, some in zip(level, paths, strict=True):
                one.children = [child for child in (next(read) for _path in some) if _is_shown(child)]
                below += one.children
            level = below
        return root

    def _read(self, name: str, paths: Sequence[str]) -> list[Accessible]:
        names = self._ask([Properties(_at(name, path, ACCESSIBLE)).get("Name") for path in paths])
        descriptions = self._ask([Properties(_at(name, path, ACCESSIBLE)).get("Description") for path in paths])
        roles = self._ask([_call(_at(name, path, ACCESSIBLE), "GetRoleName") for path in paths])
        states = self._ask([_call(_at(name, path, ACCESSIBLE), "GetState") for path in paths])
        places = self._ask([_call(_at(name, path, COMPONENT), "GetExtents", "u", (1,)) for path in paths])
        return [
            Accessible(
                path,
                named[0][1] if named else "",
                described[0][1] if described else "",
                role[0] if role else "",
                _states(state[0]) if state else frozenset(),
                place[0] if place else (0, 0, 0, 0),
            )
            for path, named, described, role, state, place in zip(
                paths, names, descriptions, roles, states, places, strict=True
            )
        ]

    def _ask(self, calls: Sequence[Message]) -> list[tuple | None]:
        """The bodies of the answers, in the order asked; None for a refusal, such as of an object that is gone."""
        answers: list[tuple | None] = []
        for start in range(0, len(calls), BATCH):
            answers += self._ask_some(calls[start : start + BATCH])
        return answers

    def _ask_some(self, calls: Sequence[Message]) -> list[tuple | None]:
        connection: DBusConnection = self._connection
        serials = []
        for call in calls:
            serials.append(next(connection.outgoing_serial))
            connection.send(call, serial=serials[-1])
        wanted, found = set(serials), {}
        while wanted:
            reply = connection.receive(timeout=PATIENCE)
            serial = reply.header.fields.get(5)  # REPLY_SERIAL
            if serial in wanted:
                wanted.discard(serial)
                found[serial] = None if reply.header.message_type is MessageType.error else reply.body
        return [found[serial] for serial in serials]


def _at(name: str, path: str, interface: str) -> DBusAddress:
    return DBusAddress(path, name, interface)


def _call(at: DBusAddress, method: str, signature: str = "", body: tuple = ()) -> Message:
    return new_method_call(at, method, signature or None, body)


def _states(words: Sequence[int]) -> frozenset[str]:
    bits = words[0] | (words[1] << 32)
    return frozenset(state for state, bit in STATES.items() if bits >> bit & 1)


def _is_shown(one: Accessible) -> bool:
    return "showing" in one.states or one.role in {"application", "frame"}


class Watched:
    """The program, running for real, with its pages shown on demand."""

    def __init__(self, program: subprocess.Popen[str], bus: Bus) -> None:
        self._program = program
        self._bus = bus
        self._owner, self._root = bus.application()
        self.called = ""
        """What the page that was shown last is called."""

    def ask(self, line: str) -> str:
        """What the program answers to a line."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{line}\n")
        self._program.stdin.flush()
        said = self._program.stdout.readline().strip()
        assert said, f"the program ended at {line!r}"
        return said

    def page(self, name: str) -> Accessible:
        """All that is showing once the page is open."""
        self.called = self.ask(name)
        return self._bus.tree(self._owner, self._root)


@contextmanager
def watched_program(environment: dict[str, str]) -> Iterator[Watched]:
    """The program under a display and an accessibility bus of its own."""
    with ExitStack() as running:
        environment = {**environment, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        environment["DISPLAY"] = f":{running.enter_context(_started(['Xvfb', '-displayfd', '1', '-nolisten', 'tcp']))}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = running.enter_context(_started(bus, environment))
        launch = [str(launcher()), "--launch-immediately"]
        running.enter_context(_ending(subprocess.Popen(launch, env=environment, stderr=subprocess.DEVNULL)))
        connection = Bus(_bus_address(environment["DBUS_SESSION_BUS_ADDRESS"]))
        running.callback(connection.close)
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.accessible_program"],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.enter_context(_ending(program))
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        yield Watched(program, connection)


@contextmanager
def _started(command: list[str], environment: dict[str, str] | None = None) -> Iterator[str]:
    """A server that says on its first line where it is."""
    server = subprocess.Popen(
        command, env=environment or os.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with _ending(server):
        assert server.stdout is not None
        yield server.stdout.readline().strip()


@contextmanager
def _ending(process: subprocess.Popen) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _bus_address(session: str) -> str:
    """Where the accessibility bus of this session is; the session's bus starts it if it does not run yet."""
    connection = open_dbus_connection(session)
    try:
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        reply = connection.send_and_get_reply(new_method_call(status, "GetAddress"), timeout=PATIENCE)
        return str(reply.body[0])
    finally:
        connection.close()
