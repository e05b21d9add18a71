/* The as-of page: the state of play of a day. The state is the address. Every word from the data goes into the page as
   text, never as markup. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FULL = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ROOT = new URL("../", import.meta.url);
const LATEST = 8, PENDING = 25;

// The columns of an event's row.
const [ID, KNOWN, DATE, PRECISION, TITLE, COUNTRIES, KIND, RECORDED] = [0, 1, 2, 3, 4, 5, 6, 7];

let log, rates;

/* What stood on a day: of rows of [first day, value] the last one that has begun. Days are ISO text, which sorts as dates do. */
function on(rows, day) {
  let value = null;
  for (const [start, next] of rows) {
    if (start > day) break;
    value = next;
  }
  return value;
}

/* What the address asks for: a day of the record, or in words why there is none. */

const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

function asked() {
  const query = new URLSearchParams(location.search);
  const day = query.get("date") ?? log.as_of, code = (query.get("country") ?? "").toUpperCase();
  const first = log.events[0]?.[KNOWN] ?? log.as_of;
  const country = log.partners.includes(code) ? code : "";
  const stranger = code && !country ? `No partner has the code “${code.slice(0, 12)}”: all are shown. ` : "";
  let problem = "";
  if (!isDay(day)) problem = `“${day.slice(0, 24)}” is not a date. Write it like 2025-06-03.`;
  else if (day < first) problem = `The record begins on ${longDay(first)}. Of ${longDay(day)} it says nothing.`;
  else if (day > log.as_of) problem = `The record ends on ${longDay(log.as_of)}. Of ${longDay(day)} it says nothing yet.`;
  return { day, country, stranger, problem };
}

/* The parts of the page. */

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
  const words = { month: `${MONTHS[month - 1]} ${year}`, quarter: `Q${Math.ceil(month / 3)} ${year}`, year: `${year}` };
  const length = { month: 7, quarter: 7, year: 4 };
  const time = make("time", { dateTime: day.slice(0, length[precision] ?? 10) }, words[precision] ?? `${date} ${MONTHS[month - 1]} ${year}`);
  return precision === "day" ? time : make("span", {}, time, " ", make("span", { className: "tt-doubt" }, "day not known"));
}

/* An answer in words: pieces of [text, kind, value], as generator/wording makes them. */
function words(pieces) {
  const tags = { figure: "strong", stage: "em", grade: "em" };
  return make("span", {}, ...pieces.map(([text, kind, value]) => {
    if (!kind) return text;
    const piece = make(tags[kind], { className: `tt-${kind}` }, text);
    if (value) piece.dataset[kind === "stage" ? "status" : "grade"] = value;
    return piece;
  }));
}

function longDay(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${FULL[month - 1]} ${year}`;
}

function left(from, to, precision) {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
  return make("span", { className: "tt-left" }, days <= 0 ? `that ${precision}` : days === 1 ? "a day later" : `${days.toLocaleString("en")} days later`);
}

const note = (words) => make("span", { className: "tt-note" }, words);

function rate(row) {
  if (!row) return note("none recorded on most goods");
  const [pieces, , later] = row;
  return make("span", {}, words(pieces), later ? note(`; ${later}`) : null);
}

function cell(label, kind, ...inside) {
  const made = make("td", { className: kind }, ...inside);
  made.dataset.label = label;
  return made;
}

/* An agreement had no name before the step that gave it one: until then it was talks of its parties. */
const nameOn = ([id, title], day) => (day < log.named[id]?.[0] ? log.named[id][1] : title);

/* What a row has to tell beside a rate: members of a customs union share its talks, others had neither talks nor a date. */
function tells(code, day) {
  const { agreement, next } = log.states[code];
  const found = log.agreements[on(agreement, day) ?? -1];
  return !log.members.includes(code) && Boolean((found && on(found[3], day)) || on(next, day) !== null);
}

function row(code, day) {
  const [name, short] = log.countries[code];
  const state = log.states[code];
  const agreement = log.agreements[on(state.agreement, day) ?? -1];
  const status = agreement && on(agreement[3], day);
  const now = on(rates[code].rate, day), next = log.deadlines[on(state.next, day) ?? -1], last = log.events[on(state.last, day) ?? -1];
  return make("tr", {},
    make("th", { scope: "row" }, link(`countries/${code.toLowerCase()}/`, name, "tt-country")),
    cell("Status", "", status ? make("span", {}, link(`agreements/${agreement[0]}/`, nameOn(agreement, day)), ": ", words(status[0])) : note("no agreement recorded")),
    cell(`${log.countries[log.hub][1]} rate`, "", rate(now)),
    cell("Before", "tt-num", now?.[1] ?? "–"),
    cell(`${short} rate back`, "", rate(on(rates[code].back, day))),
    cell("Next date", "", next ? dateParts(next, day) : note("none of its own in the next 18 months")),
    cell("Last event", "", last ? make("span", {}, when(last[DATE], last[PRECISION]), " ", link(`events/${last[ID]}/`, last[TITLE])) : note("none")));
}

function dateParts([id, title, , rows], day) {
  const [due, precision, expected, doubt] = on(rows, day);
  return make("span", {}, due ? when(due, precision) : make("em", { className: "tt-when" }, "no date"), " ", due ? left(day, due, precision) : null, " ",
    link(`deadlines/${id}/`, title), expected ? note(" expected") : null, doubt ? note(doubt) : null);
}

/* Of agreements or measures those that had taken a step, the last to move first: their third value is the day of that. */
function reached(things, day) {
  const found = things.map((thing) => ({ id: thing[0], title: nameOn(thing, day), countries: thing[2], status: on(thing[3], day) }));
  return found.filter(({ status }) => status).sort((a, b) => (a.status[2] > b.status[2] ? -1 : a.status[2] < b.status[2] ? 1 : a.id < b.id ? -1 : 1));
}

function stepRow(folder, { id, title, status: [pieces, event] }) {
  const last = log.events.find((row) => row[ID] === event);
  return make("tr", {},
    make("th", { scope: "row" }, link(`${folder}/${id}/`, title)),
    cell("Status", "", words(pieces)), cell("Event", "", link(`events/${event}/`, last?.[TITLE] ?? event)));
}

function eventItem(event) {
  const names = event[COUNTRIES].slice(0, 6).map((code) => log.countries[code][1]).join(", ");
  return make("li", {}, when(event[DATE], event[PRECISION]), " ", link(`events/${event[ID]}/`, event[TITLE], "tt-event__title"), ` ${event[KIND]} · ${names}`);
}

/* Showing it. */

const plural = (count, noun, many = `${noun}s`) => `${count.toLocaleString("en")} ${count === 1 ? noun : many}`;

const count = (id, number, shown = number) => {
  at(`${id}-count`).textContent = shown < number ? `${shown} of ${number.toLocaleString("en")}` : number.toLocaleString("en");
};

function fill(list, items, nothing) {
  list.replaceChildren(...(items.length ? items : [make("li", {}, note(nothing))]));
}

function show() {
  const { day, country, stranger, problem } = asked();
  at("country").value = country;
  at("date").value = isDay(day) ? day : "";
  at("found").hidden = Boolean(problem);
  const heading = problem ? "As of another day" : `As of ${longDay(day)}`;
  document.getElementById("content").firstChild.data = heading; // the link behind it stays
  document.title = `${heading} - ${document.title.split(" - ").at(-1)}`;
  // When entries were checked says something of today, not of the day that is asked for.
  at("checked").hidden = !problem && day !== log.as_of;
  const told = problem ? log.as_of : day;
  // The first day of each is the one that the page is of; the others say when entries were checked.
  for (const part of [".tt-sheet", ".tt-trust"]) document.querySelector(`${part} time`).replaceWith(make("time", { dateTime: told }, longDay(told)));
  document.querySelector(".tt-sheet span").textContent = `${document.querySelector("link[rel=canonical]").href}${problem ? "" : location.search}`;
  at("words").textContent = isDay(day) ? longDay(day) : ""; // the field shows it as the reader's machine writes dates
  const concerns = (countries) => !country || !countries || countries.includes(country);
  showNeighbours(isDay(day) ? day : log.as_of, country, concerns);
  if (problem) {
    at("said").textContent = problem;
    return;
  }
  const known = log.events.filter((event) => event[KNOWN] <= day && concerns(event[COUNTRIES]));
  const dates = log.deadlines.filter(([, , countries, rows]) => concerns(countries) && on(rows, day)).sort((a, b) => (due(a, day) < due(b, day) ? -1 : 1));
  const first = country ? [country] : log.partners.filter((code) => tells(code, day));
  const others = country ? [] : log.partners.filter((code) => !first.includes(code));
  at("rows").replaceChildren(...first.map((code) => row(code, day)));
  at("others").replaceChildren(...others.map((code) => row(code, day)));
  at("others").closest("details").hidden = !others.length;
  count("others", others.length);
  const more = dates.length > PENDING ? [make("li", {}, note(`and ${plural(dates.length - PENDING, "later date")}`))] : [];
  fill(at("dates"), [...dates.slice(0, PENDING).map((date) => make("li", {}, dateParts(date, day))), ...more], "No date was pending.");
  fill(at("events"), known.slice(-LATEST).reverse().map(eventItem), "No event was in the record.");
  count("dates", dates.length);
  count("events", known.length, LATEST);
  for (const folder of ["agreements", "measures"]) {
    const steps = reached(log[folder], day).filter((step) => concerns(step.countries)).map((step) => stepRow(folder, step));
    count(folder, steps.length);
    at(folder).replaceChildren(...(steps.length ? steps : [make("tr", {}, make("td", { colSpan: 3 }, note("None had taken a step.")))]));
  }
  at("said").textContent = `${stranger}${longDay(day)}${country ? `, ${log.countries[country][0]}` : ""}: ${plural(known.length, "event")} by then, ${plural(dates.length, "date")} pending. ${recordedWords(known, day)}`;
}

/* Dates are sorted by their last day, as a month is not over before its end. */
const due = ([id, , , rows], day) => {
  const [first, , , , last] = on(rows, day);
  return `${last ?? first ?? "9999-12-31"} ${id}`;
};

/* What the record itself held on that day is another question: how much of it was entered only later. */
function recordedWords(known, day) {
  const first = log.events.map((event) => event[RECORDED]).filter(Boolean).sort()[0];
  if (!first || day < first) return first ? `This is the day as we know it now; this site began on ${longDay(first)}.` : "";
  const later = known.filter((event) => event[RECORDED] > day).length;
  return later ? `${plural(later, "of these events was", "of these events were")} recorded only after that day.` : "All of these events were recorded by that day.";
}

function showNeighbours(day, country, concerns) {
  const days = log.events.filter((event) => concerns(event[COUNTRIES])).map((event) => event[KNOWN]).sort();
  const before = days.filter((other) => other < day).at(-1), after = days.find((other) => other > day);
  for (const [button, target] of [[at("before"), before], [at("after"), after]]) {
    button.disabled = !target;
    button.onclick = () => go(target, country);
  }
}

function go(day, country) {
  const query = new URLSearchParams({ date: day });
  if (country) query.set("country", country.toLowerCase());
  if (`?${query}` !== location.search) history.pushState(null, "", `?${query}`);
  at("copied").textContent = "";
  show();
}

async function copy() {
  await navigator.clipboard.writeText(location.href);
  at("copied").textContent = "Copied.";
}

async function start() {
  try {
    [log, rates] = await Promise.all(["log", "rates"].map(async (name) => (await fetch(new URL(`as-of/${name}.json`, ROOT))).json()));
  } catch {
    at("plain").classList.add("tt-shown"); // what stands there without scripts
    at("tool").remove();
    return;
  }
  at("plain").hidden = true;
  at("tool").hidden = false;
  at("form").addEventListener("submit", (event) => event.preventDefault());
  at("form").addEventListener("change", ({ target }) => {
    const day = at("date").value || (target === at("country") ? log.as_of : "");
    if (day >= "1900") go(day, at("country").value); // while a year is typed it is 0002, 0020 and 0202
  });
  at("copy").hidden = !navigator.clipboard;
  at("copy").addEventListener("click", copy);
  addEventListener("popstate", show);
  show();
}

start();
