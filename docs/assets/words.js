/* Words, for Explore and for the header's search: how a text is cut into them, and how a query looks for them. */

export const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.,][\p{L}\p{M}\p{N}]+)*%?/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const MARKS = /(?<!\d)[.,'’]|[.,'’](?!\d)|,/g; // not the point of 12.5%

const IDLE = new Set("a an and are as at be by did do does for from in is it of on or that the to was were what when where which will with".split(" "));
const MONTHS = new Set("january february march april june july august september october november december".split(" "));

const spelled = new Map(); // a word of the index, and how it was first seen in a text

/* Chinese and Japanese have no spaces: their runs are cut into pairs, so that a word within a run is found. */
export function tokenize(text) {
  return (text.match(WORD) ?? []).flatMap((word) => {
    const rest = word.replace(UNSPACED, " ").split(" ");
    const pairs = (word.match(UNSPACED) ?? []).flatMap((run) => {
      const signs = [...run];
      return signs.length < 2 ? signs : signs.slice(1).map((sign, before) => signs[before] + sign);
    });
    return [...rest.filter(Boolean), ...pairs];
  });
}

/* "Šefčovič’s" is kept as "sefcovic", "U.S." as "us", "duties" as "duty", "January" as "jan"; of doubled letters one is
   kept, since that is where spellings go wrong most. Returns null for a word that nobody seeks. */
function plainly(term) {
  const plain = term.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]s$/, "").replace(MARKS, "");
  if (IDLE.has(plain)) return null;
  if (MONTHS.has(plain)) return plain.slice(0, 3);
  const one = plain.length < 4 ? plain : plain.replace(/ies$/, "y").replace(/(?<![siu])s$/, "").replace(/(\p{L})\1/gu, "$1");
  return one || null;
}

/* A verb without its ending: "extend" of extended and extending, "impos" of impose, imposed and imposing. */
const stem = (plain) => (/^\p{L}{6,}$/u.test(plain) ? plain.replace(/(?<=[aeiouy].*[^aeiou])(?:ing|ed|e)$/, "") : plain);

/* How a word is sought, and the forms under which it is kept: whole too, since the last word may be half typed. */
export const processTerm = (term) => {
  const plain = plainly(term);
  return plain && stem(plain);
};
const kept = (term) => {
  const plain = plainly(term);
  const forms = plain && [...new Set([plain, stem(plain)])];
  for (const form of forms ?? []) if (!spelled.has(form)) spelled.set(form, term);
  return forms;
};

/* Tells whether a word of a text has one of the terms found. */
export const has = (word, terms) => tokenize(word).some((token) => kept(token)?.some((form) => terms.has(form)));

/* What MiniSearch is told of words. */
export const WORDING = { tokenize, processTerm: kept, searchOptions: { processTerm } };

const isLast = (term, place, terms) => place === terms.length - 1 && (term.length > 1 || terms.length === 1);
const slips = (term) => (/^\p{L}{4,}$/u.test(term) ? (term.length > 7 ? 2 : 1) : false);

/* Looks for all words, the last of them unfinished perhaps; else for words spelled nearly so; else for some of them.
   Returns the results, and which of the three it was. */
export function look(engine, text, options = {}) {
  const all = engine.search(text, { ...options, combineWith: "AND", prefix: isLast });
  if (all.length) return { results: all, way: "all" };
  const near = engine.search(text, { ...options, combineWith: "AND", prefix: isLast, fuzzy: slips });
  if (near.length) return { results: near, way: "near" };
  return { results: engine.search(text, { ...options, combineWith: "OR", prefix: isLast, fuzzy: slips }), way: "some" };
}

/* The query as the result would have it: each word that it has not, in the spelling of what stands for it. */
function meant(text, { terms }) {
  const alike = (one, two) => { // the number of letters with which both begin
    let place = 0;
    while (place < one.length && one[place] === two[place]) place++;
    return place;
  };
  return tokenize(text).map((word) => {
    const sought = processTerm(word);
    if (!sought || terms.some((term) => term.startsWith(sought))) return word;
    const best = [...terms].sort((one, two) => alike(two, sought) - alike(one, sought))[0];
    return spelled.get(best) ?? best;
  }).join(" ");
}

/* What a reader is asked whose words nothing has as they are spelled. */
export function question(text, result) {
  const clip = (words) => (words.length > 60 ? `${words.slice(0, 60)}…` : words);
  return `Nothing for “${clip(text.trim())}”. Did you mean “${clip(meant(text, result))}”?`;
}
