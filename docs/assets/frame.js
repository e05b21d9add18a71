/* What the theme's frame lacks: its search waits until it is wanted, and keys reach its menu, search and scheme. */

/* What the theme keeps in scripts of each page, by the same names: where the reader's choices are kept, and the colours
   chosen before, put on the page before it is first shown. */
const __md_scope = new URL("..", document.currentScript.src);
const __md_get = (key, store = localStorage, scope = __md_scope) => {
  try { return JSON.parse(store.getItem(`${scope.pathname}.${key}`)); } catch { return null; /* a forbidden store */ }
};
const __md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try { store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* a full or forbidden store */ }
};
new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  const chosen = Object.entries(__md_get("__palette")?.color ?? {});
  for (const [key, value] of chosen) document.body.setAttribute(`data-md-color-${key}`, value);
}).observe(document.documentElement, { childList: true });

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

/* The menu of a narrow screen, on pages that have none beside their text: the entries of the tabs and of the page's foot. */
const makeMenu = () => {
  const make = (name, className, ...inside) => {
    const element = Object.assign(document.createElement(name), { className });
    element.append(...inside);
    return element;
  };
  const list = make("ul", "md-nav__list");
  const foot = [...document.querySelectorAll(".tt-foot a")], below = new Set(foot.map((link) => link.href));
  const tabs = [...document.querySelectorAll(".md-tabs__link")].filter((link) => !below.has(link.href));
  for (const link of [...tabs, ...foot]) {
    const isHere = link.closest(".md-tabs__item--active");
    const entry = make("a", `md-nav__link${isHere ? " md-nav__link--active" : ""}`, link.textContent.trim());
    entry.href = link.href;
    list.append(make("li", "md-nav__item", entry));
  }
  const logo = document.querySelector(".md-header .md-logo").cloneNode(true);
  logo.className = "md-nav__button md-logo";
  const title = make("label", "md-nav__title", logo, logo.title);
  title.htmlFor = "__drawer";
  const menu = make("nav", "md-nav md-nav--primary", title, list);
  menu.setAttribute("aria-label", "Navigation");
  menu.dataset.mdLevel = 0;
  const side = make("div", "md-sidebar md-sidebar--primary", make("div", "md-sidebar__scrollwrap", menu));
  side.hidden = true; // on a wide screen, where the tabs are
  document.querySelector(".md-main__inner").prepend(side);
  return side;
};

/* The theme's menu, search and scheme switch are labels of hidden boxes. Each label gets a button inside. */
addEventListener("DOMContentLoaded", () => {
  const menu = document.querySelector(".md-sidebar--primary") ?? makeMenu();
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
  document.querySelector("h1").tabIndex = -1; // the skip link leads there, and takes the focus along
  // A heading inside the menu, which opens nothing there: the style sheet shows all of it.
  for (const label of document.querySelectorAll("label.md-nav__link")) label.removeAttribute("tabindex");

  const drawer = document.getElementById("__drawer");
  drawer?.addEventListener("change", () => {
    if (drawer.checked) menu.querySelector("a.md-nav__link").focus();
    else if (menu.contains(document.activeElement) || document.activeElement === document.body) buttons.__drawer.focus();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && drawer?.checked) drawer.click(); });
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
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
