/* The theme loads the whole search index with every page. This holds the request back until a reader turns to the
   search, or comes with words in the address. */
(() => {
  const send = XMLHttpRequest.prototype.send, open = XMLHttpRequest.prototype.open;
  const held = [];
  let asked = new URLSearchParams(location.search).has("q");
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.isSearchIndex = String(url).endsWith("/search/search_index.json");
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.isSearchIndex && !asked) held.push(() => send.apply(this, body));
    else send.apply(this, body);
  };
  const ask = () => { asked = true; while (held.length) held.pop()(); };
  addEventListener("focusin", (event) => { if (event.target.closest?.(".md-search")) ask(); });
  addEventListener("change", (event) => { if (event.target.id === "__search") ask(); });
  addEventListener("keydown", (event) => { if (["f", "s", "/"].includes(event.key)) ask(); });
})();
