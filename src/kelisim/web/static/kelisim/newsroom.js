/* In the newsroom's forms: beside a field of entries, a search by title and the titles of what is chosen. */
(() => {
  "use strict";

  const ADDRESS = "/desk/newsroom/entries/";

  const registerOf = (field) => {
    const chosen = field.form && field.form.elements.namedItem("register");
    return chosen ? chosen.value : "";
  };

  const idsIn = (field) => {
    if (field.dataset.entries === "one") {
      return field.value.trim() ? [field.value.trim()] : [];
    }
    try {
      const held = JSON.parse(field.value || "[]");
      return Array.isArray(held) ? held.filter((one) => typeof one === "string") : [];
    } catch {
      return [];
    }
  };

  const keep = (field, ids) => {
    field.value = field.dataset.entries === "one" ? ids[0] || "" : JSON.stringify(ids);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const asked = async (register, query) => {
    const address = new URL(ADDRESS, window.location.href);
    address.search = new URLSearchParams({ register, ...query }).toString();
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return answer.ok ? (await answer.json()).entries : [];
  };

  const made = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    if (text) {
      element.textContent = text;
    }
    return element;
  };

  const enhance = (field) => {
    field.dataset.enhanced = "yes";
    const box = made("div", "entry-choice");
    const chosen = made("ul", "entry-choice__chosen");
    const search = made("input", "entry-choice__search");
    search.type = "search";
    search.autocomplete = "off";
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    search.setAttribute("aria-label", label ? label.textContent.trim() : "Entries");
    search.placeholder = field.dataset.search || "";
    const found = made("ul", "entry-choice__found");
    found.setAttribute("aria-live", "polite");
    box.append(chosen, search, found);
    field.after(box);
    field.hidden = true;

    const show = async () => {
      const ids = idsIn(field);
      const titles = new Map();
      if (ids.length) {
        for (const one of await asked(registerOf(field), { ids: ids.join(" ") })) {
          titles.set(one.entry, one);
        }
      }
      chosen.replaceChildren(
        ...ids.map((id) => {
          const row = made("li", "entry-choice__one");
          const known = titles.get(id);
          row.append(made("span", "entry-choice__title", known ? known.title : id));
          row.append(made("span", "entry-choice__meta", known ? `${known.kind} ${id}` : "?"));
          const drop = made("button", "entry-choice__drop", "×");
          drop.type = "button";
          drop.setAttribute("aria-label", `${field.dataset.remove}: ${known ? known.title : id}`);
          drop.addEventListener("click", () => {
            keep(field, idsIn(field).filter((other) => other !== id));
            show();
          });
          row.append(drop);
          return row;
        }),
      );
    };

    let waiting = 0;
    search.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(async () => {
        const words = search.value.trim();
        const rows = words ? await asked(registerOf(field), { q: words }) : [];
        found.replaceChildren(
          ...rows.map((one) => {
            const row = made("li", "entry-choice__offer");
            const take = made("button", "entry-choice__take");
            take.type = "button";
            take.append(made("span", "entry-choice__title", one.title));
            take.append(made("span", "entry-choice__meta", `${one.kind} ${one.entry} ${one.date}`));
            take.addEventListener("click", () => {
              const ids = field.dataset.entries === "one" ? [] : idsIn(field).filter((id) => id !== one.entry);
              keep(field, [...ids, one.entry]);
              search.value = "";
              found.replaceChildren();
              show();
              search.focus();
            });
            row.append(take);
            return row;
          }),
        );
      }, 200);
    });
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
      }
    });
    show();
  };

  const enhanceAll = () => {
    document.querySelectorAll("input[data-entries]:not([data-enhanced])").forEach(enhance);
  };

  const begin = () => {
    enhanceAll();
    // Blocks of a story come and go; each new one has its own field.
    new MutationObserver(enhanceAll).observe(document.body, { childList: true, subtree: true });
  };

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
