"""Speaks: one child process for each utterance, by the voice that the system has; none is no error."""

import contextlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_WORDS_A_MINUTE = 175
_HUSHED_WITHIN = 5.0  # seconds
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.Rate = {rate}; $voice.Volume = {volume}; $voice.Speak([Console]::In.ReadToEnd())"
)


class Manner(NamedTuple):
    """How it is spoken: how loud, and how fast, each in percent of what is usual."""

    volume: int = 100
    speed: int = 100


class Program(NamedTuple):
    """A program that speaks: its name, its words for a manner and a text, and what makes it stop at once.

    The text is also given to it to read; only a program that would not wait for its end has it as a word.
    """

    name: str
    words: Callable[[Manner, str], tuple[str, ...]]
    hush: tuple[str, ...] = ()


def programs(system: str = sys.platform) -> tuple[Program, ...]:
    """Return the programs that speak on a kind of system, the best first."""
    if system == "darwin":
        return (Program("say", lambda how, _: ("-r", _rate(how), "-f", "-")),)
    if system == "win32":
        return (Program("powershell", _powershell),)

    def espeak(how: Manner, _text: str) -> tuple[str, ...]:
        return ("-s", _rate(how), "-a", str(how.volume), "--stdin")

    return (
        Program("spd-say", _dispatched, ("--stop",)),
        Program("espeak-ng", espeak),
        Program("espeak", espeak),
    )


def found(known: Sequence[Program] | None = None) -> tuple[Program, ...]:
    """Return the programs that speak and that are here."""
    return tuple(one for one in (programs() if known is None else known) if shutil.which(one.name))


def _rate(how: Manner) -> str:
    return str(round(_WORDS_A_MINUTE * how.speed / 100))


def _dispatched(how: Manner, text: str) -> tuple[str, ...]:
    """Its rate and volume go from -100 to 100; it is told to wait until all is spoken."""
    rate = max(-100, min(how.speed - 100, 100))
    return ("--wait", "--rate", str(rate), "--volume", str(2 * how.volume - 100), "--", text)


def _powershell(how: Manner, _text: str) -> tuple[str, ...]:
    rate = max(-10, min(round((how.speed - 100) / 20), 10))
    script = _POWERSHELL.format(rate=rate, volume=how.volume)
    return ("-NoProfile", "-NonInteractive", "-Command", script)


@dataclass(slots=True)
class _Utterances:
    """What is spoken now, the process that speaks it, and whether it has been stopped."""

    texts: tuple[str, ...]
    tell: Callable[[int], None]
    stopped: bool = False
    child: "subprocess.Popen[bytes] | None" = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begun(self, command: list[str]) -> "subprocess.Popen[bytes] | None":
        """Return the process of an utterance, or None if it was stopped before."""
        with self.lock:
            if self.stopped:
                return None
            self.child = subprocess.Popen(  # noqa: S603 -- programs that this file names; the text is not a word of theirs
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW,
            )
            return self.child

    def end(self) -> None:
        """Kill the process, and begin no other."""
        with self.lock:
            self.stopped = True
            if self.child is not None and self.child.poll() is None:
                self.child.kill()


class ChildVoice:
    """Speaks through the first program that does; `is_silent` once none of them does.

    `manner` is asked before each utterance.
    """

    def __init__(self, manner: Callable[[], Manner], known: Sequence[Program] | None = None) -> None:
        self._manner = manner
        self._left = list(found(known))
        self._reading: _Utterances | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_silent(self) -> bool:
        """Return whether there is no voice here, or none that works."""
        return not self._left

    def say(self, texts: Sequence[str], tell: Callable[[int], None]) -> None:
        """Speak texts one after another instead of what is spoken now; tell each number as it begins."""
        self.stop()
        self._reading = _Utterances(tuple(texts), tell)
        self._thread = threading.Thread(target=self._read, args=(self._reading, self._thread), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Be silent at once."""
        if self._reading is not None:
            self._reading.end()
            self._reading = None

    def _read(self, reading: _Utterances, before: threading.Thread | None) -> None:
        if before is not None:
            # What makes the one before it stop must not stop this one.
            before.join(_HUSHED_WITHIN)
        for number, text in enumerate(reading.texts):
            if reading.stopped or self.is_silent:
                return
            reading.tell(number)
            while self._left and not self._spoken(reading, self._left[0], text):
                # A program that fails is not asked again.
                self._left.pop(0)

    def _spoken(self, reading: _Utterances, program: Program, text: str) -> bool:
        """Return whether a program spoke a text, or was stopped while it did."""
        try:
            child = reading.begun([program.name, *program.words(self._manner(), text)])
            if child is None:
                return True
            with contextlib.suppress(BrokenPipeError):
                child.communicate(f"{text}\n".encode())
        except OSError:
            return False
        if reading.stopped and program.hush:
            hush, nowhere = [program.name, *program.hush], subprocess.DEVNULL
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(  # noqa: S603 -- a program that this file names
                    hush, stdout=nowhere, stderr=nowhere, timeout=_HUSHED_WITHIN, check=False
                )
        return reading.stopped or child.returncode == 0
