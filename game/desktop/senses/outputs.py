"""What a window gives beside its picture: sounds, speech and the accessibility tree."""

from game.content.words import Words
from game.desktop.senses.sounds import Sounds
from game.desktop.senses.tree_adapter import Accessible
from game.desktop.senses.voice import ChildVoice
from game.desktop.senses.voice_reader import VoiceReader, manner_of
from game.desktop.stage.stage import WindowStage


class Outputs:
    """Follows a stage for those who hear, or have it read to them."""

    def __init__(self, stage: WindowStage, words: Words, tree: Accessible | None) -> None:
        """Start silent; nothing is made before it is wanted."""
        self._stage, self._words, self._tree = stage, words, tree
        self._sounds = Sounds(stage.preferences)
        self._voice = ChildVoice(lambda: manner_of(stage.preferences))
        self._reader = VoiceReader(stage, words, self._voice)
        self._said_none = False
        stage.speak = self._reader.obey

    def follow(self) -> None:
        """Say what is shown now, by each of them, after a change."""
        self._sounds.follow(self._stage.screen, self._stage.view.place)
        self._reader.follow()
        is_missing = self._stage.preferences.now.voice and self._voice.is_silent
        if is_missing and not self._said_none:
            self._stage.say(self._words("desktop.voice.none"))
        self._said_none = is_missing
        if self._tree is not None:
            self._tree.follow()

    def end(self) -> None:
        """Be silent: the window is closed."""
        self._voice.stop()
