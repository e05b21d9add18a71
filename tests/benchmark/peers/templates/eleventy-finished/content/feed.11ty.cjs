const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escape = (text) => text.replace(/[&<>]/g, (mark) => escapes[mark]);

exports.data = { permalink: "/index.xml", eleventyExcludeFromCollections: true };
exports.render = ({ site, collections }) => {
  const items = collections.events.slice(-50).reverse().map(({ url, data }) => {
    const link = site.url + url.slice(1);
    return `<item><title>${escape(data.title)}</title><link>${link}</link><guid>${link}</guid><description>${escape(data.description)}</description></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${site.title}</title><link>${site.url}</link><description>${site.title}</description>
${items.join("\n")}
</channel></rss>
`;
};
