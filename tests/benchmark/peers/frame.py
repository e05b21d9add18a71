"""Our frame as a base template for Hugo: a built page of ours with holes where a page's own parts go."""

import re

from tests.benchmark.peers.given import absolute
from tests.benchmark.peers.pages import SITE_URL

_ROOT = re.compile(r'"(?:\.\./)*\.\.(?=["/])')


def base_template(text: str, address: str) -> str:
    """Return the built page ``text`` at ``address`` as a Go template.

    Head, header, tabs and footer are plain text in it, which costs a template engine least.
    """
    start, end = text.index(">", text.index("<article")) + 1, text.rindex("</article>")
    title = re.search(r"<title>(.*?) - ", text, re.DOTALL)
    about = re.search(r'<meta name="description" property="og:description" content="(.*?)">', text, re.DOTALL)
    if not title or not about:
        raise ValueError(f"the page {address} has no title or description")
    frame = absolute(f"{text[:start]}\n\0\n{text[end:]}", address)
    frame = _ROOT.sub('"', frame).replace('"base": ""', '"base": "/"')
    holes = {
        f"{SITE_URL}{address}": "{{ .Permalink }}",
        about[1]: "{{ .Description }}",
        title[1]: "{{ .Title }}",
        "\0": '{{ block "main" . }}{{ end }}',
    }
    for found, hole in holes.items():
        frame = frame.replace(found, hole)
    feed = '<link rel="alternate" type="application/rss+xml" href="/index.xml">\n</head>'
    return frame.replace("</head>", feed, 1)
