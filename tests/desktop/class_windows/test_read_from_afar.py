"""P as the last row sees it: a picture of what an eye makes out at six heights, read by a program (A-2).

An eye of full sight tells points of one minute of arc apart. From six heights away a screen is 568 minutes
high, so a picture of 568 lines has all that such an eye gets. Tesseract reads it, where it is at hand.
"""

import math
import re
import shutil
import subprocess

import pygame
import pytest

from game.desktop.class_windows.projector import ProjectorSettings
from tests.desktop.class_windows.classes import Rehearsed

READER = shutil.which("tesseract")
# Figures, letters of options and citations are small groups of signs that such programs guess badly.
WORD = re.compile(r"\b[^\W\d_]{4,}\b")
SIZE, DEPTH = (1920, 1080), 6
FEW = ("question-before", "brief", "second-poll", "history")
NEEDED = pytest.mark.skipif(READER is None, reason="tesseract, which reads the pictures, is not installed")


def seen_from(surface, heights):
    """Give the picture that an eye has of P from so many heights away; enlarged again, which adds nothing."""
    lines = round(60 * math.degrees(2 * math.atan(1 / (2 * heights))))
    seen = pygame.transform.smoothscale(surface, (lines * SIZE[0] // SIZE[1], lines))
    return pygame.transform.smoothscale(seen, SIZE)


def unread(pen, picture, folder):
    """Give the share of the words of a page that the program does not read off its picture, and the words."""
    pygame.image.save(picture, folder / "seen.png")
    command = [READER, str(folder / "seen.png"), "-", "--psm", "11"]
    told = subprocess.run(command, capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1"})
    read = {word.casefold() for word in WORD.findall(told.stdout.decode())}
    there = [word for piece in pen.written for word in WORD.findall(piece.text)]
    missing = [word for word in there if word.casefold() not in read]
    return len(missing) / max(1, len(there)), missing


@NEEDED
@pytest.mark.parametrize("phases", [FEW, pytest.param((), marks=pytest.mark.long)])
def test_a2_what_stands_on_p_is_read_off_a_picture_as_the_last_row_sees_it(phases, tmp_path):
    rehearsed, surface = Rehearsed(seats=12), pygame.Surface(SIZE)
    for phase in rehearsed.go_through():
        if phases and phase not in phases:
            continue
        for number, pen in enumerate(rehearsed.pages(surface, ProjectorSettings(DEPTH, "paper"))):
            share, missing = unread(pen, seen_from(surface, DEPTH), tmp_path)
            assert share <= 0.1, (phase, number, missing)
            if phases:
                break


@NEEDED
def test_from_six_times_as_far_the_program_reads_little(tmp_path):
    """What it reads is read off the picture: where type is too small for an eye, it is for the program."""
    rehearsed, surface = Rehearsed(seats=12), pygame.Surface(SIZE)
    next(phase for phase in rehearsed.go_through() if phase == "brief")
    pen = list(rehearsed.pages(surface, ProjectorSettings(DEPTH, "paper")))[-1]

    assert unread(pen, seen_from(surface, 6 * DEPTH), tmp_path)[0] > 0.3
