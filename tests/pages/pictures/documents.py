"""Small documents of our own, as the briefing's sheet is one: they say themselves when they are painted."""

from __future__ import annotations

from pages.parts.server.index import asset_address

_HEAD = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>试样</title>
<style>html, body { margin: 0; background: #fff; font-family: 'Noto Sans CJK SC', sans-serif; }</style>"""
TEXT = "<h1>诉求 132 件，较上周多 12 件</h1>"
CHARTS = f"""<div id="first" data-piece="first"></div><div id="second" data-piece="second"></div>
<script src="{asset_address("plotly.min.js")}"></script>
<script>
  const size = {{ width: 320, height: 200 }};
  const bars = i => [{{ type: "bar", x: ["南门", "新城"], y: [3 + i, 4] }}];
  const drawn = ["first", "second"].map((id, i) => Plotly.newPlot(id, bars(i), size, {{ staticPlot: true }}));
</script>"""


def document(body: str = TEXT, *, state: str = "ready", failed: str = "", height: int = 600) -> str:
    """A document that is finished when its charts are, if it has some."""
    said = f'{{ height: {height}, failed: "{failed}", state: "{state}" }}'
    done = f"""<script>Promise.all(typeof drawn === "undefined" ? [] : drawn)
      .then(() => Object.assign(document.documentElement.dataset, {said}));</script>"""
    return f"{_HEAD}<body>{body}{done}</body></html>"
