"""What reading a scenario shows, fast enough for each keystroke: everything but what only plays show."""

from game.content.loaded import Loaded
from game.content.phrases import Phrases
from game.model.guards.values import FactFound
from game.model.kinds import deep
from game.model.scenario import Scenario
from game.proof.citations import check_authorities, check_cites, check_truth
from game.proof.contradictions import check_alternatives, check_chances
from game.proof.findings import Sheet
from game.proof.mask import check_mask
from game.proof.playbook_problems import check_course
from game.proof.prose import check_language, check_links, check_reading, check_remarks
from game.proof.scenes import check_loops, check_pictures, check_repeats
from game.proof.teaching import check_teaching
from game.proof.unused import check_raising, check_unused, mentions_in
from game.proof.waivers import check_reasons


def review(loaded: Loaded, phrases: Phrases, sheet: Sheet) -> None:
    """Report everything that reading the scenario shows."""
    scenario = phrases.scenario
    mentions = mentions_in(sheet.tree.plain)
    mentions.by_key["rule book"] = _asked_by_rule_books(scenario)
    played = {book.playbook.variant for book in loaded.playbooks}
    check_unused(mentions, sheet, {str(variant) for variant in played if variant})
    check_raising(mentions, sheet)
    if "intended" in mentions.by_key:
        check_reasons(sheet)
    check_loops(scenario, sheet)
    check_cites(scenario, sheet)
    check_authorities(scenario, sheet)
    check_reading(sheet)
    check_language(sheet)
    check_remarks(sheet)
    check_links(mentions.bracketed, sheet)
    check_pictures(scenario, sheet)
    check_course(loaded, phrases, sheet)
    for check_texts in (check_repeats, check_chances, check_alternatives):
        check_texts(scenario, sheet)
    check_mask(scenario, sheet)
    if "class" in sheet.tree.plain:
        check_truth(scenario, sheet)
        check_teaching(scenario, sheet)


def _asked_by_rule_books(scenario: Scenario) -> set[str]:
    """Return the facts that rule books ask for, to which a scenario may give labels of its own."""
    return {
        guard.fact
        for matter in scenario.matters.values()
        for move in matter.procedure.moves.values()
        for guards in (move.when, *(refusal.when for refusal in move.refusals))
        for guard in deep(guards)
        if isinstance(guard, FactFound)
    }
