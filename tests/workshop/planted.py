"""Mistakes of shape, planted one by one into a case that has every key; and the same for other files."""

from typing import NamedTuple

from tests.builders import ROOT

CASE = ROOT / "tests" / "cases" / "every-key" / "scenario.yaml"
BOOK = ROOT / "tests" / "cases" / "every-key" / "procedures" / "harbour-pass.yaml"
PLAYBOOK = ROOT / "tests" / "cases" / "every-key" / "playbooks" / "in-time.yaml"


class Mistake(NamedTuple):
    """What an author meant, and what stands there instead; the part of a line that is marked."""

    name: str
    meant: str
    written: str

    def planted(self, text: str) -> str:
        """Return a file that has the mistake in it."""
        assert self.meant in text, self.name
        return text.replace(self.meant, self.written, 1)


MISTAKES = (
    Mistake("a key that is misspelt at the top", "currency: GBP", "curency: GBP"),
    Mistake(
        "a key that is misspelt in a choice",
        "        stance: negotiate\n        historical",
        "        stanse: negotiate\n        historical",
    ),
    Mistake(
        "a key of a scene in a choice", "because: The judge had to wait.", "forum: The judge had to wait."
    ),
    Mistake("a key that must be there", "opens_at: quay\n", ""),
    Mistake("no scenes", "scenes:\n  quay:", "scenario:\n  quay:"),
    Mistake("a matter without its rule book", "procedure: us-production-order, ", ""),
    Mistake("a matter that is a text", "{title: The harbour pass, procedure: harbour-pass}", "harbour-pass"),
    Mistake("another format", "scenario_format: 1", "scenario_format: 2"),
    Mistake("a number in words", "minutes: 3", "minutes: three"),
    Mistake("a number with a unit", "starts_at: 50", "starts_at: 50 points"),
    Mistake("a fraction where a whole number is asked for", "starts_at: 50", "starts_at: 50.5"),
    Mistake("edition nought", "edition: 2", "edition: 0"),
    Mistake("a date in words", "opens_on: 2020-01-06", "opens_on: 6 January 2020"),
    Mistake("a date with a month that is none", "opens_on: 2020-01-06", "opens_on: 2020-13-06"),
    Mistake("a date the other way round", "until: 2020-04-01", "until: 01-04-2020"),
    Mistake("a time without a unit", "takes: 5 days", "takes: 5"),
    Mistake("a time in months", "takes: 1 week", "takes: 1 month"),
    Mistake("time that runs backwards", "takes: 3 days", "takes: -3 days"),
    Mistake("yes for true", "historical: true\n        takes: 5", "historical: yes\n        takes: 5"),
    Mistake("a stance that is none", "stance: contempt", "stance: defy"),
    Mistake("a truth that is none", "truth: invented", "truth: fiction"),
    Mistake("a disposition that is none", "disposition: vacated", "disposition: annulled"),
    Mistake("neither high nor low", "better: low", "better: small"),
    Mistake("a sum that doubles monthly", "doubles: weekly", "doubles: monthly"),
    Mistake("an id with capitals", "      take-stock:", "      Take-Stock:"),
    Mistake("an id with a space", "  logbook: {label", "  log book: {label"),
    Mistake("a language in words", "language: en-GB", "language: British English"),
    Mistake("a currency in small letters", "currency: GBP", "currency: pounds"),
    Mistake("a guard that is a text", "when: [{fact: fog}]", "when: [fog]"),
    Mistake("a guard that is misspelt", "{fact: fog}", "{facts: fog}"),
    Mistake("a guard without a number", "{meter: patience, at_least: 30}", "{meter: patience}"),
    Mistake("a guard with a key of another", "{fact: fog}", "{fact: fog, at_least: 3}"),
    Mistake(
        "a deadline that stands in no way",
        "{deadline: inspection, is: open}",
        "{deadline: inspection, is: running}",
    ),
    Mistake(
        "a deadline's guard without how it stands",
        "{deadline: inspection, is: open}",
        "{deadline: inspection}",
    ),
    Mistake("an effect that is a text", "effects: [{meet: inspection}]", "effects: [meet inspection]"),
    Mistake("an effect that is misspelt", "{find: [logbook, crew-list]}", "{finds: [logbook, crew-list]}"),
    Mistake("an effect that says neither by nor to", "{meter: patience, to: 35}", "{meter: patience}"),
    Mistake(
        "an effect that says both by and to", "{meter: patience, to: 35}", "{meter: patience, by: 5, to: 35}"
    ),
    Mistake(
        "a sanction without a sum",
        "{sanction: pass, per_day: 7, doubles: weekly}",
        "{sanction: pass, doubles: weekly}",
    ),
    Mistake("a sanction of nothing", "per_day: 7", "per_day: 0"),
    Mistake("a sum with a comma", "{fines: pass, by: 40, ", '{fines: pass, by: "40,000", '),
    Mistake("odds in words", "odds: 2.5", "odds: likely"),
    Mistake("odds in percent", "odds: 2.5", "odds: 2.5%"),
    Mistake("odds above 100", "odds: 2.5", "odds: 250"),
    Mistake("odds without a base", "odds: {base: 12.5, plus:", "odds: {plus:"),
    Mistake("picks without how many", "at_most: 2, of:", "of:"),
    Mistake(
        "picks that are a list",
        "picks: {at_least: 0, at_most: 2, of: [weather, custom, charter], label: Grounds of the motion}",
        "picks: [weather, custom]",
    ),
    Mistake(
        "a move that is a block of another kind",
        "{move: pass.give, when: [{may: pass.give}]}",
        "{pass: give}",
    ),
    Mistake("both takes and until", "until: 2020-04-01", "takes: 2 days, until: 2020-04-01"),
    Mistake("a ruling without its words", "says: A book is a book., ", ""),
    Mistake(
        "a ruling that is a text", "ruling: {by: judge, disposition: granted, says: Fifty.}", "ruling: Fifty."
    ),
    Mistake("a paragraph that is two things", "- {exhibit: chart}", "- {exhibit: chart, text: A chart.}"),
    Mistake(
        "a paragraph with two speakers",
        '{harbour-master: "Not today.", when',
        '{harbour-master: "Not today.", judge: "No.", when',
    ),
    Mistake("a text that is nothing", "question: What now, counsel?", "question:"),
    Mistake("a text that is a block", "notes: Ask who has been to sea.", "notes: {Ask: who}"),
    Mistake(
        "a choice that leads nowhere",
        "times: 1, until: 2020-04-01, goes_to: office",
        "times: 1, until: 2020-04-01",
    ),
    Mistake(
        "an outcome that leads nowhere",
        "            takes: 3 days\n            goes_to: office",
        "            takes: 3 days",
    ),
    Mistake(
        "a choice that can be made nought times",
        "        times: 2\n        takes: 1 week",
        "        times: 0\n        takes: 1 week",
    ),
    Mistake("choices that are a list", "ending: {title: Sunk, tone: bad, worth: 0.1}", "choices: [go]"),
    Mistake("exhibits that are a list", "exhibits:\n  chart: {", "exhibits:\n  - {"),
    Mistake(
        "a question with one answer",
        "answers: {always: At any time., before-the-ruling: Before the ruling.}",
        "answers: {before-the-ruling: Before the ruling.}",
    ),
    Mistake("a picture without words", "{file: quay.svg, alt: A quay and a small sail.}", "{file: quay.svg}"),
    Mistake("an expectation that is one number", "safe: {at_least: 3, at_most: 8}", "safe: 5"),
    Mistake("an expectation of a probability", "{at_least: 3, at_most: 8}", "{atleast: 3, at_most: 8}"),
)

# Names that the case does not have: marked where the schema knows its names.
UNKNOWN_NAMES = (
    Mistake("a scene", "opens_at: quay", "opens_at: key"),
    Mistake("the scene that follows", "goes_to: at-sea", "goes_to: at-see"),
    Mistake("a fact", "{fact: fog}", "{fact: frog}"),
    Mistake("a fact in a list", "find: [logbook, crew-list]", "find: [logbook, crew]"),
    Mistake("a meter", "{meter: patience, to: 35}", "{meter: patients, to: 35}"),
    Mistake("an argument", "{preserve: weather}", "{preserve: whether}"),
    Mistake("an argument that is offered", "of: [weather, custom, charter]", "of: [weather, custom, chart]"),
    Mistake("a matter", "{fines: order, by: 2 days}", "{fines: orders, by: 2 days}"),
    Mistake("a posture", "order.ordered", "order.orderd"),
    Mistake("a posture without its matter", "order.ordered", "ordered"),
    Mistake("a move", "moves: [order.serve, pass.sail]", "moves: [order.serve, pass.sale]"),
    Mistake("a move that may be made", "{may: pass.give}", "{may: pass.gift}"),
    Mistake("a deadline", "{meet: inspection}", "{meet: inspections}"),
    Mistake("a choice", "{chosen: quay.sail-at-once}", "{chosen: quay.sail}"),
    Mistake("a condition", "{holds: ship-shape}", "{holds: shipshape}"),
    Mistake("an exhibit", "exhibits: [chart]", "exhibits: [charts]"),
    Mistake(
        "an authority", "turns_on: [custom], cites: [wreck-1931]", "turns_on: [custom], cites: [wreck-1913]"
    ),
    Mistake(
        "an authority of shared words",
        "by: clerk, cites: [harbour-act at section 3]",
        "by: clerk, cites: [harbor-act at section 3]",
    ),
    Mistake("who rules", "ruling: {by: judge, on", "ruling: {by: the-judge, on"),
    Mistake("who speaks", "{judge: Well?}", "{jugde: Well?}"),
    Mistake("an objective", "serves: [say-it-in-time]", "serves: [say-it]"),
    Mistake("a rule book", "procedure: harbour-pass", "procedure: harbor-pass"),
    Mistake("shared words", "uses: [harbour-words]", "uses: [harbor-words]"),
    Mistake("a misconception", "asks: any-time, moot", "asks: anytime, moot"),
    Mistake("a variant", "what_if: war", "what_if: peace"),
    Mistake("a drawing", "place: quayside-dublin\n    picture", "place: quayside-cork\n    picture"),
)

# The two kinds of file beside a scenario.
IN_RULE_BOOKS = (
    Mistake("a key that is misspelt", "opens_in: asked-for", "opensin: asked-for"),
    Mistake("no postures", "postures:\n  asked-for", "postures: {}\nposture:\n  asked-for"),
    Mistake("a sanction that does nothing known", "sanctions: accrue", "sanctions: run"),
    Mistake("a record that is half closed", "record: closed", "record: half"),
    Mistake("a deadline without its time", "in: 3 weeks, ", ""),
    Mistake("a move that leads from nowhere", "from: {held: suspended, unpassed: suspended}, ", ""),
    Mistake(
        "a move that leads to several", "from: {held: held, unpassed: held}", "from: {held: [held, unpassed]}"
    ),
    Mistake("a refusal without words", '{says: "The pass is given already."}', "{cites: [closed-sea]}"),
    Mistake("a guard that rule books do not have", "{fact: harbour-at-war}", "{chosen: quay.sail}"),
)
IN_PLAYBOOKS = (
    Mistake("a key that is misspelt", "ends_in: safe", "ends_at: safe"),
    Mistake("a turn without its choice", "choose: office.drop-the-charter, ", ""),
    Mistake("odds in words", "odds: 22.5", "odds: even"),
    Mistake("no turns", "plays:", "turns:"),
    Mistake("a guard that is misspelt", "{forfeited: charter}", "{forfeit: charter}"),
)
