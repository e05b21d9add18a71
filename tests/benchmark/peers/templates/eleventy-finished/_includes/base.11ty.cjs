const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (mark) => escapes[mark]);

module.exports = ({ site, title, description, content, page }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(title)} - ${site.title}</title>
<meta name="description" content="${escape(description)}">
<link rel="canonical" href="${site.url}${page.url.slice(1)}">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
</head>
<body>
<header><a href="/">${site.title}</a>
<nav>${site.nav.map((entry) => `<a href="/${entry.address}">${entry.title}</a> `).join("")}</nav>
</header>
<main><article>
${content}
</article></main>
<footer>${site.footer}</footer>
</body>
</html>
`;
