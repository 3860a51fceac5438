/* The header and a phone's bars, the browser's half of pages/parts/screen/doors.py: their place above the page, the
   menus, and the change of page.

   Streamlit's own list of pages stays in the document, hidden: a door clicks the link of its page there, so the
   session goes on and the scope with it. Without that list a door is an ordinary link with the scope in its address. */
(() => {
  if (window.jiedao?.doors) return;
  const whole = document.documentElement;
  const root = Object.assign(document.createElement("div"), { id: "doors" });
  const tabs = () => [...document.querySelectorAll('a[data-testid="stSidebarNavLink"]')];
  const openers = () => [...root.querySelectorAll(".opener")];
  const listOf = opener => document.getElementById(opener.getAttribute("aria-controls"));
  const openerOf = list => openers().find(opener => listOf(opener) === list);
  const isOpen = opener => opener.getAttribute("aria-expanded") === "true";
  const set = (opener, open) => {
    opener.setAttribute("aria-expanded", String(open));
    listOf(opener).hidden = !open;
  };
  const close = but => openers().filter(opener => opener !== but && isOpen(opener)).forEach(opener => set(opener, false));

  /* Where the page is: the door behind which it stands is marked too. */
  const here = { path: "", html: "" };
  const mark = () => {
    const links = [...root.querySelectorAll("a[data-door]:not(.late)")];
    for (const link of links) {
      if (link.pathname === here.path) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const isBehind = opener => listOf(opener).querySelector("[aria-current]") && !opener.parentElement.querySelector(":scope > [aria-current]");
    for (const opener of openers()) opener.classList.toggle("current", Boolean(isBehind(opener)));
  };
  const doors = ({ data }) => {
    if (here.html !== data.html) {
      const held = root.contains(document.activeElement) ? document.activeElement : null;
      const [door, list] = [held?.dataset.door, held?.getAttribute("aria-controls")];
      root.innerHTML = here.html = data.html;
      if (door || list) root.querySelector(door ? `[data-door="${door}"]` : `[aria-controls="${list}"]`)?.focus();
    }
    const view = document.querySelector('[data-testid="stAppViewContainer"]');
    if (view && root.parentElement !== view) view.querySelector(':scope > [data-testid="stSkipToContent"]')?.after(root);
    if (!root.isConnected) document.body.prepend(root);
    whole.classList.add("with-doors");
    for (const link of root.querySelectorAll("a[data-door]")) link.href = link.getAttribute("href").replace(/\?.*|$/, data.query);
    root.querySelector("[data-here]").textContent = data.title;
    here.path = location.pathname;
    mark();
  };

  const turn = (event, link) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const tab = tabs().find(tab => tab.pathname === link.pathname);
    if (link.closest(".door-list")) openerOf(link.closest(".door-list"))?.focus();
    close();
    if (!tab) return;
    event.preventDefault();
    here.path = link.pathname;
    mark();
    tab.click();
  };
  document.addEventListener("click", event => {
    const opener = event.target.closest?.("#doors .opener"), link = event.target.closest?.("#doors a[data-door]");
    if (link) return turn(event, link);
    if (event.target.closest?.("#doors .to-ask")) {
      close();
      document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
      return document.querySelector(".ask-box input")?.focus();
    }
    if (!event.target.closest?.("#doors .door-list")) close(opener);
    if (opener) set(opener, !isOpen(opener));
  });
  root.addEventListener("keydown", event => {
    const inside = event.target.closest(".door-list"), opener = inside ? openerOf(inside) : event.target.closest(".opener");
    if (!opener) return;
    const links = [...listOf(opener).querySelectorAll("a")], at = links.indexOf(event.target);
    if (event.key === "Escape" && isOpen(opener)) { set(opener, false); opener.focus(); }
    else if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) {
      set(opener, true);
      const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
      links.at(next % links.length).focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // Who leaves a menu by Tab has left it; a click into nothing that takes the focus has no such place.
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    const list = target.closest(".door-list");
    if (list && relatedTarget && !list.contains(relatedTarget) && relatedTarget !== openerOf(list)) set(openerOf(list), false);
  });
  addEventListener("popstate", () => { here.path = location.pathname; mark(); });

  window.jiedao = { ...window.jiedao, doors };
})();
