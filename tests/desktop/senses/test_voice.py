"""What stands in the mirror is said, in order, once; and whatever speaks can be silenced, or be missing."""

import os
import shutil
import sys
import time
import wave
from dataclasses import replace

import pygame
import pytest

from game.desktop.screens import settings
from game.desktop.senses.outputs import VoiceReader
from game.desktop.senses.voice import ChildVoice, Manner, Program, found, programs
from game.desktop.stage.odds_news import NEWS
from game.desktop.stage.screen import View
from game.desktop.toolkit.intents import Select, Speak
from game.desktop.toolkit.kit import MirrorLine
from tests.desktop.pilot import Pilot, words
from tests.desktop.test_layout import looked_at


class Recording:
    """A voice that keeps what it was given; it says nothing itself unless it is told how far it came."""

    is_silent = False

    def __init__(self) -> None:
        self.said: list[list[str]] = []
        self.tell = lambda _: None
        self.stops = 0

    def say(self, texts, tell) -> None:
        self.said.append(list(texts))
        self.tell = tell
        if texts:
            tell(0)

    def stop(self) -> None:
        self.stops += 1

    def taken(self) -> list[str]:
        """All that was said since this was last asked."""
        said = [text for texts in self.said for text in texts]
        self.said.clear()
        return said


def reading(pilot: Pilot, on: bool = True) -> tuple[VoiceReader, Recording]:
    voice = Recording()
    reader = VoiceReader(pilot.stage, words(), voice)
    pilot.stage.speak = reader.obey
    pilot.preferences.choose(replace(pilot.preferences.now, voice=on))
    return reader, voice


def mirrored(pilot: Pilot) -> list[MirrorLine]:
    return [line for line in pilot.stage.view.lines(pilot.stage.look) if line.text]


def bare(text: str) -> str:
    """A text without its bullet and without what only printing needs."""
    return " ".join(text.removeprefix("\u2022").split())


@pytest.mark.parametrize("scale", [100, 180])
def test_the_voice_receives_exactly_the_mirror_in_order_once(tmp_path, scale):
    """Each new screen from its top; on the same screen only what was not there before."""
    pilot = Pilot(tmp_path, scale=scale)
    reader, voice = reading(pilot)
    place, before, read = "", [], 0

    for _ in looked_at(pilot):
        reader.follow()
        lines = [line for line in mirrored(pilot) if line.role != "progress"]
        said = voice.taken()
        now = [(line.role, bare(line.text)) for line in lines]
        if pilot.stage.view.place != place:
            assert [text.endswith(words) for text, (_, words) in zip(said, now, strict=True)] == [True] * len(
                now
            )
            read += 1
        else:
            left = list(before)
            fresh = [one for one in now if one not in left or left.remove(one)]
            spoken = [one for one in said if any(one.endswith(text) for _, text in fresh)]
            assert len(spoken) >= len(fresh)
        place, before = pilot.stage.view.place, now
        reader.follow()
        assert voice.taken() == []

    assert read >= 12


def test_the_thing_that_the_focus_comes_to_is_said_with_what_belongs_to_it(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    reader, voice = reading(pilot)
    reader.follow()
    voice.taken()
    lines = mirrored(pilot)

    for target in pilot.targets():
        pilot.stage.focus(target.id)
        reader.follow()
        said = voice.taken()
        number = next(n for n, line in enumerate(lines) if line.target and line.target.id == target.id)
        assert said[0].endswith(bare(lines[number].text))
        if lines[number].role in ("choice", "locked choice"):
            assert said[1:] == [bare(lines[number + 1].text)]
            assert said[0].startswith(words()(f"voice.{lines[number].role.replace(' ', '_')}"))


def test_nothing_is_said_while_the_voice_is_off(tmp_path):
    pilot = Pilot(tmp_path)
    reader, voice = reading(pilot, on=False)

    reader.follow()
    pilot.begin()
    reader.follow()
    pilot.stage.mean(Speak("on"))

    assert voice.taken() == []


def test_the_voice_is_turned_on_and_off_by_its_key(tmp_path):
    pilot = Pilot(tmp_path)
    reader, voice = reading(pilot, on=False)

    pilot.key(pygame.K_F12)
    reader.follow()
    assert len(voice.taken()) == len(mirrored(pilot))
    pilot.key(pygame.K_F12)
    reader.follow()
    reader.follow()

    assert voice.taken() == [words()("voice.is_off")]
    assert not pilot.preferences.now.voice


def test_keys_read_on_back_again_and_stop(tmp_path):
    pilot = Pilot(tmp_path)
    pilot.begin()
    reader, voice = reading(pilot)
    reader.follow()
    whole = voice.taken()
    voice.tell(4)

    pilot.key(pygame.K_F8)
    assert voice.taken() == whole[5:]
    pilot.key(pygame.K_F6)
    assert voice.taken() == whole[4:]
    pilot.key(pygame.K_F7)
    assert voice.taken() == [whole[4]]
    pilot.key(pygame.K_F9)
    assert voice.stops == 1
    assert voice.taken() == []
    pilot.key(pygame.K_F8)
    assert voice.taken() == whole[5:]
    voice.tell(len(whole) - 6)
    pilot.key(pygame.K_F8)
    assert voice.taken() == [words()("voice.end")]


def test_what_comes_by_itself_waits_until_what_is_read_is_over(tmp_path):
    """The odds of a debrief arrive while it is read: nothing of it is lost, nothing is said twice."""
    pilot = Pilot(tmp_path)
    reader, voice = reading(pilot)
    pilot.stage.mean(Select("first-steps"))
    reader.follow()
    whole = voice.taken()
    voice.tell(3)

    pilot.stage.say("The disk is full.")
    before = pilot.stage.meant
    reader.follow()

    assert pilot.stage.meant == before
    assert voice.taken() == [*whole[3:], "The disk is full."]


def test_odds_that_arrive_are_said_under_the_choice_that_they_are_of(tmp_path, monkeypatch):
    """Alone, a row of figures says nothing: its heading, heard before, is said once more."""
    heading, other = MirrorLine("heading", "Refuse openly"), MirrorLine("heading", "The road not taken")
    figures = MirrorLine("row", "before"), MirrorLine("value", "20 · 50 · 30")
    pilot = Pilot(tmp_path)
    reader, voice = reading(pilot)
    shown = [heading, other]
    monkeypatch.setattr(View, "lines", lambda *_: iter(shown))
    reader.follow()
    voice.taken()

    shown[1:1] = figures
    reader.follow()

    assert voice.taken()[-3:] == ["Refuse openly", "before", "20 · 50 · 30"]


def test_progress_of_some_work_is_not_heard(tmp_path):
    pilot = Pilot(tmp_path)
    reader, voice = reading(pilot)
    reader.follow()
    voice.taken()
    pilot.stage.event(pygame.event.Event(NEWS))

    reader.follow()

    assert voice.taken() == []


@pytest.mark.parametrize(
    ("button", "attribute", "value"),
    [("quieter", "voice_volume", 90), ("slower", "voice_speed", 75), ("faster", "voice_speed", 125)],
)
def test_volume_and_speed_are_settings_that_take_effect_at_once(tmp_path, button, attribute, value):
    pilot = Pilot(tmp_path)
    pilot.key(pygame.K_F2)
    pilot.by_keys(words()("desktop.settings.voice"))

    pilot.by_keys(words()(f"desktop.voice.{button}"))

    assert getattr(pilot.preferences.now, attribute) == value
    assert words()("desktop.percent", number=value) in pilot.mirror()


def test_settings_say_in_one_sentence_that_there_is_no_voice(tmp_path, monkeypatch):
    pilot = Pilot(tmp_path)
    pilot.key(pygame.K_F2)
    told = words()("desktop.voice.none")
    monkeypatch.setattr(settings, "found", lambda: ("espeak-ng",))
    pilot.by_keys(words()("desktop.settings.voice"))
    assert told not in pilot.mirror()

    monkeypatch.setattr(settings, "found", lambda: ())
    pilot.by_mouse(words()("desktop.option.voice-on"))

    assert pilot.preferences.now.voice
    assert told in pilot.mirror()


def test_each_system_has_a_program_that_speaks():
    names = {system: [one.name for one in programs(system)] for system in ("darwin", "win32", "linux")}

    assert names == {"darwin": ["say"], "win32": ["powershell"], "linux": ["spd-say", "espeak-ng", "espeak"]}
    for system in names:
        for program in programs(system):
            slow, fast = (program.words(Manner(50, speed), "x") for speed in (50, 300))
            assert slow != fast
            assert all(isinstance(word, str) for word in slow)


def python(script: str, name: str = sys.executable) -> Program:
    """A program that stands for a voice."""
    return Program(name, lambda how, _text: ("-c", script, str(how.volume), str(how.speed)))


def until(holds, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def test_each_utterance_has_a_child_process_that_reads_it(tmp_path):
    file = tmp_path / "said"
    script = (
        f"import sys; open({str(file)!r}, 'ab').write(sys.stdin.buffer.read() + sys.argv[1].encode() + b'|')"
    )
    voice = ChildVoice(lambda: Manner(40, 120), [python(script)])
    told = []

    voice.say(["Caf\u00e9.", "Two."], told.append)
    until(lambda: file.exists() and file.read_bytes().count(b"|") == 2)

    assert file.read_text(encoding="utf-8") == "Caf\u00e9.\n40|Two.\n40|"
    assert told == [0, 1]
    assert not voice.is_silent


def test_stopping_kills_the_child_and_says_nothing_more(tmp_path):
    script = "import time; time.sleep(60)"
    voice = ChildVoice(Manner, [python(script)])
    told = []
    voice.say(["One.", "Two."], told.append)
    until(lambda: voice._reading is not None and voice._reading.child is not None)
    child = voice._reading.child

    began = time.monotonic()
    voice.stop()
    until(lambda: child.poll() is not None)

    assert time.monotonic() - began < 5
    time.sleep(0.2)
    assert told == [0]
    assert not voice.is_silent


def test_what_stops_one_reading_is_over_before_the_next_begins(tmp_path):
    """Some programs hand the text to a service, which has to be told to stop as well."""
    file = tmp_path / "order"
    script = f"""
import sys, time
said = sys.stdin.read().strip() if len(sys.argv) > 1 else "stop"
if said == "stop":
    time.sleep(0.3)
open({str(file)!r}, "a").write(said + " ")
time.sleep(60 if said == "long" else 0)
"""
    program = Program(sys.executable, lambda *_: ("-c", script, "speak"), ("-c", script))
    voice = ChildVoice(Manner, [program])
    voice.say(["long"], lambda _: None)
    until(lambda: file.exists() and file.read_text() == "long ")

    voice.say(["short"], lambda _: None)
    until(lambda: file.read_text().endswith("short "))

    assert file.read_text() == "long stop short "


def test_a_program_that_fails_gives_way_to_the_next_and_none_is_no_error(tmp_path):
    file = tmp_path / "said"
    good = python(f"import sys; open({str(file)!r}, 'ab').write(sys.stdin.buffer.read())")
    voice = ChildVoice(Manner, [python("raise SystemExit(3)"), good])
    voice.say(["Heard."], lambda _: None)
    until(lambda: file.exists() and file.read_bytes() == b"Heard.\n")
    assert not voice.is_silent

    mute = ChildVoice(Manner, [python("raise SystemExit(3)")])
    mute.say(["Nobody hears this.", "Nor this."], lambda _: None)
    until(lambda: mute.is_silent)
    none = ChildVoice(Manner, [Program("no-such-voice", lambda *_: ())])
    none.say(["Nor that."], lambda _: None)
    none.stop()
    assert none.is_silent
    assert found([Program("no-such-voice", lambda *_: ())]) == ()


def test_espeak_speaks_a_whole_screen(tmp_path):
    """For real, into a file: each line of the mirror becomes sound, longer where it is longer."""
    if shutil.which("espeak-ng") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("espeak-ng is not here")
    pilot = Pilot(tmp_path / "home")
    spoken = next(program for program in programs("linux") if program.name == "espeak-ng")
    files = iter(tmp_path / f"{number}.wav" for number in range(500))
    written = []

    def into_a_file(how: Manner, text: str) -> tuple[str, ...]:
        written.append((next(files), text))
        return (*spoken.words(how, text), "-w", str(written[-1][0]))

    voice = ChildVoice(Manner, [Program("espeak-ng", into_a_file)])
    reader = VoiceReader(pilot.stage, words(), voice)
    pilot.preferences.choose(replace(pilot.preferences.now, voice=True))
    reader.follow()
    lines = mirrored(pilot)
    voice._thread.join(120)

    assert not voice._thread.is_alive()
    assert not voice.is_silent
    assert [text for _, text in written] == [reader.spoken(line) for line in lines]
    lengths = {text: _seconds(file) for file, text in written}
    assert min(lengths.values()) > 0.2
    longest = max(lengths, key=len)
    assert lengths[longest] == max(lengths.values())


def _seconds(file) -> float:
    with wave.open(str(file)) as sound:
        return sound.getnframes() / sound.getframerate()
