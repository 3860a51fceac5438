/* Heads of tables that sort, and the box that searches a long one: the browser's half of pages/parts/html/row_order.py.

   The server says the place of each row by each column (data-o), so both sort alike: here for the eye at once, there
   for the files. The order stands in the address, ``sort=<table>.<column>.<desc or asc>`` for each sorted table, each
   click is an entry of the history, and whatever Streamlit draws anew is put into the order of the address before it
   is painted. */
(() => {
  if (window.jiedao?.tables) return;
  const chinese = document.documentElement.lang.startsWith("zh");
  const WORDS = chinese
    ? { find: n => `在 ${n} 行里找`, hint: n => `在 ${n} 行里找，可用拼音首字母`, shown: (n, all) => `${n} / ${all} 行`, down: "从大到小排", up: "从小到大排", back: "恢复默认次序" }
    : { find: n => `Search ${n} rows`, hint: n => `Search ${n} rows; initials of pinyin will do`, shown: (n, all) => `${n} of ${all} rows`, down: "Sort, largest first", up: "Sort, smallest first", back: "Back to the default order" };
  const LONG = 13;                                           // rows from which a table has a box
  const BESIDES = new Set(["sum", "axis"]);                  // totals, and the axes of 对比
  const KEY = "sort", WAYS = { asc: 1, desc: -1 };

  const parts = () => location.search.slice(1).split("&").filter(Boolean);
  const isOrder = part => part.startsWith(`${KEY}=`);
  const decoded = part => { try { return decodeURIComponent(part.slice(KEY.length + 1).replaceAll("+", " ")); } catch { return ""; } };
  /* Table -> its column and way, of the address. */
  const orders = () => new Map(parts().filter(isOrder).map(part => decoded(part).match(/^([^.]+)\.(.+)\.(asc|desc)$/)).filter(Boolean).map(([, table, column, way]) => [table, { column, way }]));
  const nameOf = table => table.dataset.table ?? table.closest("[data-table]")?.dataset.table ?? "";
  const headOf = (table, column) => [...table.tHead.rows[0].cells].find(head => head.dataset.c === column);

  const places = row => row.dataset.o.split(",").map(text => text === "" ? [2, 0] : text[0] === "f" ? [1, Number(text.slice(1))] : [0, Number(text)]);
  const own = new WeakMap();                                 // table -> rows of each body as the server put them
  const put = (table, order) => {
    const head = order && headOf(table, order.column), at = head ? head.cellIndex : -1, sign = WAYS[order?.way];
    for (const each of table.tHead.rows[0].cells) {
      if (each === head) each.setAttribute("aria-sort", order.way === "asc" ? "ascending" : "descending");
      else each.removeAttribute("aria-sort");
      if (each.dataset.c) each.firstChild.title = WORDS[{ asc: "up", desc: "down", none: "back" }[next(each, order)]];
    }
    for (const { body, rows } of own.get(table)) {
      const moving = rows.filter(row => row.dataset.o !== undefined);
      const sorted = at < 0 ? moving : moving.map(row => [places(row)[at], row]).sort(([[a, x]], [[b, y]]) => a - b || sign * (x - y)).map(([, row]) => row);
      let slot = 0;
      body.append(...rows.map(row => row.dataset.o === undefined ? row : sorted[slot++]));
    }
  };
  /* What a click on a head does: the worse end first, then the other, then the order of the table. */
  const next = (head, order) => {
    const first = head.dataset.d === "1" ? "desc" : "asc", other = first === "desc" ? "asc" : "desc";
    if (order?.column !== head.dataset.c) return first;
    return order.way === first ? other : "none";
  };
  const click = head => {
    const table = head.closest("table"), name = nameOf(table), way = next(head, orders().get(name));
    const kept = parts().filter(part => !isOrder(part) || !decoded(part).startsWith(`${name}.`));
    if (way !== "none") kept.push(`${KEY}=${encodeURIComponent(`${name}.${head.dataset.c}.${way}`)}`);
    history.pushState({}, "", `${location.pathname}?${kept.join("&")}${location.hash}`);
    arrange();
  };
  const drawn = () => document.querySelectorAll("table.tb[data-sorts]");
  const arrange = () => { const found = orders(); drawn().forEach(table => put(table, found.get(nameOf(table)))); };

  /* A search hides the rows without all of its words; the total is one of all rows, so it goes too. */
  const typed = new Map();
  const search = (table, words, told) => {
    const rows = [...table.tBodies].flatMap(body => [...body.rows]), sought = words.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0, all = 0;
    for (const row of rows) {
      const isRow = !BESIDES.has(row.className);
      row.hidden = sought.length > 0 && (!isRow || !sought.every(word => `${row.textContent} ${row.dataset.q ?? ""}`.toLowerCase().includes(word)));
      all += isRow;
      shown += isRow && !row.hidden;
    }
    told.textContent = sought.length ? WORDS.shown(shown, all) : "";
  };
  const addSearch = (table, count) => {
    const box = Object.assign(document.createElement("div"), { className: "table-find" });
    const field = Object.assign(document.createElement("input"), { type: "search", placeholder: WORDS.find(count), maxLength: 40, value: typed.get(nameOf(table)) ?? "" });
    const told = document.createElement("span");
    field.setAttribute("aria-label", WORDS.hint(count));
    field.title = WORDS.hint(count);
    told.setAttribute("role", "status");
    box.append(field, told);
    (table.closest(".scroll") ?? table).before(box);
    const act = () => { typed.set(nameOf(table), field.value); search(table, field.value, told); };
    field.addEventListener("input", act);
    field.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !field.value) return;
      event.stopPropagation();                               // Esc clears the box before it closes the dialog
      event.preventDefault();
      field.value = "";
      act();
    });
    if (field.value) act();
  };
  const prepare = table => {
    table.dataset.sorts = "";
    own.set(table, [...table.tBodies].map(body => ({ body, rows: [...body.rows] })));
    for (const head of table.tHead.rows[0].cells) if (head.dataset.c) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "sort" });
      button.append(...head.childNodes);
      head.append(button);
    }
    put(table, orders().get(nameOf(table)));
    const count = [...table.querySelectorAll("tbody tr")].filter(row => !BESIDES.has(row.className)).length;
    if (count >= LONG) addSearch(table, count);
  };
  const look = () => document.querySelectorAll("table.tb:not([data-sorts])").forEach(table => { if (table.tHead?.querySelector("[data-c]")) prepare(table); });

  document.addEventListener("click", event => {
    const head = event.target.closest?.("th .sort")?.parentElement;
    if (head) click(head);
  });
  addEventListener("popstate", arrange);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
  window.jiedao = { ...window.jiedao, tables: { arrange } };
})();
