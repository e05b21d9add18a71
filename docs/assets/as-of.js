/* The as-of page: the state of play of a day, worked out from the log of steps by the rules of generator/project.
   The state is the address. Every word from the data goes into the page as text, never as markup. */

const DOWN = new Set(["suspended", "withdrawn", "struck-down", "expired", "replaced", "ended"]);
const ENDINGS = new Set(["met", "lapsed", "superseded"]);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FULL = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ROOT = new URL("../", import.meta.url);
const LATEST = 8;

/* What stood on a day. Days are ISO text, which sorts as dates do. Of the log only events up to the day are read. */

function countKnown(log, day) {
  let low = 0, high = log.events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (log.events[middle][1] <= day) low = middle + 1; else high = middle;
  }
  return low;
}

function monthEnd(day) {
  const [year, month] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function agreementOf(log, known, day, one, other) {
  const ladders = new Map();
  for (const [event, agreement, stage, date] of log.agreement_steps) {
    if (event >= known) break;
    const parties = log.agreements[agreement][3];
    if (parties.includes(one) && parties.includes(other)) {
      if (!ladders.has(agreement)) ladders.set(agreement, []);
      ladders.get(agreement).push({ event, stage, date, said: log.events[event][1] });
    }
  }
  let best = null;
  for (const [agreement, rungs] of ladders) {
    rungs.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.event - b.event));
    const reached = rungs.filter((rung) => rung.date <= day && !rungs.some((down) =>
      DOWN.has(down.stage) && rung.said < down.said && down.said < rung.date && down.date <= rung.date));
    const current = reached.at(-1);
    if (!current) continue;
    const [id, title, headline] = log.agreements[agreement];
    const rank = [headline, Number(!DOWN.has(current.stage) || current.stage === "suspended"), current.date, id];
    if (!best || later(rank, best.rank)) best = { rank, id, title, stage: current.stage, since: current.date };
  }
  return best;
}

function later(one, other) {
  for (let n = 0; n < one.length; n++) if (one[n] !== other[n]) return one[n] > other[n];
  return false;
}

function rateOf(log, known, day, by, on) {
  const entries = new Map(), days = new Set();
  for (const rate of log.rates) {
    const [event, measure, partners, excepted, , effective, until] = rate;
    if (event >= known) break;
    const charges = partners.length ? partners.includes(on) : !excepted.includes(on);
    if (log.measures[measure][1] !== by || !charges) continue;
    if (!entries.has(measure)) entries.set(measure, []);
    entries.get(measure).push(rate);
    days.add(effective);
    if (until) days.add(until);
  }
  const steps = [], measures = [...entries.keys()].sort((a, b) => a - b);
  for (const start of [...days].filter((start) => start <= day).sort()) {
    const counting = measures.map((measure) => counts(entries.get(measure), start)).filter(Boolean);
    const last = steps.at(-1);
    const isSame = last && last.counting.length === counting.length && counting.every((rate, n) => rate === last.counting[n]);
    if (isSame || (!counting.length && !steps.length)) continue;
    const percent = Math.round(counting.reduce((sum, rate) => sum + rate[4], 0) * 100) / 100;
    steps.push({ start, counting, percent, ceiling: counting.some((rate) => rate[8]) });
  }
  while (steps.length > 1 && steps.at(-2).percent === steps.at(-1).percent && steps.at(-2).ceiling === steps.at(-1).ceiling) steps.pop();
  return [steps.at(-1) ?? null, steps.at(-2) ?? null];
}

function counts(rates, day) {
  let last = null;
  for (const rate of rates) {
    if (rate[5] > day) continue;
    const rank = [rate[5], rate[0], Number(rate[2].length > 0)];
    if (!last || later(rank, last.rank)) last = { rank, rate };
  }
  return last && !last.rate[7] && !(last.rate[6] && last.rate[6] <= day) ? last.rate : null;
}

function pendingDates(log, known, day) {
  const histories = new Map();
  for (const [event, deadline, kind, due, precision] of log.deadline_steps) {
    if (event >= known) break;
    const entry = histories.get(deadline) ?? { deadline, due: null, precision: "day", first: kind };
    entry.last = kind;
    if (due) Object.assign(entry, { due, precision });
    histories.set(deadline, entry);
  }
  const open = [...histories.values()].filter(({ last, due, precision }) =>
    !ENDINGS.has(last) && (due === null || (precision === "month" ? monthEnd(due) : due) >= day));
  const key = (entry) => `${entry.due ?? "9999-12-31"} ${log.deadlines[entry.deadline][0]}`;
  return open.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((entry) => {
    const [id, title, countries] = log.deadlines[entry.deadline];
    return { id, title, countries, due: entry.due, precision: entry.precision, expected: ["scheduled", "expected"].includes(entry.first) };
  });
}

export function evaluate(log, day, partners = log.partners) {
  const known = countKnown(log, day);
  const dates = pendingDates(log, known, day);
  const states = [];
  for (const partner of partners) {
    const [rate, before] = rateOf(log, known, day, log.hub, partner);
    let last = null;
    for (let n = known - 1; n >= 0 && !last; n--) {
      const countries = log.events[n][4];
      if (countries.includes(partner) && countries.includes(log.hub)) last = log.events[n];
    }
    states.push({
      partner, rate, before, last, back: rateOf(log, known, day, partner, log.hub)[0],
      agreement: agreementOf(log, known, day, partner, log.hub),
      next: dates.find((date) => date.countries.includes(partner)) ?? null,
    });
  }
  return { day, known, dates, states };
}

/* Showing it. */

const at = (id) => document.getElementById(`as-of-${id}`);

function make(tag, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside.filter((part) => part !== null && part !== undefined));
  return element;
}

function link(path, words, kind = "") {
  return make("a", { href: new URL(path, ROOT).href, className: kind }, words);
}

function when(day, precision = "day") {
  const [year, month, date] = day.split("-").map(Number);
  return make("time", { dateTime: precision === "month" ? day.slice(0, 7) : day }, precision === "month" ? `${MONTHS[month - 1]} ${year}` : `${date} ${MONTHS[month - 1]} ${year}`);
}

function longDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${FULL[month - 1]} ${year}`;
}

function left(from, to) {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
  return make("span", { className: "tt-left" }, days === 0 ? "that day" : days < 0 ? "that month" : days === 1 ? "a day later" : `${days.toLocaleString("en")} days later`);
}

const note = (words) => make("span", { className: "tt-note" }, words);

function percent(step) {
  if (!step) return note("none recorded");
  return make("span", {}, make("strong", {}, `${step.percent}%`), step.ceiling ? note(" with ordinary duty") : null);
}

function cell(label, kind, ...inside) {
  const made = make("td", { className: kind }, ...inside);
  made.dataset.label = label;
  return made;
}

function row(log, state, stages, day) {
  const [name, short] = log.countries[state.partner];
  const { agreement, next, last } = state;
  const stage = agreement && make("span", { className: `tt-stage tt-stage--${agreement.stage}` }, make("span", { className: "tt-mark", ariaHidden: "true" }), stages[agreement.stage]);
  return make("tr", {},
    make("th", { scope: "row" }, link(`countries/${state.partner.toLowerCase()}/`, name, "tt-country")),
    cell("Stage", "", agreement ? make("span", {}, link(`agreements/${agreement.id}/`, agreement.title), " ", stage, note(" since "), when(agreement.since)) : note("no agreement recorded")),
    cell(`${log.countries[log.hub][1]} rate`, "tt-num tt-rate-now", percent(state.rate)),
    cell("Before", "tt-num tt-rate-before", state.before ? percent(state.before) : "–"),
    cell(`${short} rate back`, "tt-num", state.back && state.back.counting.length ? percent(state.back) : note("none recorded")),
    cell("Next date", "", next ? make("span", {}, next.due ? when(next.due, next.precision) : null, " ", next.due ? left(day, next.due) : null, " ", link(`deadlines/${next.id}/`, next.title)) : note("none recorded")),
    cell("Last event", "tt-last", last ? make("span", {}, when(last[1], last[2]), " ", link(`events/${last[0]}/`, last[3])) : note("none")));
}

function dateItem(date, day) {
  return make("li", {},
    make("span", { className: "tt-dates__when" }, date.due ? when(date.due, date.precision) : "no date", " ", date.due ? left(day, date.due) : null),
    make("span", { className: "tt-dates__what" }, link(`deadlines/${date.id}/`, date.title), date.expected ? note(" expected") : null));
}

function eventItem(log, [id, date, precision, title, countries, kind]) {
  const names = countries.slice(0, 6).map((code) => log.countries[code][1]).join(", ");
  return make("li", { className: "tt-event" },
    make("div", { className: "tt-event__when" }, when(date, precision)),
    make("div", { className: "tt-event__what" }, link(`events/${id}/`, title, "tt-event__title"),
      make("div", { className: "tt-event__meta" }, make("span", { className: "tt-kind" }, kind), make("span", {}, names))));
}

function show(log, stages) {
  const query = new URLSearchParams(location.search);
  const input = at("date"), country = at("country");
  const asked = query.get("date") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked >= input.min && asked <= input.max ? asked : input.max;
  country.value = query.get("country") ?? "";
  if (country.selectedIndex < 0) country.value = "";
  input.value = day;
  const partners = country.value ? [country.value] : log.partners;
  const found = evaluate(log, day, partners);
  const concerns = (countries) => !country.value || countries.includes(country.value);
  const events = [];
  for (let n = found.known - 1; n >= 0 && events.length < LATEST; n--) if (concerns(log.events[n][4])) events.push(log.events[n]);
  const dates = found.dates.filter((date) => concerns(date.countries));
  at("title").textContent = `As of ${longDay(day)}`;
  document.title = `As of ${longDay(day)} - ${document.title.split(" - ").at(-1)}`;
  at("rows").replaceChildren(...found.states.filter((state) => country.value || state.agreement || state.rate || state.last).map((state) => row(log, state, stages, day)));
  at("dates").replaceChildren(...dates.slice(0, 25).map((date) => dateItem(date, day)));
  at("events").replaceChildren(...events.map((event) => eventItem(log, event)));
  at("said").textContent = `${longDay(day)}${country.value ? `, ${log.countries[country.value][0]}` : ""}: ${found.known.toLocaleString("en")} events were in the record, ${dates.length} dates were pending.`;
  const days = log.events.filter((event) => concerns(event[4])).map((event) => event[1]);
  const before = days.filter((other) => other < day).at(-1), after = days.find((other) => other > day);
  for (const [button, target] of [[at("before"), before], [at("after"), after]]) {
    button.disabled = !target;
    button.onclick = () => go(log, stages, target, country.value);
  }
}

function go(log, stages, day, country) {
  const query = new URLSearchParams({ date: day });
  if (country) query.set("country", country);
  if (`?${query}` !== location.search) history.pushState(null, "", `?${query}`);
  show(log, stages);
}

async function start() {
  const answer = await fetch(new URL("as-of/log.json", ROOT));
  if (!answer.ok) return;
  const log = await answer.json();
  const stages = Object.fromEntries([...at("stages").children].map((pair) => [pair.children[0].textContent, pair.children[1].textContent]));
  at("plain").hidden = true;
  at("tool").hidden = false;
  at("form").addEventListener("submit", (event) => event.preventDefault());
  at("form").addEventListener("change", () => { if (at("date").checkValidity() && at("date").value) go(log, stages, at("date").value, at("country").value); });
  addEventListener("popstate", () => show(log, stages));
  show(log, stages);
}

if (document.getElementById("as-of-tool")) start();
