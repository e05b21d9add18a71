"""No two places of the site say different things of one measure, agreement, rate, date or event."""

import datetime as dt
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.exports.share_image import files
from generator.model import Country, Library
from generator.text.formats import GRADES, STAGES, day, long_day, the
from tests.answers import DAY, LEFT, LINK, NOTHING, STAGE, Answers, Block, blocks
from tests.conftest import AS_OF
from tests.projects import REPOSITORY

Json = dict[str, Any]

# Pages that say how things stand on the day. Of those of events only what they say of the event itself is compared.
FOLDERS = ("measures", "agreements", "deadlines", "pairs", "countries", "topics", "undertakings", "events")
LINKED = re.compile(LINK)
PAST_LINK = re.compile(
    rf"{LINK}: (?P<due>{DAY}(?: day not known)?)(?: \([^()]+\))?, "
    r"(?P<outcome>[^;]+?(?:; we have not[^;]+)?)(?:; moved.*)?$"
)
LONG_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
QUOTE = re.compile(
    rf"On (?P<day>{LONG_DAY.pattern}) (?P<by>(?:the )?[A-Z][\w ]*?) charged (?P<value>[\d.]+%) "
    r"(?P<basis>all-in|on top)(?:, ordinary duty included,| of ordinary duty) on (?P<goods>[^(]+?) "
    r"\((?P<inside>.+?)\)\.(?= |$)"
)
QUOTED_GOODS = re.compile(r"most (?P<adjective>.+) goods|(?P<covers>.+) from (?P<on>.+)")
DATED_LINK = re.compile(rf"(?P<due>{DAY}(?:,? day not known)?(?:,? {LEFT})?) {LINK}(?P<after>[^⟦]*)")


@pytest.fixture(scope="module")
def answers(site: Path, library: Library) -> Answers:
    """Collect what all pages and files say."""
    found = Answers()
    reader = Reader(found, library)
    paths = [path for folder in FOLDERS for path in site.glob(f"{folder}/**/index.html")]
    for address in ["", *(path.parent.relative_to(site).as_posix() for path in paths)]:
        page = (site / address / "index.html").read_text(encoding="utf-8")
        for block in blocks(page, address):
            reader.block(block, address)
        reader.description(page, address)
        for said in re.findall(r'<p class="tt-quote">(.*?) <a ', page):
            reader.quotes(html.unescape(said), f"{address} (to quote)")
        reader.charts(page, address)
    rates = json.loads((site / "as-of" / "rates.json").read_text())
    reader.log(json.loads((site / "as-of" / "log.json").read_text()), rates)
    reader.explore(json.loads((site / "explore" / "events.json").read_text()))
    for path in site.glob("events/*/event.json"):
        reader.event(json.loads(path.read_text()))
    reader.cards()
    found.unseen = [
        f"{measure}: {rate} is on no page of a country"
        for measure, rates in reader.rates_now.items()
        for rate in sorted(rates - reader.charged.get(measure, rates))
    ]
    arguments = ["state", "--as-of", AS_OF.isoformat(), "--root", str(REPOSITORY)]
    reader.state(CliRunner().invoke(main, arguments).stdout)
    reader.state_json(json.loads(CliRunner().invoke(main, [*arguments, "--json"]).stdout))
    return found


class Reader:
    """Reads pages and files into ``answers``. Of the record it uses names and titles only."""

    def __init__(self, answers: Answers, library: Library) -> None:
        self.answers, self.library = answers, library
        self.countries: dict[str, Country] = {c.adjective: c for c in library.countries.values()}
        self.codes = {c.code.lower(): c.code for c in library.countries.values()}
        self.names = {c.name: c.code for c in library.countries.values()}
        self.seen_rows: set[str] = set()
        self.dates = {d.title: d.id for d in library.deadlines.values()}
        self.things = {a.title: a.id for a in library.agreements.values()}
        self.things |= {m.title: m.id for m in library.measures.values()}
        # The steps that the page of each event shows.
        self.steps: dict[str, list[str]] = {}
        # What the list of measures says is charged, and by the tables of countries and pairs.
        self.rates_now: dict[str, set[str]] = {}
        self.charged: dict[str, set[str]] = {}

    # Pages

    def block(self, block: Block, address: str) -> None:
        """Read one line of a page."""
        folder, _, name = address.partition("/")
        if folder == "events":
            self.event_page(block, name, address)
        elif block.section == "if-nothing-changes":
            self.dates_in(block.text, address)
        elif block.kind == "tr":
            if block.cells:
                self.row(block, address)
        elif folder in ("measures", "agreements") and name and block.kind == "Status":
            self.answers.status(name, block.text, address)
        elif folder == "deadlines" and name and block.kind == "Date":
            self.date(name, block.text, block.text, address)
        elif folder == "deadlines" and name and block.kind == "Outcome":
            self.outcome(name, re.split(r": ⟦| the day itself", block.text)[0], address)
        elif match := re.fullmatch(r"(.+) rate on (.+) goods", block.kind):
            self.answers.rate(self.rate_of(match[1], match[2]), block.text, address)
        else:
            self.line(block, address)

    def line(self, block: Block, address: str) -> None:
        """Read a line of a list, or a description, that names things by links."""
        text = block.text
        if block.section in ("this-week", "ladder", "history", "text"):
            return
        for match in LINKED.finditer(text):
            after = text[match.end() :]
            if match["folder"] in ("measures", "agreements") and after.startswith(": "):
                self.answers.status(match["id"], after[2:].partition(" accounts conflict")[0], address)
            if match["folder"] == "events" and (grade := re.search(r" · ([^·]+)$", text)) and block.kind == "li":
                self.answers.note(match["id"], "grade", grade[1], address)
                break
        self.dates_in(text, address)

    def dates_in(self, text: str, address: str) -> None:
        """Read the dates of a line: ``10 Jan 2027 in 44 days ⟦…⟧End of the truce⟦⟧``, and what became of them."""
        for match in DATED_LINK.finditer(text):
            if match["folder"] == "deadlines":
                self.date(match["id"], match["due"], match["after"], address)
                if match["after"].startswith(": ") and "today" not in match["after"]:
                    outcome = re.split(r" \((?!not fixed)|$", match["after"][2:])[0]
                    self.outcome(match["id"], outcome, address)
        past = PAST_LINK.match(text)
        if past and past["folder"] == "deadlines":
            self.date(past["id"], past["due"], text, address)
            self.outcome(past["id"], past["outcome"], address)

    def row(self, block: Block, address: str) -> None:
        """Read a row of a table by its heads."""
        cells = dict(zip(block.heads, block.cells, strict=True))
        first = next(LINKED.finditer(block.text), None)
        code = re.match(r"⟦(?:countries/)?([a-z]+)⟧", block.text)
        partner = self.codes.get(code[1]) if code else None
        if "Status of the talks" in cells:
            self.line(Block("td", "", (), (cells["Status of the talks"],)), address)
            self.dates_in(cells["Next date"], address)
            for head, cell in cells.items():
                self.partner_cell(head, cell, partner, cells.get("Before", ""), address)
        elif block.heads[0] in ("Measure", "Agreement") and first and "Status" in cells and "Event" not in cells:
            self.answers.status(first["id"], cells["Status"], address)
            shown = cells.get("Rate now", NOTHING).partition(" and ")[0]
            self.rates_now.setdefault(first["id"], set()).update(re.findall(r"[\d.]+% (?:on top|all-in)", shown))
        elif block.heads[0] == "Goods":
            self.layer(block, address)
        elif block.section == "rate-table" and partner is None:
            self.headline_row(cells, address)
        elif block.heads[:2] == ("Date", "What falls due"):
            due = next(m for m in LINKED.finditer(cells["What falls due"]))
            self.date(due["id"], cells["Date"], cells["What falls due"] + cells["Date"], address)
            self.outcome(due["id"], cells["Outcome"], address)
        elif "Where it stands" in cells:
            self.promise(cells, address)

    def partner_cell(self, head: str, cell: str, partner: str | None, before: str, address: str) -> None:
        """Read a rate in a table of partners."""
        hub = "US"
        if not cell:
            return
        if partner and head == "US rate":
            self.answers.rate(f"{hub} on {partner}", cell.partition("; also ")[0], address, before.replace(NOTHING, ""))
            for duty in filter(None, re.split(" and (?=[^ ]+ (?:ban )?on )", cell.partition("; also ")[2])):
                value, _, goods = duty.partition(" on ")
                self.answers.percent(f"{hub} on {partner}: {goods.lower()}", value, address)
        elif partner and head.endswith("rate on its goods"):
            self.answers.rate(f"{hub} on {partner}", cell, address)
        elif partner and head.startswith("Its rate on"):
            self.answers.rate(f"{partner} on {hub}", cell, address)

    def layer(self, block: Block, address: str) -> None:
        """Read a row of the table of all duties."""
        match = re.fullmatch(r"(.+) duty on (.+) goods", block.title)
        assert match, block
        thing = self.rate_of(match[1], match[2])
        if block.text == "Most goods":
            self.answers.rate(thing, block.cells[1], address)
        else:
            named = next(LINKED.finditer(block.text))
            goods = LINKED.sub("", block.text).strip() if named["title"] in self.things else named["title"]
            self.duty(thing, goods, block.cells[1], address)
            value = block.cells[1].partition(" since ")[0].partition(", on ")[0]
            self.charged.setdefault(named["id"], set()).add(value)

    def duty(self, rate: str, goods: str, words: str, place: str) -> None:
        """Note what ``words`` say of a duty on single ``goods``."""
        self.answers.rate(f"{rate}: {goods.lower()}", words, place)

    def headline_row(self, cells: dict[str, str], address: str) -> None:
        """Read the present row of the table of all headline rates."""
        code = self.codes[address.partition("/")[2]]
        other = "CN" if code == "US" else "US"
        since = re.search(rf"{DAY}$", cells["From"])
        if since and f"{other} on {code}" not in self.seen_rows and _parsed(since[0]) <= AS_OF:
            self.seen_rows.add(f"{other} on {code}")
            value = re.match(r"([^,(]+?)(?:, on .+?)?(?: \((.+)\))?$", cells["Rate"])
            assert value, cells
            self.answers.note(f"{other} on {code}", "rate", value[1], address)
            if value[2]:
                self.answers.note(f"{other} on {code}", "grade", value[2], address)

    def promise(self, cells: dict[str, str], address: str) -> None:
        """Read a row of a table of promises."""
        event = next(LINKED.finditer(cells["Promised"]))
        thing = f"promise “{event['title']}” of {event['id']}"
        stands = cells["Where it stands"].partition(" ⟦")[0]
        self.answers.note(thing, "stands", stands, address)
        self.answers.note(thing, "due", cells["Due"], address)
        grade = re.findall(r"\(([^()]+)\)", cells["Promised"])[-1]
        self.answers.note(thing, "grade", grade, address)
        deadline = next((m for m in LINKED.finditer(cells["Where it stands"]) if m["folder"] == "deadlines"), None)
        if deadline and cells["Due"] != "no date":
            self.date(deadline["id"], cells["Due"], cells["Due"], address)

    def outcome(self, deadline: str, words: str, place: str) -> None:
        self.answers.note(f"date {deadline}", "outcome", words, place)

    def date(self, key: str, due: str, around: str, place: str) -> None:
        """Note a date, and on whose word it stands where ``around`` says so."""
        deadline = f"date {key}"
        self.answers.date(deadline, due, place)
        grade = re.search(rf"\(((?:{'|'.join(GRADES.values())})(?:: [^()]+)?)\)", around)
        if grade:
            self.answers.note(deadline, "grade", grade[1], place)
        doubt = grade[1].partition(": ")[2] if grade else ""
        self.answers.note(deadline, "doubt", doubt, place)

    def event_page(self, block: Block, event: str, address: str) -> None:
        """Read what the page of an event says of the event: its grade, and the steps that it takes."""
        if block.kind == "Evidence":
            self.answers.note(event, "grade", block.text.partition(" ⟦")[0], address)
        elif block.section == "steps":
            link = next(LINKED.finditer(block.text))
            words = block.text[link.end() :].strip()
            earlier = re.match(rf"(?:{STAGE}) {DAY} → ", words)
            stage = re.match(STAGE, words[earlier.end() if earlier else 0 :])
            assert stage, block
            self.steps.setdefault(event, []).append(f"{link['id']} {stage[0]}")
        elif block.section == "dates" and (named := LINKED.search(block.text)):
            outcome = re.search(r"Outcome: (.+)\.$|; (?:not moved|moved [^;]+); (.+)\.$", block.text)
            if outcome:
                self.outcome(named["id"], outcome[1] or outcome[2], address)

    def rate_of(self, by: str, on: str) -> str:
        return f"{self.countries[by].code} on {self.countries[on].code}"

    # Descriptions and pictures

    def description(self, page: str, address: str) -> None:
        """Read the description of a country's page."""
        match = re.fullmatch(r"countries/([a-z]+)", address)
        said = re.search(r'<meta name="description"[^>]* content="([^"]*)"', page)
        if match and said:
            self.sentence(html.unescape(said[1]), f"{address} (description)")

    def charts(self, page: str, address: str) -> None:
        """Read the words of the charts of rates: that of all partners, and one for each country."""
        shorts = {country.short: country.code for country in self.library.countries.values()}
        for name, words in re.findall(r'<desc id="([a-z-]+)-wide-d">([^<]*)</desc>', page):
            place = f"{address} (chart {name})"
            if name == "partners":
                for short, value in re.findall(r"(?:now: |; )([^;,]+?) ([\d.]+%|no rate|none|not known)(?=,)", words):
                    self.answers.percent(f"US on {shorts[short]}", value, place)
            elif rate := re.fullmatch(r"rate-([a-z]+)-([a-z]+)", name):
                steps = re.findall(rf"([\d.]+%|no rate|none|not known)(?: on [^;]+?)? from ({DAY})", words)
                past = [value for value, since in steps if _parsed(since) <= AS_OF]
                by, on = self.codes[rate[1]], self.codes[rate[2]]
                self.answers.percent(f"{by} on {on}", past[-1] if past else "", place)

    def sentence(self, text: str, place: str) -> None:
        talks = re.search(r"(?:^|\. )Talks with [^:]+: (.*)", text)
        if talks:
            self.talks(re.split(r"; next date |\. [A-Z]", talks[1])[0], place)
        self.quotes(text, place)
        ahead = re.search(r"(?:[Nn]ext date )(.+?)\. [A-Z]", text)
        if ahead:
            self.dated_title(ahead[1], ", ", place)

    def talks(self, words: str, place: str) -> None:
        """Note the status of the talks in the form ``One-year truce, in force since 10 Nov 2025``."""
        title = next((t for t in sorted(self.things, key=len, reverse=True) if words.startswith(f"{t}, ")), None)
        if title:
            self.answers.status(self.things[title], words.removeprefix(f"{title}, "), place)

    def quotes(self, text: str, place: str) -> int:
        """Note the rates of sentences to quote, and return how many there are."""
        found = list(QUOTE.finditer(text))
        for said in found:
            assert said["day"] == long_day(AS_OF), said
            goods = QUOTED_GOODS.fullmatch(said["goods"])
            assert goods, said
            names = {the(c.short): c.code for c in self.library.countries.values()}
            on = names[goods["on"]] if goods["covers"] else self.countries[goods["adjective"]].code
            inside = re.sub(r"; older duties not counted|; news followed to [^;)]*", "", said["inside"])
            since, end = (_short(key, inside) for key in ("since", "due to end on"))
            covers = f", on {goods['covers']}," if goods["covers"] else ""
            grade = inside.rpartition(f"{LONG_DAY.findall(inside)[-1]}; ")[2]
            rate = f"{said['value']} {said['basis']}{covers} since {since}{f', to {end}' if end else ''} ({grade})"
            self.answers.rate(f"{names[said['by']]} on {on}", rate, place)
        return len(found)

    def dated_title(self, words: str, between: str, place: str) -> None:
        """Note a date in the form ``10 Jan 2027, End of the truce (one source)``."""
        title = next(t for t in sorted(self.dates, key=len, reverse=True) if f"{between}{t}" in words)
        due, _, after = words.partition(f"{between}{title}")
        self.date(self.dates[title], due, after, place)

    def cards(self) -> None:
        """Read the words of share pictures."""
        for output in files(self.library, ""):
            folder, name, *_ = [*output.path.split("/"), ""]
            card = output.inputs[0]
            place = output.path
            self.quotes(getattr(card, "lead", ""), place)
            for label, value in [(f.label, f.text) for f in getattr(card, "facts", ())]:
                if label == "Talks":
                    self.talks(value, place)
                elif label.endswith(" rate") and folder == "countries":
                    by = self.countries[label.removesuffix(" rate")].code
                    self.answers.rate(f"{by} on {self.codes[name]}", value, place)
                elif label == "Next date":
                    self.dated_title(value, ", ", place)

    # Files

    def log(self, log: Json, rates: Json) -> None:
        """Read what the as-of page says of today: the last row of each list."""
        place = "as-of/log.json"
        dates = [row[0] for row in log["deadlines"]]
        for key, _, _, rows in (*log["agreements"], *log["measures"]):
            if rows and rows[-1][1]:
                self.answers.status(key, "".join(piece[0] for piece in rows[-1][1][0]), place)
        for key, _, _, rows in log["deadlines"]:
            if rows and rows[-1][1]:
                due, precision, _, doubt, *_ = rows[-1][1]
                words = day(dt.date.fromisoformat(due), precision) + (" day not known" if precision != "day" else "")
                self.date(key, words, doubt, place)
        for code, state in log["states"].items():
            for name, thing in (("rate", f"{log['hub']} on {code}"), ("back", f"{code} on {log['hub']}")):
                rows = rates[code][name]
                value = rows[-1][1] if rows else None
                if value:
                    self.answers.rate(thing, "".join(piece[0] for piece in value[0]), place, value[1] or "")
            ahead = state["next"][-1][1] if state["next"] else None
            self.answers.note(f"{log['hub']} and {code}", "next", "none" if ahead is None else dates[ahead], place)

    def explore(self, data: Json) -> None:
        words = [label for _, label, *_ in data["names"]["grade"]]
        for key, grades in zip(data["columns"]["id"], data["columns"]["grade"], strict=True):
            self.answers.note(key, "grade", words[grades[0]], "explore/events.json")

    def event(self, event: Json) -> None:
        """Read the file of an event."""
        place = f"events/{event['id']}/event.json"
        self.answers.note(event["id"], "grade", GRADES[event["evidence"]["grade"]], place)
        if "withdrawn" not in event:
            taken = [
                f"{step.get('measure') or step['agreement']} {STAGES[step['step']]}"
                for step in (*event.get("measures", []), *event.get("agreements", []))
            ]
            self.answers.note(event["id"], "steps", "; ".join(sorted(taken)), place)
            self.answers.note(event["id"], "steps", "; ".join(sorted(self.steps.get(event["id"], []))), "its page")

    # State

    def state(self, text: str) -> None:
        """Read what ``briefing state`` prints."""
        place, pair, section = "state", ("", ""), ""
        for line in text.split("\n"):
            head = re.fullmatch(r"(\S.*) with (.+)", line)
            if line and not line.startswith(" "):
                section = line
            if head and head[1] in self.names:
                pair = (self.names[head[1]], self.names[head[2]])
            label, _, words = line.strip().partition(": ")
            if "as far as they had come" in section and line.startswith("  "):
                title = next(t for t in sorted(self.things, key=len, reverse=True) if line.endswith(f": {t}"))
                self.answers.status(self.things[title], line.strip().removesuffix(f": {title}"), place)
            elif section == "Dates then pending" and line.startswith("  ") and line.strip() != "none":
                self.dated_title(line.strip().replace(" (expected)", ""), ": ", place)
            elif label == "stage":
                title = next(t for t in sorted(self.things, key=len, reverse=True) if words.startswith(f"{t}: "))
                self.answers.status(self.things[title], words.removeprefix(f"{title}: "), place)
            elif label in ("rate on it", "its rate"):
                by, on = pair[::-1] if label == "rate on it" else pair
                self.answers.rate(f"{by} on {on}", words, place)
            elif label == "also on it":
                self.also(f"{pair[1]} on {pair[0]}", words, place)
            elif label == "next date" and not words.startswith("none"):
                self.dated_title(words.replace(" (expected)", ""), ": ", place)

    def also(self, rate: str, words: str, place: str) -> None:
        """Note duties on single goods: ``50% on top on listed goods since 22 Aug 2026 (official)``."""
        for duty in words.split("; "):
            match = re.fullmatch(rf"(.+?(?:on top|all-in|known|ban|per \w+)) on (.+) since ({DAY}) \((.+)\)", duty)
            assert match, duty
            for question, answer in (("rate", match[1]), ("since", match[3]), ("grade", match[4])):
                self.answers.note(f"{rate}: {match[2].lower()}", question, answer, place)

    def state_json(self, document: Json) -> None:
        """Read what ``briefing state --json`` prints, its words and its values."""
        place = "state --json"
        for row in document["states"]:
            pair = (row["country"], row["counterpart"])
            for name, (by, on) in (("rate_on_its_goods", pair[::-1]), ("rate_it_charges", pair)):
                if row[name]:
                    self.rate_row(f"{by} on {on}", row[name], place)
            for layer in row["also_on_its_goods"]:
                self.duty(f"{pair[1]} on {pair[0]}", layer["goods"], layer["rate"]["words"], place)
            if row["status"]:
                self.status_row(row["status"], place)
            if row["main"] and row["counterpart"] == "US":
                ahead = row["next_date"]["deadline"] if row["next_date"] else "none"
                self.answers.note(f"US and {pair[0]}", "next", ahead, place)
        for row in (*document["agreements"], *document["measures"]):
            self.status_row(row, place)
        for row in document["dates_pending"]:
            words = row["words"].replace(" (expected)", "")
            self.dated_title(words, ": ", place)
            self.outcome(row["deadline"], row["outcome"], place)
            grade = f"{GRADES[row['evidence']]}" + (f": {row['doubt']}" if row["doubt"] else "")
            self.answers.note(f"date {row['deadline']}", "grade", grade, place)

    def rate_row(self, thing: str, row: Json, place: str) -> None:
        self.answers.rate(thing, row["words"], place)
        if row["evidence"]:
            grade = GRADES[row["evidence"]] + (f": {row['doubt']}" if row["doubt"] else "")
            self.answers.note(thing, "grade", grade, place)
        self.answers.note(thing, "since", day(dt.date.fromisoformat(row["since"])), place)

    def status_row(self, row: Json, place: str) -> None:
        self.answers.status(row["id"], row["words"], place)
        several = "1. " if ("2. stage" in [q for t, q in self.answers.said if t == row["id"]]) else ""
        self.answers.note(row["id"], f"{several}stage", STAGES[row["stage"]], place)
        self.answers.note(row["id"], "known", str(row["known"]), place)
        self.answers.note(row["id"], "known", str("what follow" not in row["words"]), place)


def _parsed(words: str) -> dt.date:
    return dt.datetime.strptime(words, "%d %b %Y").date()  # noqa: DTZ007 - a day has no zone


def test_every_place_gives_the_same_answer(answers: Answers) -> None:
    assert answers.conflicts() == []
    assert answers.unseen == []


def test_what_a_doubtful_answer_is_read_from(answers: Answers) -> None:
    """A page that is no longer read would let the test above pass."""
    truce = answers.places("us-china-one-year-truce", "1. grade", "grade")
    assert truce >= {
        "", "agreements", "agreements/us-china-one-year-truce", "countries", "countries/cn", "countries/us",
        "countries/cn/measures", "pairs/us-cn", "deadlines/us-china-truce", "topics/truce", "as-of/log.json", "state",
        "state --json", "countries/cn (description)", "countries/cn/share.png",
    }  # fmt: skip
    date = answers.places("date us-china-truce", "grade")
    assert date >= {
        "deadlines", "deadlines/us-china-truce", "agreements/us-china-one-year-truce", "countries/cn",
        "pairs/us-cn", "topics/truce", "as-of/log.json", "state", "state --json",
    }  # fmt: skip
    rate = answers.places("CN on US", "grade")
    assert rate >= {"countries/cn", "countries/us", "pairs/us-cn", "as-of/log.json", "state", "state --json"}
    charts = {"", " (chart partners)", "countries/cn", "countries/cn (chart rate-us-cn)", "countries/cn/share.png"}
    assert answers.places("US on CN", "percent") >= charts
    fees = answers.places("us-port-fees", "sequel")
    assert fees >= {"measures", "measures/us-port-fees", "deadlines/us-port-fees-suspension", "state"}
    event = answers.places("2026-09-23-us-china-truce-to-january-2027", "grade")
    of_event = "events/2026-09-23-us-china-truce-to-january-2027"
    assert event >= {of_event, f"{of_event}/event.json", "explore/events.json", "", "countries/cn", "pairs/us-cn"}
    promises = {thing: question for thing, question in answers.said if thing.startswith("promise")}
    assert all("undertakings" in answers.places(thing, "stands") for thing in promises)


def _short(word: str, inside: str) -> str:
    """Return the day after ``word`` as tables write it, "" if there is none."""
    found = re.search(rf"{word} (\d{{1,2}} [A-Z][a-z]{{2}})[a-z]* (\d{{4}})", inside)
    return f"{found[1]} {found[2]}" if found else ""
