"""What goes on beside the picture: sounds, the voice, and the accessibility tree, told after each change."""

from game.content.words import Words
from game.desktop.senses.sounds import Sounds
from game.desktop.senses.tree_adapter import Accessible
from game.desktop.senses.voice import ChildVoice
from game.desktop.senses.voice_reader import Reader, manner_of
from game.desktop.stage.stage import Stage


class Beside:
    """Follows a stage for those who hear, or have it read to them."""

    def __init__(self, stage: Stage, words: Words, tree: Accessible | None) -> None:
        """Start silent; nothing is made before it is wanted."""
        self._stage, self._words, self._tree = stage, words, tree
        self._sounds = Sounds(stage.preferences)
        self._voice = ChildVoice(lambda: manner_of(stage.preferences))
        self._reader = Reader(stage, words, self._voice)
        self._told_of_none = False
        stage.speak = self._reader.obey

    def follow(self) -> None:
        """Tell of what is shown now."""
        self._sounds.follow(self._stage.screen, self._stage.view.place)
        self._reader.follow()
        self._tell_of_none()
        if self._tree is not None:
            self._tree.follow()

    def end(self) -> None:
        """Be silent: the window is closed."""
        self._voice.stop()

    def _tell_of_none(self) -> None:
        wanted = self._stage.preferences.now.voice
        if wanted and self._voice.is_silent and not self._told_of_none:
            self._stage.say(self._words("desktop.voice.none"))
        self._told_of_none = wanted and self._voice.is_silent
