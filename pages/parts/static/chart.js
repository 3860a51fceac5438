/* Figures, pictures of figures, the copied link and 截图模式: the browser's half of pages/parts/screen/figures.py.

   One component instance holds one figure. A change of filter calls Plotly.react on the same node, so
   that nothing is taken down and built again. Streamlit calls the component's function on each change
   and the function it returned when the component leaves the page. */
(() => {
  if (window.jiedao) return;
  const chinese = document.documentElement.lang.startsWith("zh");
  const FONT = "'Microsoft YaHei','PingFang SC','Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif";
  const WORDS = chinese
    ? { failed: "图表未能加载，请刷新页面。", unsaved: "图片没有生成，请再试一次", full: "全屏", picture: "下载图片（2 倍）", only: "点击只看这一项", off: "再点一次取消", onlyKey: "按空格只看这一项", open: "点击看这些行", openKey: "按空格看这些行", offKey: "已选，按空格取消", walk: "方向键逐项看，空格选中", table: "T 看数据表", copied: "已复制", manual: "请复制此链接", uncopied: "没有复制，请手工选取" }
    : { failed: "The chart could not be loaded. Please reload the page.", unsaved: "No picture was made, please try again", full: "Full screen", picture: "Download picture (2x)", only: "Click for only this", off: "Click again to undo", onlyKey: "Space for only this", open: "Click for these rows", openKey: "Space for these rows", offKey: "Chosen, Space to undo", walk: "Arrow keys walk, Space chooses", table: "T opens the table", copied: "Copied", manual: "Please copy this link", uncopied: "Not copied, please select it" };
  const MONTHS = Array.from({ length: 12 }, (_, i) => `${i + 1}月`);
  const LOCALE = {
    dictionary: {
      Autoscale: "自动缩放", "Click to enter X axis title": "点击输入横轴标题", "Click to enter Y axis title": "点击输入纵轴标题",
      "Double-click to zoom back out": "双击还原", "Download plot as a png": "下载图片", "Download plot": "下载图片", Pan: "平移",
      "Reset axes": "重置坐标轴", "Taking snapshot - this may take a few seconds": "正在生成图片", "Zoom in": "放大", "Zoom out": "缩小", Zoom: "缩放",
      "close:": "收盘：", "high:": "高：", "low:": "低：", "open:": "开盘：", "lower fence:": "下界：", "upper fence:": "上界：", "max:": "最大：",
      "mean:": "均值：", "mean ± σ:": "均值 ± σ：", "median:": "中位数：", "min:": "最小：", "q1:": "下四分位：", "q3:": "上四分位：",
      "source:": "来源：", "target:": "去向：", "incoming flow count:": "流入：", "outgoing flow count:": "流出：", "new text": "新文本", trace: "系列", "trace:": "系列：",
    },
    format: {
      days: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"], shortDays: ["日", "一", "二", "三", "四", "五", "六"],
      months: MONTHS, shortMonths: MONTHS, periods: ["上午", "下午"], date: "%Y-%m-%d", dateTime: "%Y-%m-%d %H:%M:%S", time: "%H:%M:%S",
      decimal: ".", thousands: ",", grouping: [3], currency: ["¥", ""],
    },
  };
  const CONFIG = { displayModeBar: false, displaylogo: false, showTips: false, doubleClick: false, ...(chinese ? { locale: "zh-CN", locales: { "zh-CN": LOCALE } } : {}) };

  let loading = null;
  const plotly = address => window.Plotly ? Promise.resolve(window.Plotly) : (loading ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL(address, document.baseURI);
    script.onload = () => window.Plotly ? done(window.Plotly) : fail(new Error("no Plotly"));
    script.onerror = () => { loading = null; script.remove(); fail(new Error(script.src)); };
    document.head.append(script);
  }));

  // Pictures by key of the figure: what the toolbar of a block says of its picture, the file name above all.
  const states = new WeakMap(), figures = new Map(), pictures = new Map(), tables = new Map();
  /* What the keyboard can do with a figure: said to who listens, and shown while it has the focus. */
  const reach = ({ box, node, figure }) => {
    const can = [...(figure.marks ? [WORDS.walk] : []), ...(tables.has(figure.key) ? [WORDS.table] : [])];
    if (can.length) node.tabIndex = 0; else node.removeAttribute("tabindex");
    box.dataset.keys = can.join(" · ");
    node.setAttribute("aria-description", can.join("，"));
  };
  const offer = key => {
    const state = figures.get(key), picture = pictures.get(key);
    if (!state) return;
    reach(state);
    state.camera.hidden = !picture;
    if (!picture) return;
    // Put in its place: Plotly would build a figure anew whose config is another one.
    const filename = picture.filename.replace(/\.png$/, "");
    for (const config of [state.config, state.node._context]) if (config) config.toImageButtonOptions = { ...config.toImageButtonOptions, filename };
  };

  // All figures that changed in one message are measured first and drawn then: one layout pass, not one each.
  const waiting = new Set();
  const drawSoon = state => {
    if (!waiting.size) queueMicrotask(() => {
      const due = [...waiting], widths = due.map(state => state.isDead ? 0 : state.node.clientWidth);
      waiting.clear();
      due.forEach((state, i) => draw(state, widths[i]));
    });
    waiting.add(state);
  };

  /* 样本少 behind a number becomes * where the words leave too little of the plot, and a note says once what * means
     (charts/few.py says where). */
  const fitted = (layout, width) => {
    const few = layout.meta?.few, { l = 0, r = 0 } = layout.margin ?? {};
    if (!few || width - l - r >= few.least) return layout;
    const short = text => String(text).replaceAll(few.words, few.sign);
    const notes = layout.annotations.map(part => ({ ...part, text: short(part.text), xshift: part.xshift - (part.x === 1 && part.xshift === few.edge ? few.room : 0) }));
    const xaxis = layout.xaxis?.ticktext ? { ...layout.xaxis, ticktext: layout.xaxis.ticktext.map(short) } : layout.xaxis;
    return { ...layout, xaxis, margin: { ...layout.margin, r: r - few.room }, annotations: [...notes, few.note] };
  };

  /* A figure that says where its marks lie on a narrow screen (charts/cell_panels.py), or on several widths
     (charts/compound_tiles.py): the same marks, drawn there. */
  const placed = (figure, width) => {
    const { narrow, wide } = figure.layout.meta ?? {};
    const other = [wide ?? []].flat().find(each => width >= each.from) ?? [narrow ?? []].flat().find(each => width < each.below);
    if (!other) return figure;
    const data = figure.data.map((trace, curve) => ({ ...trace, ...other.places[curve] }));
    return { ...figure, data, height: other.layout.height, layout: { ...figure.layout, ...other.layout } };
  };

  const draw = (state, width) => {
    const { node, figure } = state;
    if (state.isDead || !figure || !width) return;           // hidden for now: the observer draws it when it shows
    const shown = placed(figure, width), isFull = document.fullscreenElement === state.box;
    const isFirst = !node._fullLayout;
    if (isFirst) node.replaceChildren();
    const height = isFull ? Math.max(innerHeight - 48, shown === figure ? 0 : shown.height) : shown.height;
    node.style.height = `${height}px`;
    const layout = { ...fitted(shown.layout, width), width, height, autosize: false, uirevision: figure.key };
    ring(state, null);
    window.Plotly.react(node, hinted(shown), layout, state.config).then(() => {
      if (state.isDead || state.figure !== figure) return;
      if (state.at >= 0 && node.matches(":focus-visible")) go(state, state.at);
      node.dataset.state = "painted";
      node.dataset.paints = Number(node.dataset.paints ?? 0) + 1;
    });
    if (isFirst) listen(state);
  };

  /* A mark that stands for something (asking/marks.py) narrows the scope when it is clicked: a hand and a frame say
     so, its tooltip ends with the words, and the keyboard walks from mark to mark. */
  const curveOf = point => point.curveNumber ?? point.trace?.index ?? 0;
  const markAt = ({ data, marks }, point) => {
    const curve = curveOf(point), at = point.pointNumber;
    // The marks of flows: one a node, then one a flow, which alone has a source.
    const index = Array.isArray(at) ? at[0] * marks.widths[curve] + at[1] : point.source ? data[curve].node.customdata.length + at : at;
    return marks.points[curve]?.[index] ?? -1;
  };
  const hinted = figure => !figure.marks ? figure.data : figure.data.map((trace, curve) => {
    const points = figure.marks.points[curve] ?? [], text = trace.hovertemplate;
    if (trace.type === "sankey") return hintedFlows(figure, trace, points);
    if (trace.type === "icicle") return { ...trace, hovertext: trace.hovertext.map((words, i) => words + hintOf(figure, points[i])) };
    if (!text || !points.some(mark => mark >= 0)) return trace;
    const hint = (words, mark) => mark < 0 ? words : words.replace(/(<extra>|$)/, `${hintOf(figure, mark)}$1`);
    const whole = trace.type === "heatmap";                  // of cells there is one text for all
    return { ...trace, hovertemplate: whole ? hint(text, points.find(mark => mark >= 0 && !figure.marks.chosen.includes(mark)) ?? points[0]) : points.map((mark, i) => hint(Array.isArray(text) ? text[i] ?? "" : text, mark)) };
  });
  /* What a click on a mark does, in words: it narrows the scope, takes that off, or opens the rows that the mark counts. */
  const wordsOf = ({ marks }, mark, only, off, open) => marks.opens.includes(mark) ? open : marks.chosen.includes(mark) ? off : only;
  const hintOf = (figure, mark) => mark < 0 ? "" : `<br>${wordsOf(figure, mark, WORDS.only, WORDS.off, WORDS.open)}`;
  const hintedFlows = (figure, trace, points) => {
    const count = trace.node.customdata.length, withHints = (data, marks) => data.map(([words], i) => [words, hintOf(figure, marks[i] ?? -1)]);
    return { ...trace,
      node: { ...trace.node, customdata: withHints(trace.node.customdata, points.slice(0, count)) },
      link: { ...trace.link, customdata: withHints(trace.link.customdata, points.slice(count)) } };
  };
  /* The element of a mark that is a bar, a node, a flow or a box of a tree; the others are told by Plotly. */
  const elementOf = ({ node, figure }, { curveNumber: curve, pointNumber: point, source }) => {
    const held = (selector, test) => [...node.querySelectorAll(selector)].find(each => test(each.__data__ ?? {}, each));
    const { type } = figure.data[curve ?? 0];
    if (type === "sankey") return source ? held(".sankey-link", ({ link }) => link?.pointNumber === point) : held(".sankey-node", data => data.node?.pointNumber === point)?.querySelector(".node-rect");
    if (type === "icicle") return held(".slice", ({ i }) => i === point);
    return held(".barlayer .point", ({ i }, each) => i === point && each.parentNode.closest(".trace")?.__data__?.[0]?.trace?.index === curve);
  };
  /* Where a mark is, in px of the box: by its own element, since of a bar Plotly says only where its end is. */
  const boxOf = (state, point) => {
    const element = elementOf(state, { ...point, curveNumber: curveOf(point) });
    if (!element) return point.bbox;
    const at = element.getBoundingClientRect(), whole = state.box.getBoundingClientRect();
    return { x0: at.left - whole.left, x1: at.right - whole.left, y0: at.top - whole.top, y1: at.bottom - whole.top };
  };
  const ring = (state, box, kind) => {
    state.ring.hidden = !box;
    if (!box) return;
    state.ring.className = `chart-mark ${kind}`;
    Object.assign(state.ring.style, { left: `${box.x0}px`, top: `${box.y0}px`, width: `${Math.max(box.x1 - box.x0, 6)}px`, height: `${Math.max(box.y1 - box.y0, 6)}px` });
  };
  const pick = (state, mark, isAdded) => state.send("pick", { mark: state.figure.marks.different[mark], isAdded });
  const listen = state => {
    const { node, box } = state;
    let pressed = 0;
    node.addEventListener("pointerdown", event => { pressed = event.pointerType === "touch" ? event.timeStamp : Infinity; }, true);
    const marked = event => state.figure.marks ? (event.points ?? []).map(point => ({ point, mark: markAt(state.figure, point) })).find(({ mark }) => mark >= 0) : null;
    node.on("plotly_click", event => {
      const found = marked(event), click = found?.point.originalEvent ?? event.event ?? {};
      const isBack = state.isBack;                           // a tree led back to the box above: only what is chosen is taken off
      state.isBack = false;
      if (found && !(isBack && !state.figure.marks.chosen.includes(found.mark))) pick(state, found.mark, click.ctrlKey || click.metaKey || (click.timeStamp ?? 0) - pressed > LONG_PRESS);
    });
    node.on("plotly_icicleclick", event => { state.isBack = event.nextLevel !== undefined && event.nextLevel !== event.points[0].id; });
    node.on("plotly_hover", event => {
      const found = marked(event);
      box.classList.toggle("over", Boolean(found));
      ring(state, found && !found.point.source && boxOf(state, found.point), "pointed");  // Plotly darkens a flow itself
    });
    node.on("plotly_unhover", () => { box.classList.remove("over"); ring(state, null); });
  };
  const LONG_PRESS = 500, STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  /* The first point of a mark that can be pointed at. */
  const spotOf = ({ data, marks }, wanted) => {
    for (const [curve, points] of marks.points.entries()) {
      const at = data[curve].hoverinfo === "skip" ? -1 : points.indexOf(wanted);
      if (at < 0) continue;
      const nodes = data[curve].node?.customdata.length ?? Infinity;
      if (at >= nodes) return { curveNumber: curve, pointNumber: at - nodes, source: true };
      return { curveNumber: curve, pointNumber: marks.widths[curve] ? [Math.floor(at / marks.widths[curve]), at % marks.widths[curve]] : at };
    }
    return null;
  };
  const go = (state, mark) => {
    const { node, figure } = state, spot = spotOf(figure, mark);
    state.at = mark;
    if (!spot) return;
    const { type, xaxis = "x", yaxis = "y" } = figure.data[spot.curveNumber];
    const hasAxes = type !== "sankey" && type !== "icicle";
    if (hasAxes) window.Plotly.Fx.hover(node, [spot], xaxis + yaxis);
    setTimeout(() => {                                       // Plotly draws a tooltip at most every 50 ms
      ring(state, boxOf(state, { ...spot, bbox: node._hoverdata?.[0]?.bbox }), "focused");
      const told = [...node.querySelectorAll(".hoverlayer text")].map(text => text.textContent).join("，");
      const words = [WORDS.only, WORDS.off, WORDS.open].reduce((text, hint) => text.replace(hint, ""), told) || figure.marks.different[mark].map(([, value]) => value).join("，");
      state.said.textContent = `${words}，${wordsOf(figure, mark, WORDS.onlyKey, WORDS.offKey, WORDS.openKey)}`;
    }, 70);
  };
  /* The tile beside, above or below another: the nearest one on that side, one in the same row or column first. */
  const neighbour = (state, spots, place, key) => {
    const isAcross = key === "ArrowLeft" || key === "ArrowRight", side = STEPS[key];
    const middles = spots.map(mark => boxOf(state, spotOf(state.figure, mark))).map(box => ({ x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 }));
    const far = ({ x, y }) => {
      const across = x - middles[place].x, down = y - middles[place].y;
      const along = (isAcross ? across : down) * side, aside = Math.abs(isAcross ? down : across);
      return along > 2 && aside < 3 * along ? along + 2 * aside : Infinity;
    };
    const nearest = middles.reduce((best, middle, at) => at !== place && far(middle) < (best < 0 ? Infinity : far(middles[best])) ? at : best, -1);
    return nearest < 0 ? place : nearest;
  };
  const pressKey = (state, event) => {
    const { marks, key } = state.figure ?? {};
    if (event.key.toLowerCase() === "t" && !event.ctrlKey && !event.metaKey && !event.altKey) tables.get(key)?.();
    if (!marks) return;
    const spots = marks.different.map((_, mark) => mark).filter(mark => spotOf(state.figure, mark));
    const place = spots.indexOf(state.at), last = spots.length - 1;
    const next = { Home: 0, End: last }[event.key] ?? (event.key in STEPS && state.figure.layout.meta?.tiles && place >= 0 ? neighbour(state, spots, place, event.key) : event.key in STEPS ? Math.min(Math.max(place + (place < 0 ? 1 : STEPS[event.key]), 0), last) : -1);
    if (next >= 0) go(state, spots[next]);
    else if ((event.key === " " || event.key === "Enter") && place >= 0) pick(state, state.at, event.ctrlKey || event.metaKey);
    else if (event.key === "Escape" && marks.chosen.length) state.send("pick", { release: marks.keys });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /* Texts that can be clicked (html/clickable.py), anywhere on the page. */
  const texts = { send: null };
  const clicks = ({ setTriggerValue }) => { texts.send = setTriggerValue; };
  const clickText = (event, target) => {
    const text = target.closest?.("[data-mark], [data-measure], [data-rows]");
    if (!text || !texts.send) return;
    if (text.dataset.rows !== undefined) texts.send("rows", text.dataset.rows);
    else if (text.dataset.mark) texts.send("mark", { mark: JSON.parse(text.dataset.mark), isAdded: event.ctrlKey || event.metaKey });
    else texts.send("measure", text.dataset.measure);
    event.preventDefault();
  };
  document.addEventListener("click", event => clickText(event, event.target));
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" || event.key === " ") return clickText(event, event.target);
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, textarea, select, [role='dialog'], [role='radiogroup'], .chart-figure")) return;
    const turn = document.querySelector(`.rec-top [data-key="${event.key}"]`);  // ‹ and › of a record
    if (turn) clickText(event, turn);
  });

  const start = root => {
    const box = root.querySelector(".chart-box"), node = root.querySelector(".chart-figure");
    const button = root.querySelector(".chart-full"), camera = root.querySelector(".chart-camera");
    const config = { ...CONFIG, toImageButtonOptions: { format: "png", scale: 2, filename: "" } };
    const state = { box, node, camera, config, ring: root.querySelector(".chart-mark"), said: root.querySelector(".chart-said"), at: -1, send: null, raw: null, figure: null, isDead: false };
    node.addEventListener("keydown", event => pressKey(state, event));
    node.addEventListener("blur", () => { state.at = -1; ring(state, null); state.said.textContent = ""; if (node._fullLayout) window.Plotly.Fx.unhover(node); });
    const sheets = () => node.querySelectorAll("svg.main-svg");
    const grow = () => sheets().forEach(svg => svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`));
    const shrink = () => sheets().forEach(svg => svg.removeAttribute("viewBox"));
    const turn = () => { button.setAttribute("aria-pressed", document.fullscreenElement === box); if (window.Plotly) drawSoon(state); };
    const name = (element, text) => { element.setAttribute("aria-label", text); element.title = text; };
    name(button, WORDS.full);
    name(camera, WORDS.picture);
    camera.onclick = () => save(camera, pictures.get(state.figure.key), text => { camera.dataset.said = text ?? ""; name(camera, text ?? WORDS.picture); });
    button.onclick = () => document.fullscreenElement ? document.exitFullscreen() : box.requestFullscreen();
    const observer = new ResizeObserver(entries => {
      const width = Math.floor(entries.at(-1).contentRect.width);
      if (window.Plotly && state.figure && width > 0 && Math.abs((node._fullLayout?.width ?? 0) - width) > 1) drawSoon(state);
    });
    observer.observe(node);
    addEventListener("beforeprint", grow);
    addEventListener("afterprint", shrink);
    document.addEventListener("fullscreenchange", turn);
    state.stop = () => {
      state.isDead = true;
      observer.disconnect();
      removeEventListener("beforeprint", grow);
      removeEventListener("afterprint", shrink);
      document.removeEventListener("fullscreenchange", turn);
      if (state.figure && figures.get(state.figure.key) === state) figures.delete(state.figure.key);
      window.Plotly?.purge(node);
      states.delete(root);
    };
    states.set(root, state);
    return state;
  };

  const chart = ({ data, parentElement: root, setTriggerValue }) => {
    const state = states.get(root) ?? start(root);
    state.send = setTriggerValue;
    if (state.raw !== data.figure) {
      state.raw = data.figure;
      state.figure = JSON.parse(data.figure);
      const { node, figure } = state;
      node.dataset.state = "waiting";
      node.dataset.key = figure.key;
      node.style.height = `${figure.height}px`;
      node.setAttribute("aria-label", figure.alt);
      figures.set(figure.key, state);
      offer(figure.key);
      plotly(data.plotly).then(() => drawSoon(state), () => {
        state.raw = null;
        node.dataset.state = "failed";
        node.innerHTML = `<p role="alert">${WORDS.failed}</p>`;
      });
    }
    return state.stop;
  };

  /* A picture of one figure: title and subtitle above it, the scope below it, on white, at twice the size. */
  const INK = { title: ["600 17px", 25, "#17212B"], subtitle: ["400 13px", 20, "#5B6875"], caption: ["400 12px", 18, "#5B6875"] };
  const lines = (pen, text, width) => {
    const found = [""];
    for (const part of text.match(/[\x21-\x7e]+|[\s\S]/g) ?? []) {
      if (part === "\n") found.push("");
      else if (found.at(-1) && pen.measureText(found.at(-1) + part).width > width) found.push(part.trim());
      else found[found.length - 1] += part;
    }
    return found.filter(Boolean);
  };
  const download = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const loaded = address => new Promise((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = () => fail(new Error("the figure is no picture"));
    image.src = address;
  });
  const EDGE = 24, SCALE = 2;
  /* The figure as it is drawn into a picture, the lines of text around it, and where each of them stands. */
  const laidOut = (pen, data) => {
    const { node, figure, box } = figures.get(data.figure), width = Math.max(node.clientWidth, 720);
    const height = document.fullscreenElement === box ? node.clientHeight : figure.height;
    const copy = { data: structuredClone(figure.data), layout: { ...structuredClone(fitted(figure.layout, width)), width, height, paper_bgcolor: "#FFFFFF" }, config: CONFIG };
    const written = [], at = { x: EDGE, y: EDGE };
    for (const [name, [font, step, colour]] of Object.entries(INK)) {
      pen.font = `${font} ${FONT}`;
      if (name === "caption") { at.figure = at.y + 10; at.y += height + 20; }
      for (const text of lines(pen, data[name] ?? "", width)) { written.push({ font, colour, text, y: at.y }); at.y += step; }
    }
    return { copy, width, height, written, top: at.figure, whole: { width: width + 2 * EDGE, height: at.y + EDGE } };
  };
  const photograph = async data => {
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    const { copy, width, height, written, top, whole } = laidOut(pen, data);
    const image = await loaded(await window.Plotly.toImage(copy, { format: "png", width, height, scale: SCALE }));
    Object.assign(canvas, { width: whole.width * SCALE, height: whole.height * SCALE });
    pen.scale(SCALE, SCALE);
    pen.fillStyle = "#FFFFFF";
    pen.fillRect(0, 0, whole.width, whole.height);
    pen.textBaseline = "top";
    pen.drawImage(image, EDGE, top, width, height);
    for (const { font, colour, text, y } of written) { pen.font = `${font} ${FONT}`; pen.fillStyle = colour; pen.fillText(text, EDGE, y); }
    const blob = await new Promise(done => canvas.toBlob(done, "image/png"));
    if (!blob) throw new Error("the canvas gives no picture");
    download(blob, data.filename);
  };
  /* The same as drawn lines and letters, for a document in which it will be made larger. */
  const trace = async data => {
    const { copy, width, height, written, top, whole } = laidOut(document.createElement("canvas").getContext("2d"), data);
    const address = await window.Plotly.toImage(copy, { format: "svg", width, height });
    const drawn = new DOMParser().parseFromString(decodeURIComponent(address.slice(address.indexOf(",") + 1)), "image/svg+xml");
    const NAME = "http://www.w3.org/2000/svg", sheet = document.implementation.createDocument(NAME, "svg"), root = sheet.documentElement;
    const put = (element, marks) => { for (const [name, value] of Object.entries(marks)) element.setAttribute(name, value); root.append(element); return element; };
    put(sheet.createElementNS(NAME, "rect"), { ...whole, fill: "#FFFFFF" });
    for (const [name, value] of Object.entries({ ...whole, viewBox: `0 0 ${whole.width} ${whole.height}` })) root.setAttribute(name, value);
    for (const { font, colour, text, y } of written) {
      const size = font.match(/(\d+) (\d+)px/);
      put(sheet.createElementNS(NAME, "text"), { x: EDGE, y, fill: colour, "dominant-baseline": "hanging", "font-family": FONT, "font-weight": size[1], "font-size": size[2] }).textContent = text;
    }
    put(sheet.importNode(drawn.documentElement, true), { x: EDGE, y: top });
    download(new Blob([new XMLSerializer().serializeToString(sheet)], { type: "image/svg+xml" }), data.filename.replace(/png$/, "svg"));
  };
  /* A browser that is short of memory may fail once: it is asked a second time, then the reader is told. */
  const save = async (button, data, say, make = photograph) => {
    button.disabled = true;
    try { await make(data).catch(() => make(data)); } catch (error) {
      console.error(error);
      say(WORDS.unsaved);
      setTimeout(() => say(), 4_000);
    } finally { button.disabled = false; }
  };
  /* A row of links to files, each made by the server when it is asked for. */
  const saved = new WeakMap();
  const saveFile = (root, file) => {
    if (!file || saved.get(root) === file.number) return;
    saved.set(root, file.number);
    const content = Uint8Array.from(atob(file.content), sign => sign.charCodeAt(0));
    download(new Blob([content], { type: file.mime }), file.name);
  };
  const foot = ({ data, parentElement: root, setTriggerValue }) => {
    const place = root.querySelector("[data-part]");
    if (place.children.length !== data.links.length) place.replaceChildren(...data.links.map(() =>
      Object.assign(document.createElement("button"), { type: "button", className: "text-link" })));
    data.links.forEach(([name, label], i) => {
      const button = place.children[i];
      if (button.textContent !== label) button.textContent = label;
      button.onclick = () => setTriggerValue("asked", [name]);
    });
    saveFile(root, data.file);
  };
  /* What the toolbar of a block tells of its figure: the texts of its picture, and how its table is opened. */
  const offerTools = (picture, table) => {
    pictures.set(picture.figure, picture);
    tables.set(picture.figure, table);
    offer(picture.figure);
    return () => { if (pictures.get(picture.figure) === picture) { pictures.delete(picture.figure); tables.delete(picture.figure); } };
  };
  /* The address of this view, as 复制链接 hands it out. */
  const ownAddress = () => location.origin + location.pathname + ordered(address.written?.copied ?? location.search);

  /* The conditions under the scope sentence. A chip is one button: it is all × does, so the keyboard has one stop a
     chip, and focus stays in the row when a chip is gone. */
  const chips = ({ data, parentElement: root, setTriggerValue }) => {
    const row = root.querySelector("[data-part]"), at = [...row.querySelectorAll("button")].indexOf(document.activeElement);
    const part = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent });
    const act = (className, text, onclick) => Object.assign(part("button", className, text), { type: "button", onclick });
    row.setAttribute("aria-label", data.label);
    row.replaceChildren(part("span", "chip-label", data.label), ...data.chips.map(chip => {
      const shown = Object.assign(part("span", chip.isLatest ? "chip latest" : "chip", ""), { title: chip.title });
      const cross = act("chip-off", "×", () => setTriggerValue("removed", chip.key));
      cross.setAttribute("aria-label", chip.remove);
      shown.append(part("i", "", chip.name), ...(chip.not ? [part("em", "", chip.not)] : []), part("b", "", chip.values), cross);
      return shown;
    }), act("chip-act", data.more, openConditions), act("chip-act", data.clear, () => setTriggerValue("cleared", true)));
    if (at >= 0) { const left = row.querySelectorAll("button"); left[Math.min(at, left.length - 1)].focus(); }
  };
  // The list of conditions stands in the sidebar, which a phone keeps folded.
  const openConditions = async () => {
    const list = () => document.querySelector(".st-key-scope-more button");
    if (!list()?.checkVisibility() || list().getBoundingClientRect().right <= 0) {
      document.querySelector('[data-testid="stExpandSidebarButton"]')?.click();
      await new Promise(done => setTimeout(done, 400));
    }
    list()?.scrollIntoView({ block: "center" });
    list()?.click();
  };

  /* The address of this view: put into the address bar, and copied on demand. A change of the scope by the user is
     a new entry of the history; an address that is only completed, or that 后退 led to, replaces its entry. Answers
     that were under way when the user went back belong to another entry, and are not written into this one.
     An intranet is served over http, where the browser offers no clipboard to scripts. */
  const address = { written: null, returning: null };
  const isSameQuery = (one, other) => String(new URLSearchParams(one)) === String(new URLSearchParams(other));
  const GIVE_UP = 15_000;                                    // 后退 may be overtaken by a click, and then is never answered
  addEventListener("popstate", () => {
    if (location.hash && !address.returning && location.pathname === address.pathname && location.search === address.search) return;
    const returning = address.returning = { query: location.search, after: address.written?.returns ?? 0 };
    setTimeout(() => { if (address.returning === returning) { address.returning = null; address.write?.(); } }, GIVE_UP);
  });
  // The order of tables is the browser's own part of the address (tables.js): the server learns it with its next run.
  const isOrder = part => part.startsWith("sort=");
  const ordered = query => {
    const [others, own] = [query, location.search].map(text => text.replace(/^\?/, "").split("&").filter(Boolean));
    return `?${[...others.filter(part => !isOrder(part)), ...own.filter(isOrder)].join("&")}`;
  };
  const writeAddress = data => {
    const { written, returning } = address, query = ordered(data.query);
    if (returning && !(data.returns > returning.after && isSameQuery(data.returned_to, returning.query))) return;
    const isStep = written && !returning && written.page === data.page && written.changes < data.changes;
    if (location.search !== query) history[isStep ? "pushState" : "replaceState"](isStep ? {} : history.state, "", location.pathname + query + location.hash);
    Object.assign(address, { written: data, returning: null, pathname: location.pathname, search: location.search });
  };
  const copyText = async text => {
    if (window.isSecureContext && navigator.clipboard) {
      try { await navigator.clipboard.writeText(text); return true; } catch { /* refused: the old way below */ }
    }
    const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
    field.style.cssText = "position:fixed;opacity:0";
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  };
  const link = ({ data, parentElement: root }) => {
    const button = root.querySelector("button");
    address.write = () => writeAddress(data);
    address.write();
    button.textContent = data.label;
    button.onclick = async () => {
      const copied = ownAddress();
      if (await copyText(copied)) {
        button.textContent = WORDS.copied;
        setTimeout(() => { button.textContent = data.label; }, 2_000);
      } else window.prompt(WORDS.manual, copied);
    };
  };

  /* A tab was clicked: until its page has come, Streamlit sends every choice as one of the page before, and would lead
     back there. What is clicked meanwhile in the sidebar, which all pages share, is held and clicked then. */
  const turning = { path: "", until: 0, held: null };
  const arrive = () => {
    if (location.pathname !== turning.path && Date.now() < turning.until) return setTimeout(arrive, 20);
    const { held } = turning;
    Object.assign(turning, { path: "", held: null });
    if (held?.isConnected) held.click();
  };
  const TABS = 'a[data-testid="stSidebarNavLink"], a[data-testid^="stPageLink"]', CHOICES = '[data-testid="stSidebar"] :is(button, label)';
  const hold = event => {
    const tab = event.target.closest?.(TABS), choice = event.target.closest?.(CHOICES);
    if (tab && event.type === "click" && !(event.ctrlKey || event.metaKey || event.shiftKey || tab.target === "_blank")) {
      const isUnderWay = Boolean(turning.path);
      Object.assign(turning, { path: tab.pathname, until: Date.now() + GIVE_UP, held: null });
      if (!isUnderWay) arrive();
    } else if (choice && turning.path) {
      event.stopImmediatePropagation();
      event.preventDefault();
      if (event.type === "click") turning.held = choice;
    }
  };
  for (const type of ["pointerdown", "pointerup", "mousedown", "mouseup", "click"]) addEventListener(type, hold, true);

  addEventListener("click", event => {
    const link = event.target.closest?.(".languages a");
    if (link) link.href = ordered(link.getAttribute("href"));
  });

  /* A text to be put elsewhere, such as a message. */
  const copy = ({ data, parentElement: root }) => {
    const button = root.querySelector("button");
    button.textContent = data.label;
    button.onclick = async () => {
      button.textContent = await copyText(data.text) ? WORDS.copied : WORDS.uncopied;
      setTimeout(() => { button.textContent = data.label; }, 2_000);
    };
  };

  /* 截图模式: the page as it goes into a picture. Two clerks' pictures have one layout: the page is laid out at
     one width, that of a desk or that of a phone, and made smaller or larger as a whole to fill the window.
     The mark is set before anything is drawn when the address asks for it, so that no figure is drawn twice. */
  const DESK = 1280, PHONE = 390, MOST_ZOOM = 2, whole = document.documentElement;
  const fit = () => {
    const isDesk = innerWidth > 640, width = isDesk ? DESK : PHONE;
    whole.classList.toggle("desk", isDesk);
    whole.style.setProperty("--capture-width", `${width}px`);
    whole.style.setProperty("--capture-zoom", Math.min(MOST_ZOOM, innerWidth / width));
  };
  // A table that would be scrolled sideways is cut in a picture: it is made as small as it must be.
  const squeeze = () => document.querySelectorAll(".scroll > table").forEach(table => {
    table.style.zoom = "";
    const share = mode.isOn ? table.parentElement.clientWidth / table.scrollWidth : 1;
    if (share < 1) table.style.zoom = Math.floor(share * 1000) / 1000;
  });
  let squeezing = 0;
  const grown = new MutationObserver(() => { cancelAnimationFrame(squeezing); squeezing = requestAnimationFrame(squeeze); });
  const mode = { isOn: false, leave: null, turn: () => {}, hiding: 0 };
  const hint = duration => {
    mode.leave?.classList.add("near");
    clearTimeout(mode.hiding);
    if (duration) mode.hiding = setTimeout(() => mode.leave?.classList.remove("near"), duration);
  };
  const near = event => {
    if (event.pointerType === "touch") hint(4_000);          // a finger has no Esc and never hovers
    else if (event.clientY < 64) hint();
    else if (mode.leave?.classList.contains("near")) hint(600);
  };
  const escape = event => {
    if (event.key === "Escape" && !document.fullscreenElement && !document.querySelector('[role="dialog"]')) mode.turn("off");
  };
  const mark = isOn => {
    if (mode.isOn === isOn) return;
    mode.isOn = isOn;
    whole.classList.toggle("capturing", isOn);
    for (const [target, type, act] of [[window, "resize", fit], [window, "resize", squeeze], [window, "keydown", escape], [window, "pointermove", near], [window, "pointerdown", near]])
      target[isOn ? "addEventListener" : "removeEventListener"](type, act);
    if (isOn) { fit(); grown.observe(whole, { childList: true, subtree: true }); }
    else { grown.disconnect(); mode.leave?.remove(); mode.leave = null; }
    squeeze();
  };
  const capture = ({ data, parentElement: root, setTriggerValue }) => {
    const button = root.querySelector("button");
    mode.turn = state => { mark(state === "on"); setTriggerValue("turned", state); };
    button.textContent = data.label;
    button.onclick = () => { mode.turn("on"); scrollTo(0, 0); mode.isByHand = true; };
    if (mode.state !== data.state) { mode.state = data.state; mark(data.state === "on"); }
    if (mode.isOn && !mode.leave) {
      mode.leave = Object.assign(document.createElement("button"), { type: "button", className: "capture-leave", textContent: data.leave, title: data.hint });
      mode.leave.onclick = () => mode.turn("off");
      document.body.prepend(mode.leave);
      if (mode.isByHand) hint(4_000);
      mode.isByHand = false;
    }
  };
  /* 问一句: the box, and below it what was understood, whose words and links ask again. What is typed stays until
     another question comes from the server; 后退 makes Streamlit ask for that of its address. */
  const asking = { field: null, question: "", send: () => {} };
  const askByKey = event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !asking.field?.isConnected) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable='true'], [role='dialog']")) return;
    event.preventDefault();
    asking.field.focus();
    asking.field.select();
  };
  addEventListener("keydown", askByKey);
  /* A chip of the question opens what it could say instead: one list at a time, inside the window; Esc closes it. */
  const openChips = () => [...document.querySelectorAll(".ask-change[open]")];
  const closeChips = but => openChips().filter(chip => chip !== but).forEach(chip => { chip.open = false; });
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.(".ask-change[open]")) return;
    closeChips(target);
    const list = target.lastElementChild;
    list.style.left = "";
    list.style.left = `${list.offsetLeft + Math.min(0, document.documentElement.clientWidth - 8 - list.getBoundingClientRect().right)}px`;
  }, true);
  document.addEventListener("click", ({ target }) => closeChips(target.closest?.(".ask-change")));
  document.addEventListener("keydown", event => {
    const chip = event.target.closest?.(".ask-change[open]");
    if (!chip) return;
    const stops = [...chip.querySelectorAll("summary, button")], step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") { chip.open = false; stops[0].focus(); }
    else if (step) stops[Math.min(Math.max(stops.indexOf(event.target) + step, 0), stops.length - 1)].focus();
    else return;
    event.preventDefault();
  });
  const ask = ({ data, parentElement: root, setTriggerValue }) => {
    const box = root.querySelector(".ask-box"), field = root.querySelector("input"), panel = root.querySelector(".ask-panel");
    const isFirst = asking.field !== field;
    Object.assign(asking, { field, send: setTriggerValue });
    if (isFirst || asking.question !== data.question) field.value = asking.question = data.question;
    field.placeholder = data.placeholder;
    field.maxLength = data.most;
    field.setAttribute("aria-label", data.label);
    root.querySelector("kbd").textContent = data.question ? data.clear : "/";
    if (panel.dataset.html !== data.html) { panel.dataset.html = data.html; panel.innerHTML = data.html; }
    const send = question => setTriggerValue("asked", question);
    box.onsubmit = event => { event.preventDefault(); send(field.value); };
    field.onkeydown = event => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      field.value = "";
      if (data.question) send(""); else field.blur();
    };
    panel.onclick = event => {
      const button = event.target.closest("button");
      if (button?.dataset.ask !== undefined) send(button.dataset.ask);
      else if (button?.dataset.open) setTriggerValue("opened", button.dataset.open);
    };
  };
  if (new URLSearchParams(location.search).get("capture") === "1") mark(true);

  window.jiedao = { shared: { WORDS, save, trace, saveFile, offerTools, ownAddress, copyText }, chart, clicks, fitted, foot, chips, link, copy, capture, ask, config: CONFIG };
})();
