/* The subscribe page: what is ticked becomes addresses to copy, and a file for feed readers. Without scripts every
   address stands in the tables, and one file has all feeds. */

const at = (id) => document.getElementById(`subscribe-${id}`);
const rows = [...document.querySelectorAll("tr[data-title]")].map((row) => ({
  row,
  box: row.querySelector("input"),
  title: row.dataset.title,
  page: new URL(row.dataset.page, location.href).href,
  addresses: [...row.querySelectorAll("a[data-address]")].map((link) => link.href),
}));

const isCalendar = (address) => address.endsWith(".ics");
const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

function chosen() {
  return rows.filter(({ box }) => box.checked);
}

function show() {
  const addresses = chosen().flatMap((each) => each.addresses);
  const calendars = addresses.filter(isCalendar), feeds = addresses.filter((address) => !isCalendar(address));
  at("feeds").value = feeds.join("\n");
  at("calendars").value = calendars.join("\n");
  at("said").textContent = addresses.length
    ? `Chosen: ${count(feeds.length, "feed")}, ${count(calendars.length, "calendar")}. The addresses are below the lists.`
    : "Tick what you want to follow.";
  at("opml").disabled = !feeds.length;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.disabled = !document.getElementById(button.dataset.copy).value;
    button.textContent = "Copy";
  }
}

/* The file for feed readers (OPML 2.0). Names go in as text, never as markup. */
function opml() {
  const file = document.implementation.createDocument(null, "opml");
  const add = (parent, name, attributes, text = "") => {
    const element = file.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return parent.appendChild(element);
  };
  file.documentElement.setAttribute("version", "2.0");
  add(add(file.documentElement, "head", {}), "title", {}, document.querySelector("meta[property='og:site_name']").content);
  const body = add(file.documentElement, "body", {});
  for (const { title, page, addresses } of chosen()) {
    const feed = addresses.find((address) => !isCalendar(address));
    if (feed) add(body, "outline", { type: "rss", text: title, xmlUrl: feed, htmlUrl: page });
  }
  return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
}

function save(name, type, text) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/* A page here leads to the row of its subject: it is ticked, and its group opened. */
function follow() {
  const found = rows.find(({ row }) => `#${row.id}` === location.hash);
  if (!found) return;
  found.row.closest("details").open = true;
  found.box.checked = true;
  found.row.scrollIntoView({ block: "center" });
}

for (const { box } of rows) box.hidden = false;
at("chosen").hidden = false;
at("form").addEventListener("submit", (event) => event.preventDefault());
at("form").addEventListener("change", show);
at("opml").addEventListener("click", () => save("feeds.opml", "text/x-opml", opml()));
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = "Copied";
  });
}
window.addEventListener("hashchange", () => { follow(); show(); });
follow();
show();
