"""Long lists cut short: of entries that are alike the first stand for all, and of each sort of element some stay."""

# Elements are of one sort where name, classes and attributes are the same, in a parent of one sort: the same part of a
# template drew them in the same state. An entry goes if ``kept`` of each sort in it stand elsewhere on the page: what
# looks unlike the rest, a disputed grade say, stays wherever it is; and no list loses its first entry.
SHORTEN = """(kept) => {
  const own = (e) => [e.tagName, e.getAttribute("class"), ...e.getAttributeNames()].join();
  const sort = (e) => `${own(e.parentElement)} > ${own(e)}`;
  const within = (e) => [e, ...e.querySelectorAll("*")];
  const count = (elements) => {
    const counts = new Map();
    for (const e of elements) counts.set(sort(e), (counts.get(sort(e)) ?? 0) + 1);
    return counts;
  };
  const left = count(within(document.body));
  for (const list of document.querySelectorAll("main :is(ol, ul, tbody, fieldset, dl, p, svg, g), .tt-contents ul")) {
    if (!list.isConnected) continue;
    for (const child of [...list.children].slice(1).reverse()) {
      const lost = count(within(child));
      if (child.matches("dt, dd, legend") || [...lost].some(([sort, n]) => left.get(sort) - n < kept)) continue;
      for (const [sort, n] of lost) left.set(sort, left.get(sort) - n);
      child.remove();
    }
  }
}"""
