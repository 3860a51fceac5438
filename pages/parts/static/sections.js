/* The links to the sections of a long page (pages/parts/html/markup.py, section_links): a click moves to a section, and
   the link of the section that is being read is marked. */
(() => {
  if (window.jiedao?.sections) return;
  const main = () => document.querySelector('[data-testid="stMain"]');
  const links = () => [...document.querySelectorAll(".sections [data-section]")];
  const head = number => document.querySelector(`[data-section-head="${number}"]`);

  document.addEventListener("click", event => {
    const link = event.target.closest?.(".sections [data-section]");
    const to = link && head(link.dataset.section);
    if (!to) return;
    to.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    to.focus({ preventScroll: true });                       // the keyboard goes on from there
  });

  let isDue = false;
  const mark = () => {
    isDue = false;
    const shown = links(), edge = (main()?.getBoundingClientRect().top ?? 0) + 140;
    const passed = shown.filter(link => (head(link.dataset.section)?.getBoundingClientRect().top ?? Infinity) <= edge);
    for (const link of shown) {
      const nav = link.parentElement;
      if (link !== passed.at(-1)) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        nav.scrollLeft = link.offsetLeft - nav.clientWidth / 2;  // on a phone there is no room for all
      }
    }
  };
  // Scrolling does not bubble: the page scrolls within a part of it.
  addEventListener("scroll", () => { if (!isDue) { isDue = true; requestAnimationFrame(mark); } }, { capture: true, passive: true });
  window.jiedao = { ...window.jiedao, sections: { mark } };
})();
