/* What the theme's frame lacks: its search waits until it is wanted, and keys reach its menu, search and scheme. */

/* The theme loads the whole search index, and what reads it, with every page. This holds both back until a reader turns
   to the search, or comes with words in the address. */
(() => {
  const { open, send } = XMLHttpRequest.prototype, RealWorker = Worker;
  const held = [];
  let wanted = new URLSearchParams(location.search).has("q");
  const later = (act) => { if (wanted) act(); else held.push(act); };
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.isSearchIndex = String(url).endsWith("/search/search_index.json");
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.isSearchIndex) later(() => send.apply(this, body)); else send.apply(this, body);
  };
  window.Worker = class extends EventTarget {
    constructor(...address) {
      super();
      later(() => {
        this.real = new RealWorker(...address);
        this.real.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      });
    }
    postMessage(...message) { later(() => this.real.postMessage(...message)); }
  };
  const want = () => { wanted = true; while (held.length) held.shift()(); };
  addEventListener("focusin", (event) => { if (event.target.closest?.(".md-search")) want(); });
  addEventListener("change", (event) => { if (event.target.id === "__search") want(); });
  addEventListener("keydown", (event) => { if (["f", "s", "/"].includes(event.key)) want(); });
})();

/* The theme's menu, search and scheme switch are labels of hidden boxes. Each label gets a button inside. */
addEventListener("DOMContentLoaded", () => {
  const names = { __drawer: "Menu", __search: "Search" };
  const buttons = {};
  for (const label of document.querySelectorAll("label.md-header__button")) {
    const box = document.getElementById(label.htmlFor);
    const button = Object.assign(document.createElement("button"), { type: "button", className: "tt-press" });
    button.setAttribute("aria-label", names[box.id] ?? label.title);
    button.append(...label.childNodes);
    label.append(button);
    buttons[box.id] = button;
    if (box.type === "radio") {
      box.tabIndex = -1;
      box.setAttribute("aria-hidden", "true");
      button.addEventListener("click", (event) => {
        event.preventDefault();
        box.click();
        box.nextElementSibling.querySelector("button")?.focus();
      });
    } else {
      const tell = () => button.setAttribute("aria-expanded", box.checked);
      tell();
      box.addEventListener("change", tell);
      button.addEventListener("click", () => box.click());
    }
  }
  // A heading inside the menu, which opens nothing there: the style sheet shows all of it.
  for (const label of document.querySelectorAll("label.md-nav__link")) label.removeAttribute("tabindex");

  const drawer = document.getElementById("__drawer"), menu = document.querySelector(".md-sidebar--primary");
  drawer?.addEventListener("change", () => {
    if (drawer.checked) menu.querySelector("a.md-nav__link").focus();
    else if (menu.contains(document.activeElement) || document.activeElement === document.body) buttons.__drawer.focus();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && drawer?.checked) drawer.click(); });
  menu?.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (drawer.checked && to && to !== buttons.__drawer && !menu.contains(to)) drawer.click();
  });

  /* The theme closes the search at a press of Tab, and only arrows reach what was found. Here Tab goes through it. */
  const search = document.querySelector(".md-search"), open = document.getElementById("__search");
  if (!search) return;
  search.querySelector(".md-search-result__meta").setAttribute("role", "status");
  document.addEventListener("keydown", (event) => {
    const { key, target } = event, field = search.querySelector("input");
    if (!open.checked) {
      const isTyped = event.ctrlKey || event.metaKey || event.altKey || target.matches("input, select, textarea");
      if (["f", "s", "/"].includes(key) && !isTyped && !field.checkVisibility({ visibilityProperty: true })) open.click();
      return;
    }
    if (!search.contains(target)) return;
    if (["Shift", "Control", "Alt", "Meta"].includes(key)) event.stopPropagation(); // the theme goes back to the field
    if (key === "Escape" && buttons.__search.offsetParent) setTimeout(() => buttons.__search.focus());
    if (key !== "Tab") return;
    const stops = [field, ...search.querySelectorAll("a[href], summary")].filter((stop) => stop.checkVisibility());
    const next = stops[stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1)];
    if (!next) return;
    next.focus();
    event.preventDefault();
    event.stopPropagation();
  });
});
