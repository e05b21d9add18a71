/* The header's search. frame.js loads it once a reader turns to the search; it knows all pages of the site.
   Every word from the data goes into the page as text, never as markup. */

import MiniSearch from "./vendor/minisearch-7.2.0.min.js";
import { WORD, WORDING, has, look, processTerm, question, tokenize } from "./words.js";

const ROOT = new URL("../", import.meta.url);
const STEP = 20;
const NAMED = 4; // how much rather a reader wants what is called by the very words
const AROUND = 70; // letters of a text shown before the first word found, and twice as many behind it

const form = document.getElementById("search-form"), words = document.getElementById("search-words");
const box = document.getElementById("search-result");
const [said, list] = box.children;

let kinds, columns; // what the file holds
const called = new Map(); // by a name, without what spelling may add: the places of what is called so
let engine = null; // a promise of the index
let turn = 0; // a later query overtakes one that still waits for the index

const bare = (text) => tokenize(text).map(processTerm).filter(Boolean).join(" ");

async function load() {
  const answer = await fetch(new URL("search/pages.json", ROOT));
  if (!answer.ok) throw new Error(answer.statusText);
  ({ kinds, columns } = await answer.json());
  const made = new MiniSearch({ idField: "place", fields: ["title", "names", "note", "text"], ...WORDING });
  const { address, title, note, names, text } = columns;
  const pages = address.map((_, place) => ({ place, title: title[place], names: names[place], note: note[place], text: text[place] }));
  for (const page of pages) {
    for (const name of [page.title, ...page.names.split(", ")].map(bare)) called.set(name, [...(called.get(name) ?? []), page.place]);
  }
  await made.addAllAsync(pages, { chunkSize: 500 });
  return made;
}

const make = (tag, className, ...inside) => {
  const element = Object.assign(document.createElement(tag), { className });
  element.append(...inside);
  return element;
};

/* The text with the words found marked. */
function marked(text, terms) {
  const parts = [];
  let done = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!has(word, terms)) continue;
    parts.push(text.slice(done, index), make("mark", "", word));
    done = index + word.length;
  }
  return [...parts, text.slice(done)];
}

/* The part of a text around the first word found; its beginning, where the title tells why the page was found. */
function around(text, terms, told) {
  const found = told ? null : [...text.matchAll(WORD)].find(({ 0: word }) => has(word, terms));
  const start = found && found.index > AROUND ? text.lastIndexOf(" ", found.index - AROUND / 2) + 1 : 0;
  const end = start + 3 * AROUND < text.length ? text.lastIndexOf(" ", start + 3 * AROUND) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

function hit({ id, terms }) {
  const [address, kind, title, note, text] = ["address", "kind", "title", "note", "text"].map((name) => columns[name][id]);
  const sought = new Set(terms);
  const heading = marked(title, sought);
  const link = make("a", "md-search-result__link tt-hit", make("span", "tt-hit__title", ...heading), " ",
    make("span", "tt-hit__kind", note ? `${kind} · ${note}` : kind));
  if (text) link.append(" ", make("span", "tt-hit__text", ...marked(around(text, sought, heading.length > 1), sought)));
  link.href = new URL(address, ROOT).href;
  return make("li", "md-search-result__item", link);
}

function say({ results, way }) {
  const count = `${results.length.toLocaleString("en")} ${results.length === 1 ? "result" : "results"}`;
  if (!results.length) return "Nothing found. Try a country, a measure or a name.";
  if (way === "all") return count;
  if (way === "some") return `Nothing has all of these words. ${count} with some of them`;
  return `${question(words.value, results[0])} ${count}`;
}

function show(found) {
  said.textContent = say(found);
  let shown = 0;
  list.replaceChildren();
  const more = make("button", "tt-hit__more");
  more.type = "button";
  const add = () => {
    const next = found.results.slice(shown, shown + STEP).map(hit);
    shown += next.length;
    list.append(...next);
    const left = found.results.length - shown;
    more.textContent = `Show ${Math.min(STEP, left)} more of ${left.toLocaleString("en")}`;
    if (left) list.append(make("li", "md-search-result__item", more));
    else more.remove();
    return next[0];
  };
  more.addEventListener("click", () => {
    more.parentElement.remove();
    add().querySelector("a").focus();
  });
  add();
}

async function update() {
  const mine = ++turn;
  const text = words.value;
  if (!/[\p{L}\p{N}]/u.test(text)) {
    said.textContent = "Type to search";
    list.replaceChildren();
    box.dataset.words = text;
    return;
  }
  if (!columns) said.textContent = "Loading the search…";
  try {
    engine ??= load();
    const index = await engine;
    if (mine !== turn) return;
    const named = new Set(called.get(bare(text)));
    const weight = (place) => kinds[columns.kind[place]] * columns.weight[place] * (named.has(place) ? NAMED : 1);
    show(look(index, text, { boost: { title: 4, names: 3, note: 3 }, boostDocument: weight }));
  } catch {
    engine = null;
    list.replaceChildren();
    said.textContent = "The search could not be loaded. Try again, or use the lists of the site.";
  }
  box.dataset.words = text; // what the list answers
}

let pause;
words.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(update, 80);
});
form.addEventListener("reset", () => { words.focus(); setTimeout(update); });
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(pause);
  await update();
  list.querySelector("a")?.click();
});
box.addEventListener("click", ({ target }) => { if (target.closest("a")) document.getElementById("__search").click(); });
update();
engine ??= load();
engine.catch(() => {});
