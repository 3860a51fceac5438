/* The fold of a long page (pages/parts/screen/folded_rows.py): the findings of the charts in it, each of which opens it
   at its chart. Whether it is open stays as it is while the page changes, and for this window of the browser. */
(() => {
  if (window.jiedao?.fold) return;
  const whole = document.documentElement, KEPT = "jiedao-unfolded";
  const isOpen = () => whole.hasAttribute("data-unfolded");
  const mark = () => {
    for (const button of document.querySelectorAll(".fold-list [data-fold]")) button.setAttribute("aria-expanded", String(isOpen()));
  };
  const open = (wanted = true) => {
    whole.toggleAttribute("data-unfolded", wanted);
    if (wanted) sessionStorage.setItem(KEPT, "1"); else sessionStorage.removeItem(KEPT);
    mark();
  };
  if (sessionStorage.getItem(KEPT)) whole.setAttribute("data-unfolded", "");

  const make = (kind, marks, text) => Object.assign(document.createElement(kind), { ...marks, textContent: text });
  const show = key => {
    open();
    const block = document.querySelector(`.st-key-block-${CSS.escape(key)}`);
    block?.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };
  const fold = ({ data, parentElement }) => {
    const place = parentElement.querySelector("[data-part]"), drawn = JSON.stringify(data);
    if (place.dataset.drawn !== drawn) {
      place.dataset.drawn = drawn;
      const head = make("button", { type: "button", className: "fold-head" }, data.more), list = document.createElement("ul");
      head.dataset.fold = "";
      head.onclick = () => open(!isOpen());
      list.append(...data.findings.map(([key, title]) => {
        const entry = document.createElement("li"), link = make("button", { type: "button" }, title);
        link.dataset.folded = key;
        link.onclick = () => show(key);
        entry.append(link);
        return entry;
      }));
      place.replaceChildren(head, list);
    }
    mark();
  };
  /* The block with this key is about to be used: the fold around it opens. */
  const reveal = block => { if (block?.closest(".st-key-folded")) open(); };
  window.jiedao = { ...window.jiedao, fold, reveal };
})();
