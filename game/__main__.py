"""Runs the command `contempt` as `python -m game`."""

from game.cli import main

if __name__ == "__main__":
    main()
