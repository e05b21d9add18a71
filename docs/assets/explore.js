/* The Explore page: filters and words over all events. The data is one file of columns; the state is the address.
   Every word from the data goes into the page as text, never as markup. */

const STEP = 50;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FIXED_ORDER = new Set(["grade", "year"]); // the others stand by their number of events
const ROOT = new URL("../", import.meta.url);

const at = (id) => document.getElementById(`explore-${id}`);
const words = at("words"), order = at("order"), every = at("every"), list = at("events"), more = at("more");
const plural = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;

let names, columns, size; // what the file holds
let groups = {}; // of each filter: its parts in the page, and the numbers chosen
let found = []; // the events that pass everything, in the order shown
let shown = 0;
let engine = null; // the word index, a promise once a reader turns to the word field
let asked = ""; // what the reader is asked where no event has the words as they are spelled
let turn = 0; // a later change overtakes one that still waits for the index

function make(tag, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

/* Words: the library is loaded and the index made when they are first needed. */

async function index() {
  const [{ default: MiniSearch }, { WORDING, look, question }] = await Promise.all(
    ["./vendor/minisearch-7.2.0.min.js", "./words.js"].map((path) => import(path)));
  const made = new MiniSearch({
    fields: ["title", "text", "names"], ...WORDING,
  });
  const named = (event) => [
    ...["country", "topic", "person", "act"].flatMap((key) => columns[key][event].flatMap((n) => names[key][n].slice(1))),
    ...columns.rate[event],
  ];
  const all = columns.id.map((_, event) => ({
    id: event, title: columns.title[event], text: columns.text[event], names: named(event).join(" "),
  }));
  await made.addAllAsync(all, { chunkSize: 250 });
  return (text) => ({ ...look(made, text, { boost: { title: 3 } }), question });
}

async function matches(text) {
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  engine ??= index();
  const { results, way, question } = (await engine.catch((fault) => { engine = null; throw fault; }))(text);
  asked = way === "near" ? question(text, results[0]) : "";
  return new Map(way === "some" ? [] : results.map((result, place) => [result.id, place])); // a filter takes all words
}

/* State: read from the address and written to it. The words are not "q", which is the header search's. */

function read() {
  const query = new URLSearchParams(location.search);
  words.value = (query.get("words") ?? "").slice(0, words.maxLength);
  order.value = query.get("order") ?? "";
  if (order.selectedIndex < 0) order.value = words.value.trim() ? "match" : "newest";
  for (const [key, group] of Object.entries(groups)) {
    const wanted = new Set(query.getAll(key));
    group.chosen = new Set(names[key].flatMap(([id], number) => (wanted.has(id) ? [number] : [])));
    if (group.chosen.size) group.details.open = true;
  }
  every.checked = query.get("countries") === "all";
}

function write(replace) {
  const query = new URLSearchParams();
  const text = words.value.trim();
  if (text) query.set("words", text);
  for (const [key, group] of Object.entries(groups)) {
    for (const number of group.chosen) query.append(key, names[key][number][0]);
  }
  if (every.checked) query.set("countries", "all");
  if (order.value !== (text ? "match" : "newest")) query.set("order", order.value);
  const search = query.toString() && `?${query}`;
  if (search !== location.search) history[replace ? "replaceState" : "pushState"](null, "", search || location.pathname);
}

/* Filter: values of one group widen the result, groups narrow it; countries narrow it too where all of them are wanted.
   A value's count is what choosing it would show, so a group that widens does not narrow its own counts. */

const narrows = (key) => key === "country" && every.checked;

function passes(key, event) {
  const { chosen } = groups[key], has = columns[key][event];
  if (!chosen.size) return true;
  return narrows(key) ? [...chosen].every((number) => has.includes(number)) : has.some((number) => chosen.has(number));
}

async function update() {
  const mine = ++turn;
  const text = words.value.trim();
  if (text && !engine) at("count").textContent = "Preparing the words…";
  const matched = await matches(text).catch(() => undefined);
  if (mine !== turn) return;
  if (matched === undefined) {
    at("count").textContent = "The word search could not be loaded. Clear the words, or reload the page.";
    return;
  }
  const keys = Object.keys(groups);
  for (const key of keys) groups[key].counts = new Uint32Array(names[key].length);
  found = [];
  for (let event = 0; event < size; event++) {
    if (matched && !matched.has(event)) continue;
    const failed = keys.filter((key) => !passes(key, event));
    if (!failed.length) found.push(event);
    if (failed.length > 1 || failed.some(narrows)) continue;
    for (const key of failed.length ? failed : keys) for (const number of columns[key][event]) groups[key].counts[number]++;
  }
  if (order.value === "oldest") found.reverse();
  if (order.value === "match" && matched) found.sort((a, b) => matched.get(a) - matched.get(b));
  order.options[0].disabled = !matched;
  showGroups();
  showChosen();
  const all = plural(size, "event");
  const near = matched && asked ? `${asked} ` : "";
  at("count").textContent = found.length === size ? all : found.length ? `${near}${found.length.toLocaleString("en")} of ${all}`
    : "No events match. Remove a word or a filter.";
  at("count").dataset.words = words.value; // what the list answers
  at("csv").disabled = at("json").disabled = !found.length;
  list.replaceChildren();
  shown = 0;
  showMore();
}

async function change(replace = false) {
  write(replace);
  await update();
  const top = list.getBoundingClientRect().top; // the new result starts in view
  if (top < 0) window.scrollBy(0, top - 200);
}

/* Show. */

function showGroups() {
  for (const [key, group] of Object.entries(groups)) {
    group.note.textContent = group.chosen.size ? `${narrows(key) ? "all of " : ""}${group.chosen.size} chosen` : "";
    group.boxes.forEach(({ box, count, label }, number) => {
      box.checked = group.chosen.has(number);
      count.textContent = group.counts[number].toLocaleString("en");
      label.classList.toggle("tt-none", !group.counts[number] && !box.checked);
    });
  }
}

function showChosen() {
  const chips = Object.entries(groups).flatMap(([key, group]) => [...group.chosen].map((number) => {
    const name = names[key][number][1];
    return chip(name, `Remove the filter ${name}`, () => group.chosen.delete(number));
  }));
  at("set").textContent = chips.length ? `${chips.length} chosen` : "";
  if (chips.length || words.value.trim()) chips.push(chip("Clear all", "", clear));
  at("chosen").replaceChildren(...chips);
}

function chip(text, label, act) {
  const button = make("button", { type: "button", className: label ? "tt-chip" : "tt-clear", textContent: text });
  if (label) button.setAttribute("aria-label", label);
  button.addEventListener("click", async () => {
    act();
    await change();
    (at("chosen").querySelector("button") ?? words).focus();
  });
  return make("li", {}, button);
}

function clear() {
  words.value = "";
  for (const group of Object.values(groups)) group.chosen.clear();
  order.value = "newest";
}

function day(event) {
  const [year, month, date] = columns.date[event].split("-").map(Number);
  const about = columns.month[event];
  const time = make("time", { dateTime: about ? columns.date[event].slice(0, 7) : columns.date[event] });
  time.textContent = `${about ? "" : `${date} `}${MONTHS[month - 1]} ${year}`;
  return about ? [time, " ", make("span", { className: "tt-doubt", textContent: "day not known" })] : [time];
}

function clip(text, longest) {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/\s+\S*$/, "").replace(/[.,;:]+$/, "")}…`;
}

function countries(event) {
  const all = columns.country[event].map((number) => names.country[number]);
  const links = all.slice(0, 6).flatMap(([code, name], n) => [
    n ? ", " : "", make("a", { className: "tt-country", href: new URL(`countries/${code.toLowerCase()}/`, ROOT), textContent: name }),
  ]);
  return [...links, all.length > 6 ? ` and ${all.length - 6} more` : "", columns.worldwide[event] ? ", all partners" : ""];
}

function row(event) {
  const [grade, gradeName] = names.grade[columns.grade[event][0]];
  const evidence = make("em", { className: "tt-grade", textContent: gradeName });
  evidence.dataset.grade = grade;
  const summary = words.value.trim() ? [make("em", { className: "tt-event__summary", textContent: clip(columns.text[event], 180) }), " "] : [];
  return make("li", {}, ...day(event), " ",
    make("a", { className: "tt-event__title", href: addressOf(event), textContent: columns.title[event] }), " ", ...summary,
    `${names.kind[columns.kind[event][0]][1]} · `, ...countries(event), " · ", evidence);
}

const addressOf = (event) => new URL(`events/${columns.id[event]}/`, ROOT).href;

function showMore() {
  const rows = found.slice(shown, shown + STEP).map(row);
  list.append(...rows);
  shown += rows.length;
  const left = found.length - shown;
  more.hidden = left <= 0;
  more.textContent = `Show ${Math.min(STEP, left)} more of ${left.toLocaleString("en")}`;
  return rows[0];
}

/* Download: what is found, in the order shown. */

function record(event) {
  const ids = (key) => columns[key][event].map((number) => names[key][number][0]);
  return {
    id: columns.id[event], date: columns.date[event], precision: columns.month[event] ? "month" : "day",
    title: columns.title[event], kind: ids("kind")[0], countries: ids("country"), worldwide: Boolean(columns.worldwide[event]),
    topics: ids("topic"), people: ids("person"), evidence: ids("grade")[0], summary: columns.text[event], url: addressOf(event),
  };
}

function cell(value) {
  let text = Array.isArray(value) ? value.join(";") : String(value);
  // A spreadsheet would run a cell that starts so as a formula; in much of Europe a semicolon starts a cell too.
  text = text.replace(/(^|;)(?=[ '"\u00a0\u3000]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/g, "$1'");
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv(records) {
  const heads = Object.keys(records[0]);
  return [heads, ...records.map((one) => heads.map((head) => one[head]))].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
}

function save(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/* Start. */

function addGroup(details) {
  const key = details.dataset.group;
  const totals = new Uint32Array(names[key].length);
  for (const numbers of columns[key]) for (const number of numbers) totals[number]++;
  const boxes = names[key].map(([id, name]) => {
    const box = make("input", { type: "checkbox", name: key, value: id });
    const count = make("span", { className: "tt-count" });
    return { box, count, label: make("label", {}, box, make("span", { textContent: name }), " ", count) };
  });
  boxes.forEach(({ box }, number) => box.addEventListener("change", () => {
    groups[key].chosen[box.checked ? "add" : "delete"](number);
    change();
  }));
  const places = boxes.map((_, number) => number);
  if (!FIXED_ORDER.has(key)) places.sort((a, b) => totals[b] - totals[a] || (names[key][a][1] < names[key][b][1] ? -1 : 1));
  details.querySelector("fieldset").append(...places.map((number) => boxes[number].label));
  groups[key] = { details, boxes, note: details.querySelector("summary .tt-note"), chosen: new Set() };
}

function listen() {
  let typing = false; // one entry in the history for a spell of typing
  let had = words.value.trim() !== "", pause;
  words.addEventListener("focus", () => { matches("0").catch(() => {}); }, { once: true }); // makes the index ready
  words.addEventListener("blur", () => { typing = false; });
  words.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      const has = words.value.trim() !== "";
      if (has !== had) order.value = has ? "match" : "newest";
      had = has;
      change(typing);
      typing = true;
    }, 120);
  });
  words.form.addEventListener("submit", (event) => event.preventDefault());
  order.addEventListener("change", () => change());
  every.addEventListener("change", () => change());
  more.addEventListener("click", () => showMore().querySelector("a").focus());
  // A spreadsheet knows by the mark at the beginning that the file is in UTF-8.
  at("csv").addEventListener("click", () => save("events.csv", "text/csv;charset=utf-8", `\ufeff${csv(found.map(record))}`));
  at("json").addEventListener("click", () => save("events.json", "application/json", `${JSON.stringify(found.map(record), null, 1)}\n`));
  window.addEventListener("popstate", () => { read(); update(); });
  const filters = document.querySelector(".tt-filters"), wide = window.matchMedia("(min-width: 60em)");
  const fit = () => { filters.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
}

async function start() {
  const answer = await fetch(new URL("explore/events.json", ROOT));
  if (!answer.ok) return; // the plain list stays
  const data = await answer.json();
  ({ names, columns } = data);
  size = columns.id.length;
  if (!size) return;
  document.querySelectorAll("[data-group]").forEach(addGroup);
  read();
  listen();
  await update();
  at("plain").hidden = true;
  at("tool").hidden = false;
}

start();
