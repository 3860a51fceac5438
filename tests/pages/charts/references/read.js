/* Draws one figure and says in short lines what stands where: [what it is, [positions in px]].

   Left out is what the fonts of a machine decide: widths of texts, and margins that grow with them. A chart
   of the house has no legend. */
async ({ figure, width }) => {
  const MOST = 60;                                           // positions of a trace; of a longer one every second, third …
  const number = value => typeof value === "number" ? String(Number(value.toPrecision(4))) : String(value);
  const quoted = text => JSON.stringify(String(text).replace(/<br\s*\/?>/g, "⏎").replace(/<\/?[a-z][^>]*>/g, ""));
  /* Equal neighbours together: "#3B6EA5 ×3 #C0392B". */
  const runs = values => values.reduce((found, value) => {
    if (found.at(-1)?.value === value) found.at(-1).times += 1; else found.push({ value, times: 1 });
    return found;
  }, []).map(({ value, times }) => times > 1 ? `${value} ×${times}` : value).join(" ");
  const each = (value, count) => Array.isArray(value) || ArrayBuffer.isView(value) ? runs([...value]) : count ? runs([value]) : "";
  const thinned = items => items.filter((_item, i) => i % Math.ceil(items.length / MOST) === 0);

  const fixed = axis => ({ ...axis, automargin: false });
  const axes = part => Object.fromEntries(Object.entries(part).map(([name, value]) => [name, /^[xy]axis\d*$/.test(name) ? fixed(value) : value]));
  const template = { ...figure.layout.template, layout: axes({ xaxis: {}, yaxis: {}, ...figure.layout.template?.layout }) };
  const layout = { ...window.jiedao.fitted({ ...axes(figure.layout), template }, width), width, height: figure.layout.height, autosize: false };
  const node = document.createElement("div");
  document.body.replaceChildren(node);
  await window.Plotly.newPlot(node, figure.data, layout, { ...window.jiedao.config, staticPlot: true });

  const full = node._fullLayout, lines = [];
  const say = (what, positions = []) => {
    if (!positions.every(Number.isFinite)) throw new Error(`no place on the paper: ${what}`);
    lines.push([what.trimEnd().replace(/(\S) +/g, "$1 "), positions.map(position => Math.round(position) + 0)]);
  };
  const axisOf = id => full[`${id[0]}axis${id.slice(1)}`];
  const corners = box => [box.x, box.y, box.x + box.width, box.y + box.height];
  const place = (ref, value, letter) => {
    const share = letter === "x" ? value : 1 - value;
    if (ref === "paper") return letter === "x" ? full._size.l + full._size.w * share : full._size.t + full._size.h * share;
    const axis = axisOf(ref.replace(" domain", ""));
    return axis._offset + (ref.endsWith(" domain") ? axis._length * share : axis.r2p(value));
  };

  const sayAxis = axis => {
    const [from, to] = axis.range.map(number);
    say(`${axis._id} ${axis.type} ${from} → ${to}`, [axis._offset, axis._offset + axis._length]);
    const shown = axis.visible && axis.showticklabels ? axis._vals.filter(tick => tick.text && tick.text.trim()) : [];
    if (shown.length) say(`${axis._id} ticks ${shown.map(tick => quoted(tick.text)).join(" ")}`, shown.map(tick => axis._offset + axis.l2p(tick.x)));
  };
  const textsOf = trace => {
    const drawn = [...node.querySelectorAll(".trace")].filter(part => part.__data__?.[0]?.trace?.index === trace.index);
    const texts = drawn.flatMap(part => [...part.querySelectorAll("text")]).map(part => quoted(part.dataset.unformatted ?? part.textContent));
    if (texts.length) say(`  texts ${runs(texts)}`);
  };

  const bars = (trace, marks) => {
    const [x, y] = [axisOf(trace.xaxis), axisOf(trace.yaxis)];
    const [across, up] = trace.orientation === "h" ? [["s0", "s1"], ["p0", "p1"]] : [["p0", "p1"], ["s0", "s1"]];
    const found = marks.filter(mark => mark.s0 !== mark.s1 && Number.isFinite(mark.s1));
    const { color, pattern, line } = trace.marker;
    const edge = line?.width ? `edge ${each(line.color)} ${each(line.width)}` : "";
    const hatch = pattern?.shape?.length ? `hatch ${each(pattern.shape)}` : "";
    say(`bars ×${found.length} ${each(color, found.length)} ${edge} ${hatch} opacity ${number(trace.opacity)} as x0 y0 x1 y1`, thinned(found).flatMap(mark => [
      x._offset + x.c2p(mark[across[0]]), y._offset + y.c2p(mark[up[0]]), x._offset + x.c2p(mark[across[1]]), y._offset + y.c2p(mark[up[1]])]));
  };
  const scatter = (trace, marks) => {
    const [x, y] = [axisOf(trace.xaxis), axisOf(trace.yaxis)];
    const found = marks.map(mark => [x._offset + x.c2p(mark.x), y._offset + y.c2p(mark.y)]).filter(point => point.every(Number.isFinite));
    const has = part => trace.mode?.includes(part);
    const line = has("lines") ? `line ${trace.line.color} ${number(trace.line.width)}px ${trace.line.dash} ${trace.line.shape}` : "";
    const fill = trace.fill && trace.fill !== "none" ? `fill ${trace.fill} ${trace.fillcolor}` : "";
    const marker = has("markers") ? `marks ${each(trace.marker.symbol, 1)} ${each(trace.marker.color, 1)} size ${each(trace.marker.size, 1)}` : "";
    say(`points ×${found.length} ${line} ${fill} ${marker} ${has("text") ? "words" : ""} as x y`, thinned(found).flat());
    for (const [name, bar] of [["x", trace.error_x], ["y", trace.error_y]]) if (bar?.visible) say(`  whiskers ${name} ${bar.color} ${bar.thickness}px`);
  };
  const heat = (trace, [{ z, x, y }]) => {
    const [across, up] = [axisOf(trace.xaxis), axisOf(trace.yaxis)];
    say(`heat ${number(trace.zmin)} → ${number(trace.zmax)} ${trace.colorscale.map(([share, colour]) => `${number(share)} ${colour}`).join(" ")} as x of columns`, thinned([...x]).map(edge => across._offset + across.c2p(edge)));
    z.forEach((row, i) => say(`  row ${[...row].map(value => value == null ? "·" : number(value)).join(" ")} as y`, [y[i], y[i + 1]].map(edge => up._offset + up.c2p(edge))));
  };
  const sankey = () => {
    for (const { __data__: part } of node.querySelectorAll(".sankey-node"))
      say(`box ${part.node.index ?? part.node.pointNumber} ${part.node.color} as x0 y0 x1 y1`, [part.node.x0, part.node.y0, part.node.x1, part.node.y1]);
    for (const { __data__: part } of node.querySelectorAll(".sankey-link"))
      say(`flow ${part.link.source.index ?? part.link.source.pointNumber} → ${part.link.target.index ?? part.link.target.pointNumber} ${part.link.color} of ${number(part.link.value)} as width`, [part.link.width]);
  };
  const icicle = () => {
    for (const { __data__: part } of thinned([...node.querySelectorAll(".slice")].filter(slice => slice.__data__.x1 > slice.__data__.x0)))
      say(`box ${quoted(part.data.data.label)} ${part.color ?? ""} as x0 y0 x1 y1`, [part.x0, part.y0, part.x1, part.y1]);
  };
  const KINDS = { bar: bars, scatter, heatmap: heat, sankey, icicle };

  say(`size ${width}×${full.height} plot as x0 y0 x1 y1`, [full._size.l, full._size.t, full._size.l + full._size.w, full._size.t + full._size.h]);
  for (const letter of ["xaxis", "yaxis"]) full._subplots[letter]?.map(axisOf).forEach(sayAxis);
  for (const marks of node.calcdata) {
    const { trace } = marks[0];
    if (trace.visible !== true) continue;
    if (!KINDS[trace.type]) throw new Error(`no reading of ${trace.type}: add it here`);
    KINDS[trace.type](trace, marks);
    if (trace.type !== "icicle") textsOf(trace);          // whose boxes bear their texts already
  }
  for (const [i, shape] of (full.shapes ?? []).entries()) {
    const drawn = node.querySelector(`.shapelayer [data-index="${i}"]`);
    const edge = shape.line.width ? `edge ${shape.line.color} ${number(shape.line.width)}px ${shape.line.dash}` : "";
    if (drawn) say(`${shape.type} ${shape.fillcolor} ${edge} as x0 y0 x1 y1`, corners(drawn.getBBox()));
  }
  for (const note of full.annotations ?? []) {
    if (note.visible === false) continue;
    const arrow = note.showarrow ? `arrow ${note.arrowcolor}` : "";
    say(`note ${quoted(note.text)} ${number(note.font.size)}px ${note.font.color} ${note.xanchor} ${note.yanchor} ${arrow} as x y`,
      [place(note.xref, note.x, "x") + note.xshift, place(note.yref, note.y, "y") - note.yshift]);
  }
  const drawn = { bars: ".barlayer .point path", lines: ".js-line", fills: ".js-fill", marks: ".scatterlayer .point", images: "image", slices: ".slice", flows: ".sankey-link" };
  say(`drawn ${Object.entries(drawn).map(([name, where]) => [name, node.querySelectorAll(where).length]).filter(([, count]) => count).map(part => part.join(" ")).join(", ")}`);
  window.Plotly.purge(node);
  return lines;
}
