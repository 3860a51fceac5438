/* The toolbar of a block (pages/parts/screen/toolbar.py): views, files, definitions, further ways. And what opens at the
   tag of its title: why it is 预警.

   One thing is open at a time; Esc closes it, and the focus is back on the button that opened it. The tools of a block
   are one stop of the keyboard: arrow keys go from one to the next, and through a menu. */
(() => {
  if (window.jiedao?.toolbar) return;
  const { WORDS, save, trace, saveFile, offerTools, ownAddress, copyText } = window.jiedao.shared;
  const EDGE = 8, SAID = 4_000;
  const make = (tag, marks, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(marks)) if (value !== undefined) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /* The block of a part: what look.css shows of it goes by marks set here. */
  const blockOf = part => part.closest('[class*="st-key-block-"]');
  const mark = (part, isOpen) => blockOf(part)?.toggleAttribute("data-opened", isOpen);

  /* What is open: the button, and what it opened. */
  let open = null;
  const close = isByKey => {
    if (!open) return;
    const { button, part } = open;
    open = null;
    part.remove();
    button.setAttribute("aria-expanded", "false");
    mark(button, false);
    if (isByKey) button.focus();
  };
  const show = (button, part) => {
    close();
    closeReasons();
    button.parentElement.append(part);
    button.setAttribute("aria-expanded", "true");
    mark(button, true);
    open = { button, part };
    keepInside(part);
  };
  /* Moved so far that no edge of the window cuts it. */
  const keepInside = part => {
    part.style.translate = "";
    const { left, right, bottom } = part.getBoundingClientRect(), wide = document.documentElement.clientWidth - EDGE;
    const aside = right > wide ? wide - right : Math.max(0, EDGE - left);
    const isLow = bottom > innerHeight - EDGE && part.getBoundingClientRect().height < part.parentElement.getBoundingClientRect().top - 60;
    part.classList.toggle("above", isLow);
    part.style.translate = `${Math.round(aside)}px 0`;
  };
  addEventListener("pointerdown", event => { if (open && !open.button.parentElement.contains(event.target)) close(); }, true);
  addEventListener("focusin", event => { if (open && !open.button.parentElement.contains(event.target)) close(); });

  const walk = (stops, at, key) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    const next = { Home: 0, End: stops.length - 1 }[key] ?? (step ? (stops.indexOf(at) + step + stops.length) % stops.length : -1);
    if (next < 0) return false;
    stops[next].focus();
    return true;
  };
  const held = event => { event.preventDefault(); event.stopPropagation(); };

  const openMenu = (state, tool, button, isByKey) => {
    const menu = make("div", { class: "tool-menu", role: "menu", "aria-label": tool.title || tool.label });
    menu.append(...tool.items.map(item => {
      const entry = make("button", { type: "button", role: "menuitem", tabindex: "-1", "data-item": item.name, class: item.is_apart ? "apart" : undefined, "aria-disabled": item.is_off ? "true" : undefined }, item.label);
      if (item.note) entry.append(make("small", {}, item.note));
      entry.onclick = () => { if (item.is_off) return; close(true); choose(state, item.name, button); };
      return entry;
    }));
    menu.onkeydown = event => {
      if (event.key === "Escape") close(true);
      else if (event.key === "Tab") return close();
      else if (event.key === "ArrowLeft" || event.key === "ArrowRight" || !walk([...menu.children], document.activeElement, event.key)) return;
      held(event);
    };
    show(button, menu);
    if (isByKey) menu.firstElementChild.focus();
  };

  /* What is done here; everything else is asked of the server. */
  const LOCAL = {
    png: state => save({}, state.data.picture, text => say(state, text)),
    svg: state => save({}, state.data.picture, text => say(state, text), trace),
    link: async state => {
      const copied = `${ownAddress()}#${state.data.key}`;
      if (await copyText(copied)) { say(state, WORDS.copied); setTimeout(() => say(state), SAID); }
      else window.prompt(WORDS.manual, copied);
    },
    guide: (state, button) => openGuide(state, button),
  };
  const say = (state, text = "") => { state.said.textContent = text; };
  const choose = (state, name, button) => {
    if (LOCAL[name]) LOCAL[name](state, button);
    else state.send("asked", [name, ...new URLSearchParams(location.search).getAll("sort")]);
  };
  const openGuide = (state, button) => {
    const [title, ...lines] = state.data.guide;
    const note = make("div", { class: "tool-note", tabindex: "-1", role: "dialog", "aria-label": title }, make("b", {}, title), ...lines.map(line => make("p", {}, line)));
    note.onkeydown = event => { if (event.key === "Escape") { held(event); close(true); } };
    show(button, note);
    note.focus();
  };

  const press = (state, tool, button, event) => {
    if (!tool.items.length) return choose(state, tool.name, button);
    const isOpen = open?.button === button;
    close();
    if (!isOpen) openMenu(state, tool, button, event.detail === 0);
  };
  const draw = state => {
    const { place, data } = state;
    place.replaceChildren(state.said, ...data.tools.map((tool, i) => {
      const button = make("button", { type: "button", "data-tool": tool.name, tabindex: i ? "-1" : "0", title: tool.title || undefined, "aria-label": tool.title || undefined }, tool.label);
      if (tool.items.length) { button.setAttribute("aria-haspopup", "menu"); button.setAttribute("aria-expanded", "false"); }
      button.onclick = event => press(state, tool, button, event);
      return make("span", {}, button);
    }));
  };
  const buttons = place => [...place.querySelectorAll(":scope > span > [data-tool]")];
  const states = new WeakMap();
  const start = root => {
    const place = root.querySelector("[data-part]"), state = { place, said: make("i", { role: "status" }), drawn: "" };
    place.addEventListener("keydown", event => {
      if (!event.target.matches("[data-tool]")) return;
      if (event.key === "ArrowDown" && event.target.hasAttribute("aria-haspopup")) { held(event); if (open?.button !== event.target) event.target.click(); open?.part.firstElementChild.focus(); }
      else if (event.key === "Escape" && open?.button === event.target) { held(event); close(true); }
      else if (event.key !== "ArrowUp" && event.key !== "ArrowDown" && walk(buttons(place), event.target, event.key)) held(event);
    });
    place.addEventListener("focusin", ({ target }) => { if (target.matches("[data-tool]")) for (const each of buttons(place)) each.tabIndex = each === target ? 0 : -1; });
    states.set(root, state);
    return state;
  };

  let isArrived = false;
  /* A link to this block (复制链接) leads to it when it is drawn. */
  const arrive = (place, key) => {
    if (isArrived || decodeURIComponent(location.hash.slice(1)) !== key) return;
    isArrived = true;
    window.jiedao.reveal?.(blockOf(place));
    blockOf(place)?.scrollIntoView({ block: "start" });
  };
  const toolbar = ({ data, parentElement: root, setTriggerValue }) => {
    const state = states.get(root) ?? start(root), { place } = state, drawn = JSON.stringify(data.tools);
    Object.assign(state, { data, send: setTriggerValue });
    place.setAttribute("aria-label", data.label);
    if (state.drawn !== drawn) {
      const focused = place.contains(document.activeElement) && document.activeElement.dataset.tool;
      if (open && place.contains(open.button)) close();
      draw(state);
      state.drawn = drawn;
      if (focused) place.querySelector(`[data-tool="${focused}"]`)?.focus();
    }
    for (const part of [place, blockOf(place)]) if (part) part.dataset.view = data.view ?? "";
    for (const button of buttons(place)) if (["figure", "table"].includes(button.dataset.tool)) button.setAttribute("aria-pressed", String(button.dataset.tool === data.view));
    saveFile(root, data.file);
    arrive(place, data.key);
    const stop = data.view && offerTools(data.picture, () => { const button = place.querySelector('[data-tool="table"]'); button.focus(); button.click(); });
    return () => { if (stop) stop(); };
  };

  /* Why a block has its tag: opened at the tag, over the paper beside it. */
  const reasons = () => [...document.querySelectorAll("details.reason[open]")];
  const closeReasons = but => reasons().filter(each => each !== but).forEach(each => { each.open = false; });
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.("details.reason")) return;
    mark(target, target.open);
    if (!target.open) return;
    close();
    closeReasons(target);
    keepInside(target.lastElementChild);
  }, true);
  document.addEventListener("pointerdown", ({ target }) => closeReasons(target.closest?.("details.reason")), true);
  document.addEventListener("keydown", event => {
    const reason = event.key === "Escape" && (event.target.closest?.("details.reason[open]") ?? reasons()[0]);
    if (!reason) return;
    reason.open = false;
    reason.firstElementChild.focus();
    held(event);
  }, true);
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("details.reason [data-open]");
    if (!link) return;
    closeReasons();
    blockOf(link).querySelector(`[data-tool="${link.dataset.open}"]`)?.click();
  });

  Object.assign(window.jiedao, { toolbar });
})();
