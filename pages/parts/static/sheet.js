/* Draws the figures of a sheet at the largest size at which everything fits, and says when it is done. */
(() => {
  const { options, figures } = JSON.parse(document.getElementById("sent").textContent);
  const root = document.documentElement, sheet = document.querySelector(".sheet"), blocks = sheet.querySelector(".blocks");
  const places = [...sheet.querySelectorAll(".fig")], tables = [...sheet.querySelectorAll(".units")], failed = [];
  const LARGEST = 1.5;                                       // a figure may grow into free room, up to so many times its height
  const LEVELS = ["", "brief", "half"];                      // what is left out while it does not fit: readings, then the second row

  /* The least height of a figure: 17 px for each row of names, a bit more than half for one without rows. */
  const least = place => {
    const { data, layout } = figures[place.dataset.figure], height = Number(place.dataset.height);
    if (!options.height) return height;
    const names = new Set((data ?? []).flatMap(trace => Array.isArray(trace.y) && typeof trace.y[0] === "string" ? trace.y : []));
    const { t = 10, b = 8 } = layout?.margin ?? {};
    return Math.min(height, names.size > 2 ? names.size * 17 + t + b + 24 : Math.max(height * .55, 170));
  };
  /* A table is as large as the figures, or as small as its width demands. */
  const squeeze = (table, scale) => {
    if (!options.height) return;
    table.style.zoom = 1;
    table.style.zoom = Math.min(scale, 1.1, table.clientWidth / table.firstElementChild.scrollWidth);
  };
  /* The tick of the period before stands across its row, and is no higher than the row. */
  const lowered = (data, share) => share >= 1 ? data : data.map(trace => String(trace.marker?.symbol ?? "").startsWith("line-ns")
    ? { ...trace, marker: { ...trace.marker, size: trace.marker.size * share } } : trace);
  /* A name of two lines stands on one where its row has become too low for two. */
  const unfolded = (layout, height) => {
    const names = layout.yaxis?.ticktext, { l = 8, t = 10, b = 8 } = layout.margin ?? {};
    if (!names?.some(name => String(name).includes("<br>")) || (height - t - b) / names.length >= 30) return layout;
    const whole = names.map(name => String(name).replaceAll("<br>", ""));
    const wide = Math.max(...whole.map(name => [...name].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 12 : 7), 0)));
    return { ...layout, margin: { ...layout.margin, l: Math.max(l, wide + 14) }, yaxis: { ...layout.yaxis, ticktext: whole } };
  };
  const isWithin = () => !options.height || !blocks
    || (blocks.scrollHeight <= blocks.clientHeight + 1 && sheet.scrollHeight <= sheet.clientHeight + 1);
  const fitted = () => {
    for (const level of LEVELS) {
      sheet.dataset.level = level;
      for (const scale of options.scales) {
        places.forEach(place => { place.style.minHeight = `${least(place) * scale}px`; });
        tables.forEach(table => squeeze(table, scale));
        if (isWithin()) return scale;
      }
    }
    return options.scales.at(-1);
  };
  const paint = async (place, scale) => {
    const { data, layout } = figures[place.dataset.figure], node = document.createElement("div");
    const width = place.clientWidth / scale, usual = Number(place.dataset.height);
    if (!width) return;                                      // left out at this level
    const height = options.height ? Math.min(place.clientHeight / scale, usual * LARGEST) : usual;
    node.style.transform = `scale(${scale})`;
    place.replaceChildren(node);
    try {
      if (!data || !layout) throw new Error("no figure");
      await window.Plotly.newPlot(node, lowered(data, height / usual), { ...window.jiedao.fitted(unfolded(layout, height), width), width, height, autosize: false }, { ...window.jiedao.config, staticPlot: true });
    } catch (error) {
      console.error(error);
      failed.push(place.dataset.title);
      place.innerHTML = '<p role="alert">这幅图没有画出来，其余内容不受影响。</p>';
    }
  };
  const frames = count => new Promise(done => requestAnimationFrame(() => count > 1 ? frames(count - 1).then(done) : done()));
  const draw = async () => {
    await document.fonts.ready;
    const scale = fitted();
    const isFitting = isWithin();
    for (const place of places) await paint(place, scale);
    await Promise.all([...document.images].map(image => image.decode().catch(() => failed.push(image.alt))));
    await frames(2);
    root.dataset.height = Math.ceil(sheet.getBoundingClientRect().height);
    root.dataset.failed = failed.join("、");
    root.dataset.state = isFitting ? "ready" : "overflow";
  };
  draw().catch(error => {
    console.error(error);
    root.dataset.failed = places.map(place => place.dataset.title).join("、") || String(error);
    root.dataset.state = "ready";
  });
})();
