const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escape = (text) => text.replace(/[&<>]/g, (mark) => escapes[mark]);

exports.data = {
  permalink: "/events/", layout: "base.11ty.cjs", title: "Events", description: "All events.",
  eleventyExcludeFromCollections: true,
};
exports.render = ({ collections }) => `<h1>Events</h1>
<ul>
${collections.events.map(({ url, data }) => `<li><a href="${url}">${escape(data.title)}</a></li>`).join("\n")}
</ul>`;
