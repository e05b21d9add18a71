/* What the theme's frame lacks: a search that waits until it is wanted, and keys that reach menu, search and scheme. */

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

/* The theme takes feeds for the site in other languages, and would ask each for its sitemap. This comes before it looks. */
addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel = "alternate feed";
}, { capture: true });

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

/* On the page that stands where no page is: the words of the address, to be searched for. */
const offerSearch = (item) => {
  const name = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
  const words = name.replace(/^\d{4}-\d\d-\d\d-|\.\w+$|%[\dA-F]{2}/gi, " ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  if (!words) return;
  const link = item.querySelector("a");
  link.search = new URLSearchParams({ q: words });
  link.textContent = `Search for “${words.slice(0, 60)}”`;
  item.hidden = false;
};

/* The theme's menu, search and scheme switch are labels of hidden boxes. Each label gets a button inside. */
addEventListener("DOMContentLoaded", () => {
  const menu = document.querySelector(".md-sidebar--primary") ?? makeMenu();
  const lost = document.getElementById("not-found-search");
  if (lost) offerSearch(lost);
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

  /* A sentence to quote is copied with the address of its day, the code of a frame as it is; where copying is forbidden,
     they are selected. */
  for (const text of document.querySelectorAll(".tt-quote, .tt-embed__code")) {
    const link = text.querySelector("a"), words = text.firstChild.textContent.trim();
    const button = Object.assign(document.createElement("button"), { type: "button", className: "tt-copy", textContent: "Copy" });
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(link ? `${words} ${link.href}` : words);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(text);
        button.textContent = "Selected";
      }
    });
    text.append(button);
  }

  /* Charts that have no PNG file beside their SVG file: the browser draws one when asked. */
  for (const svg of document.querySelectorAll(".tt-chart__file a[href$='.svg']")) {
    if (svg.parentElement.querySelector("a[href$='.png']")) continue;
    const link = Object.assign(document.createElement("button"), { type: "button", className: "tt-save", textContent: "PNG" });
    link.addEventListener("click", async () => {
      try {
        await (await import("./picture.js")).save(svg.href);
      } catch {
        link.textContent = "PNG could not be drawn";
      }
    });
    svg.after(" ", link);
  }

  const drawer = document.getElementById("__drawer");
  drawer?.addEventListener("change", () => {
    if (drawer.checked) menu.querySelector(".md-nav__list a.md-nav__link").focus();
    else if (menu.contains(document.activeElement) || document.activeElement === document.body) buttons.__drawer.focus();
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && drawer?.checked) drawer.click(); });
  menu.addEventListener("focusout", ({ relatedTarget: to }) => {
    if (drawer.checked && to && to !== buttons.__drawer && !menu.contains(to)) drawer.click();
  });

  /* The search's own script and its rows wait until a reader turns to it, or comes with words in the address. */
  const search = document.querySelector(".md-search"), open = document.getElementById("__search");
  const field = document.getElementById("search-words"), toggle = (isOpen) => { if (open.checked !== isOpen) open.click(); };
  const load = () => import("./search.js").catch(() => {
    search.querySelector("[role=status]").textContent = "The search could not be loaded. Use the lists of the site.";
  });
  open.addEventListener("change", () => { if (open.checked) { load(); field.focus(); } else field.blur(); });
  field.addEventListener("focus", () => toggle(true));
  search.addEventListener("focusout", ({ relatedTarget: to }) => { if (to && !search.contains(to)) toggle(false); });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked.slice(0, field.maxLength);
    toggle(true);
  }
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!open.checked) {
      const isTyped = event.ctrlKey || event.metaKey || event.altKey || target.matches("input, select, textarea");
      if (["f", "s", "/"].includes(key) && !isTyped) {
        event.preventDefault();
        toggle(true);
      }
      return;
    }
    if (key === "Escape") {
      toggle(false);
      if (buttons.__search.offsetParent) buttons.__search.focus();
    }
    if (!search.contains(target) || !["ArrowDown", "ArrowUp"].includes(key)) return;
    const stops = [field, ...search.querySelectorAll(".md-search-result__list :is(a, button)")];
    stops[stops.indexOf(target) + (key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
  });
});
