"""Every goal that the game was built for, as a row of the page of figures that `__main__.py` writes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One row: a figure by its name, what it is, its unit, its bound, and the name of another beside it."""

    figure: str
    what: str
    unit: str = "s"
    most: float | None = None
    least: float | None = None
    beside: str = ""

    @property
    def bound(self) -> float:
        """The most or the least that it may be, where there is a goal."""
        return self.most if self.most is not None else self.least or 0.0

    def holds(self, value: float) -> bool:
        """Return whether a value is within its bound."""
        return value >= self.bound if self.least is not None else value <= self.bound


@dataclass(frozen=True)
class Part:
    """One part of the page: the scripts that measure it, each with its words, and its goals."""

    name: str
    title: str
    scripts: tuple[str, ...]
    goals: tuple[Goal, ...]


# What stands beside a figure, by its name.
BESIDE = {
    "reading.1000.compose": "`yaml.compose`",
    "reading.10000.compose": "`yaml.compose`",
    "replay.triggers": "as many triggers of `transitions`",
    "window.bare.frame": "a bare pygame window",
    "exploring.engine.rate": "the engine, turn by turn",
    "exploring.storm": "stormpy",
    "class.socketio.300.vote.p95": "bare socket.io",
}

COMPOSE = ("reading.1000.compose", "reading.10000.compose")
READING = Part(
    "reading",
    "Reading and proving many scenes",
    ("reading",),
    (
        Goal("reading.1000.read", "read and validate 1,000 scenes", most=0.25, beside=COMPOSE[0]),
        Goal("reading.10000.read", "read and validate 10,000 scenes", most=1.3, beside=COMPOSE[1]),
        Goal("reading.1000.prove", "the same with trial plays, 1,000 scenes", most=0.8, beside=COMPOSE[0]),
        Goal("reading.10000.prove", "the same with trial plays, 10,000 scenes", most=6, beside=COMPOSE[1]),
        Goal("reading.10000.memory", "memory of that, all processes", "MB", most=500),
    ),
)
REPLAY = Part(
    "replay",
    "Replaying a play of 200 turns",
    ("replay",),
    (
        Goal("replay.replay", "replay, as at loading a save", "ms", most=10, beside="replay.triggers"),
        Goal("replay.undo", "undo", "ms", most=10, beside="replay.triggers"),
    ),
)
BARE = "window.bare.frame"
SCREENS = ("library", "opening", "scene", "docket", "map", "record", "settings")
WINDOW = Part(
    "window",
    "The window, from outside on X11",
    ("window",),
    (
        Goal("window.library.frame", "command to painted library", most=0.20, beside=BARE),
        Goal("window.tutorial.frame", "command to painted tutorial", most=0.25, beside=BARE),
        Goal("window.ireland.frame", "command to painted Ireland case", most=0.28, beside=BARE),
        Goal("window.720.p99", "key to paint, 99th percentile", "ms", most=10),
        *(Goal(f"window.idle.{name}", f"idle, {name}, share of one core", "%", most=0.3) for name in SCREENS),
        Goal("window.720.resident", "resident, 1280x720", "MB", most=50),
        Goal("window.1080.resident", "resident, 1920x1080", "MB", most=70),
        Goal("window.hour.resident", "resident after the keys of an hour", "MB", most=100),
    ),
)
PREVIEW = Part(
    "preview",
    "The Ireland case while it is written",
    ("preview",),
    (
        Goal("preview.saved.worst", "saving to painted scene, worst of 21", most=0.16),
        Goal("preview.fixed.worst", "fixing a mistake to painted scene, worst of 7", most=0.3),
        Goal("preview.mistaken.worst", "a mistake to its problem in place, worst of 7"),
    ),
)
EXPLORING = Part(
    "exploring",
    "Exploring made-up cases",
    ("exploring",),
    (
        Goal(
            "exploring.all_kept.rate",
            "positions a second with exact odds, everything kept",
            "",
            least=1_000_000,
            beside="exploring.engine.rate",
        ),
        Goal("exploring.all_kept.bytes", "bytes a position", "", most=100),
        Goal("exploring.live.seconds", "seven million raw positions, by what is live", most=1),
        Goal("exploring.plays.rate", "random plays a second, 1,000 scenes", "", least=20_000),
        Goal("exploring.odds.seconds", "exact odds of the Ireland case, once read", beside="exploring.storm"),
    ),
)
PROVING = Part(
    "proving",
    "Proving shipped cases",
    ("proving shipped",),
    (
        Goal("proving.ireland.check", "`check` of the Ireland case", most=1.5),
        Goal("proving.ireland.odds", "`odds` of the Ireland case", most=2),
        Goal("proving.shelf.check", "`check` of all seven cases", most=15),
    ),
)
LARGE = Part(
    "large",
    "Made-up cases at their limits",
    ("proving made",),
    (
        Goal("proving.chain.check", "`check` of 20 facts, bounded, which it says", most=10),
        Goal("proving.chain.check.memory", "memory of that", "MB", most=500),
        Goal("proving.chain.odds", "`odds` of 20 facts, bounded, which it says", most=30),
        Goal("proving.chain.odds.memory", "memory of that", "MB", most=1_000),
        Goal("proving.alike.check", "`check` of 100 like choices", most=5),
        Goal("proving.story.check", "`check` of the story, to be exact", most=8),
        Goal("proving.story.odds", "`odds` of the story", most=6),
        Goal("proving.long.play", "1,200 turns in plain lines", most=6),
    ),
)
HOUR = {300: (500, 250, 500, 3000, 33), 500: (1000, 500, None, 3000, 50)}
CLASS = Part(
    "class",
    "A class of many phones",
    (
        "class_socketio",
        "class_load 300 500",
        "class_load 300 --bad",
        "class_load 300 --bots",
        "class_load 300 --ninety --speed 3 --minutes 9",
    ),
    (
        *(
            goal
            for seats, (join, vote, late, back, frame) in HOUR.items()
            for goal in (
                Goal(f"class.hour.good.{seats}.join.p95", f"{seats} seats: join, p95", "ms", most=join),
                Goal(
                    f"class.hour.good.{seats}.vote.p95",
                    f"{seats} seats: vote, p95",
                    "ms",
                    most=vote,
                    beside="class.socketio.300.vote.p95" if seats == 300 else "",
                ),
                Goal(f"class.hour.good.{seats}.vote.p99", f"{seats} seats: vote, p99", "ms", most=late),
                Goal(
                    f"class.hour.good.{seats}.phase.p95", f"{seats} seats: phase seen, p95", "ms", most=1500
                ),
                Goal(
                    f"class.hour.good.{seats}.reconnect.p95", f"{seats} seats: all back, p95", "ms", most=back
                ),
                Goal(f"class.hour.good.{seats}.frame.p99", f"{seats} seats: frame, p99", "ms", most=frame),
                Goal(f"class.hour.good.{seats}.lost", f"{seats} seats: votes lost", "", most=0),
            )
        ),
        Goal("class.hour.bad.300.vote.p95", "bad Wi-Fi: vote, p95", "ms", most=1000),
        Goal("class.hour.bad.300.vote.p99", "bad Wi-Fi: vote, p99", "ms", most=2000),
        Goal("class.hour.bad.300.phase.p95", "bad Wi-Fi: phase seen, p95", "ms", most=1500),
        Goal("class.hour.bad.300.lost", "bad Wi-Fi: votes lost", "", most=0),
        Goal("class.bots.good.300.vote.times", "vote beside fifty bots, p95, times as long", "", most=2),
        Goal("class.bots.good.300.frame.p99", "beside fifty bots: frame, p99", "ms", most=33),
        Goal("class.ninety.good.300.lost", "ten decisions: polls that differ", "", most=0),
        Goal("class.ninety.good.300.vote.p95", "ten decisions: vote, p95", "ms", most=250),
        Goal("class.ninety.good.300.frame.p99", "ten decisions: frame, p99", "ms", most=33),
        Goal("class.ninety.good.300.grown", "ten decisions: memory that grew", "MB", most=20),
    ),
)
HOME = Part(
    "home",
    "In a browser, and homework",
    ("site 3", "homework"),
    (
        Goal("home.site", "site of two cases", "MB", most=20),
        Goal("home.packed", "the same, compressed", "MB", most=9),
        Goal("home.shell", "briefing, cold", most=1),
        Goal("home.cold", "first scene, cold", most=3),
        Goal("home.warm", "first scene, warm", most=2),
        Goal("home.answer", "answer to a choice, p95", "ms", most=100),
        Goal("home.memory", "memory of the page's process", "MB"),
        Goal("home.collect", "300 courses collected", most=10),
    ),
)
HOUSE = Part(
    "house",
    "The house",
    ("house",),
    (
        Goal("house.lines", "lines of `game/`", "", most=45_000),
        Goal("house.files", "files of `game/`", "", most=350),
        Goal("house.folder", "most files of a folder", "", most=40),
        *(
            Goal(f"house.faults.{room}", f"planted faults noticed, {room}", "%", least=85)
            for room in ("engine", "saves", "classroom/acts")
        ),
    ),
)
PARTS = (READING, REPLAY, WINDOW, PREVIEW, EXPLORING, PROVING, LARGE, CLASS, HOME, HOUSE)
