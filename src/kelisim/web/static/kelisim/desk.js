// The review: pointing at a draft lights up its places, pointing at a place lights up its drafts; j and k walk.
// The page works without this.
(() => {
  "use strict";
  const drafts = [...document.querySelectorAll("[data-draft]")];
  const places = [...document.querySelectorAll("[data-drafts]")];
  const numbers = (place) => place.dataset.drafts.split(" ");
  const light = (wanted) => {
    for (const draft of drafts) draft.classList.toggle("lit", wanted.includes(draft.dataset.draft));
    for (const place of places) {
      place.classList.toggle("lit", numbers(place).some((one) => wanted.includes(one)));
    }
  };
  for (const draft of drafts) {
    for (const event of ["mouseenter", "focusin"]) {
      draft.addEventListener(event, () => light([draft.dataset.draft]));
    }
  }
  for (const place of places) place.addEventListener("mouseenter", () => light(numbers(place)));

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !["j", "k"].includes(event.key)) return;
    const here = drafts.indexOf(document.activeElement.closest("[data-draft]"));
    const next = drafts[Math.min(drafts.length - 1, Math.max(0, here + (event.key === "j" ? 1 : -1)))];
    if (!next) return;
    next.focus();
    const number = next.dataset.draft;
    const first = places.find((place) => numbers(place).includes(number));
    if (first) first.scrollIntoView({ block: "center" });
    next.scrollIntoView({ block: "nearest" });
  });
})();
