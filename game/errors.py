"""The one root of all errors that this program raises on purpose."""


class GameError(Exception):
    """A mistake that can be told to the person it concerns.

    Its message is one full sentence that says what is wrong and what is possible instead.
    The names of subclasses end in Error; each carries its facts as attributes, so that a front
    can tell them in its own way and a test need not read the sentence.
    """


class UnknownNameError(GameError):
    """Something was asked for by a name that nothing has: for the command, wrong use."""
