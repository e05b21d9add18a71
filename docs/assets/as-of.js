/* The as-of page: the state of play of a day. The state is the address. Every word from the data goes into the page as
   text, never as markup. */

import { evaluate } from "./as-of-log.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FULL = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const ROOT = new URL("../", import.meta.url);
const LATEST = 8, PENDING = 25;

let log;

/* What the address asks for: a day of the record, or in words why there is none. */

const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

function asked() {
  const query = new URLSearchParams(location.search);
  const day = query.get("date") ?? log.as_of, code = (query.get("country") ?? "").toUpperCase();
  const first = log.events[0]?.[1] ?? log.as_of;
  const country = log.partners.includes(code) ? code : "";
  const stranger = code && !country ? `No partner has the code “${code.slice(0, 12)}”: all are shown. ` : "";
  let problem = "";
  if (!isDay(day)) problem = `“${day.slice(0, 24)}” is no day of the calendar. A day is written like 2025-06-03.`;
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

function stage(key) {
  const made = make("em", { className: "tt-stage" }, log.stages[key]);
  made.dataset.status = key;
  return made;
}

function row(state, day) {
  const [name, short] = log.countries[state.partner];
  const { agreement, next, last } = state;
  return make("tr", {},
    make("th", { scope: "row" }, link(`countries/${state.partner.toLowerCase()}/`, name, "tt-country")),
    cell("Stage", "", agreement ? make("span", {}, link(`agreements/${agreement.id}/`, agreement.title), " ", stage(agreement.stage), note(" since "), when(agreement.since)) : note("no agreement recorded")),
    cell(`${log.countries[log.hub][1]} rate`, "tt-num", percent(state.rate)),
    cell("Before", "tt-num", state.before ? percent(state.before) : "–"),
    cell(`${short} rate back`, "tt-num", state.back && state.back.counting.length ? percent(state.back) : note("none recorded")),
    cell("Next date", "", next ? make("span", {}, next.due ? when(next.due, next.precision) : null, " ", next.due ? left(day, next.due) : null, " ", link(`deadlines/${next.id}/`, next.title)) : note("no date pending")),
    cell("Last event", "", last ? make("span", {}, when(last[1], last[2]), " ", link(`events/${last[0]}/`, last[3])) : note("none")));
}

function dateItem(date, day) {
  const due = date.due ? [when(date.due, date.precision), " ", left(day, date.due)] : [make("em", { className: "tt-when" }, "no date")];
  return make("li", {}, ...due, " ", link(`deadlines/${date.id}/`, date.title), date.expected ? note(" expected") : null);
}

function stepRow(folder, step) {
  const [event, , , title] = log.events[step.event];
  return make("tr", {},
    make("th", { scope: "row" }, link(`${folder}/${step.id}/`, step.title)),
    cell("Stage", "", stage(step.stage)), cell("Since", "tt-num", when(step.since)), cell("Event", "", link(`events/${event}/`, title)));
}

function eventItem([id, date, precision, title, countries, kind]) {
  const names = countries.slice(0, 6).map((code) => log.countries[code][1]).join(", ");
  return make("li", {}, when(date, precision), " ", link(`events/${id}/`, title, "tt-event__title"), ` ${kind} · ${names}`);
}

/* Showing it. */

const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

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
  document.querySelector(".tt-trust time").replaceWith(make("time", { dateTime: problem ? log.as_of : day }, longDay(problem ? log.as_of : day)));
  const concerns = (countries) => !country || !countries || countries.includes(country);
  showNeighbours(isDay(day) ? day : log.as_of, country, concerns);
  if (problem) {
    at("said").textContent = problem;
    return;
  }
  const found = evaluate(log, day, country ? [country] : log.partners);
  const events = [];
  for (let n = found.known - 1; n >= 0 && events.length < LATEST; n--) if (concerns(log.events[n][4])) events.push(log.events[n]);
  const dates = found.dates.filter((date) => concerns(date.countries));
  at("rows").replaceChildren(...found.states.filter((state) => country || state.agreement || state.rate || state.last).map((state) => row(state, day)));
  const more = dates.length > PENDING ? [make("li", {}, note(`and ${plural(dates.length - PENDING, "later date")}`))] : [];
  fill(at("dates"), [...dates.slice(0, PENDING).map((date) => dateItem(date, day)), ...more], "No date was pending.");
  fill(at("events"), events.map(eventItem), "No event was in the record.");
  for (const folder of ["agreements", "measures"]) {
    const steps = found[folder].filter((step) => concerns(step.countries)).map((step) => stepRow(folder, step));
    at(folder).replaceChildren(...(steps.length ? steps : [make("tr", {}, make("td", { colSpan: 4 }, note("None had taken a step.")))]));
  }
  const count = log.events.slice(0, found.known).filter((event) => concerns(event[4])).length;
  at("said").textContent = `${stranger}${longDay(day)}${country ? `, ${log.countries[country][0]}` : ""}: ${plural(count, "event")} in the record by then, ${plural(dates.length, "date")} pending.`;
}

function showNeighbours(day, country, concerns) {
  const days = log.events.filter((event) => concerns(event[4])).map((event) => event[1]);
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
    log = await (await fetch(new URL("as-of/log.json", ROOT))).json();
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
