"""The roads of new cases: for each rule book that comes with the game, the decisions that its law asks for.

A road is a draft that plays. Each of its stages lets counsel obey or fight on, and the rule book allows
every move of it; the story is for the author to write.
"""

from collections.abc import Mapping

from game.workshop.new_roads_american import ASSISTANCE, NONDISCLOSURE, PRODUCTION
from game.workshop.new_roads_other import DIRECTIVE, PROSECUTION
from game.workshop.new_stages import Road

ROADS: Mapping[str, Road] = {
    "us-production-order": PRODUCTION,
    "us-nondisclosure-order": NONDISCLOSURE,
    "us-assistance-order": ASSISTANCE,
    "fisa-directive": DIRECTIVE,
    "be-criminal-prosecution": PROSECUTION,
}
