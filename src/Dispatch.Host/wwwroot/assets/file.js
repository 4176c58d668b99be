// Filing: choices that understand everyday words, the map, and what the lists say while one types. Without it the same form is plain lists.
"use strict";
(() => {
  const $$ = (s, from = document) => [...from.querySelectorAll(s)];
  const changed = (select) => select.dispatchEvent(new Event("change", { bubbles: true }));

  // How well an option fits what was typed: words that are in the option, or words of the option that are in the sentence.
  const fit = (option, q) => {
    let score = 0;
    for (const word of option.words) {
      if (word === q) score += 30;
      else if (word.startsWith(q)) score += 15;
      else if (word.includes(q)) score += 8;
      else if (q.includes(word)) score += 4 + word.length;
    }
    return score;
  };
  const spotOf = (text) => text.trim().match(/^(-?\d+\.\d+)[\s,,]+(-?\d+\.\d+)$/);
  // The spot itself is kept beside the compound that it lies in: coordinates as such, an address with a number in it as the exact place.
  const setSpot = (typed) => {
    const spot = spotOf(typed), said = document.querySelector("[data-spot]"), address = document.getElementById("address");
    ["Lat", "Lon"].forEach((name, i) => { document.querySelector(`input[name=${name}]`).value = spot ? spot[i + 1] : ""; });
    said.hidden = !spot;
    said.textContent = spot ? said.dataset.spot.replace("{0}", `${spot[1]}, ${spot[2]}`) : "";
    if (address.value && address.value !== address.dataset.told) return;
    address.value = address.dataset.told = !spot && /\d/.test(typed) ? typed : "";
  };
  const far = (option, lat, lon) => Math.hypot(option.lat - lat, (option.lon - lon) * Math.cos(lat * Math.PI / 180)) * 111.2;

  const pick = (select) => {
    const options = $$("option", select).filter((o) => o.value).map((o) => ({
      value: o.value, label: o.label, note: o.dataset.note || o.parentElement.label || "", lat: parseFloat(o.dataset.lat), lon: parseFloat(o.dataset.lon),
      words: (o.dataset.words || o.label).toLowerCase().split(/\s+/).filter(Boolean).concat(o.label.toLowerCase()),
    }));
    const box = document.createElement("div");
    box.className = "pick";
    const input = document.createElement("input");
    Object.assign(input, { type: "text", id: select.id + "-search", autocomplete: "off", required: select.required, placeholder: select.options[0]?.label || "" });
    const list = document.createElement("ul");
    list.id = select.id + "-list"; list.hidden = true; list.setAttribute("role", "listbox");
    const label = document.querySelector(`label[for="${select.id}"]`);
    label.htmlFor = input.id;
    list.setAttribute("aria-label", label.textContent);
    for (const [k, v] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", "aria-describedby": select.dataset.hint })) input.setAttribute(k, v);
    select.hidden = true; select.required = false;
    box.append(input, list); select.before(box);
    let shown = [], at = -1;
    const label_ = () => { input.value = options.find((o) => o.value === select.value)?.label || ""; };
    const check = () => input.setCustomValidity(select.value || !input.value ? "" : select.dataset.empty);
    const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; };
    const mark = (i) => {
      at = i;
      $$("[role=option]", list).forEach((li, n) => { li.setAttribute("aria-selected", n === i); if (n === i) { input.setAttribute("aria-activedescendant", li.id); li.scrollIntoView({ block: "nearest" }); } });
    };
    const show = () => {
      const q = input.value.trim().toLowerCase();
      const here = spotOf(q);
      if (here) shown = options.filter((o) => o.lat).map((o) => ({ ...o, note: far(o, +here[1], +here[2]).toFixed(1) + " km", d: far(o, +here[1], +here[2]) })).sort((a, b) => a.d - b.d).slice(0, 5);
      else if (q) shown = options.map((o) => ({ ...o, s: fit(o, q) })).filter((o) => o.s > 0).sort((a, b) => b.s - a.s).slice(0, 8);
      else shown = options;
      list.replaceChildren(...shown.map((o, i) => {
        const li = document.createElement("li");
        li.id = `${list.id}-${i}`; li.setAttribute("role", "option"); li.setAttribute("aria-selected", "false");
        const note = Object.assign(document.createElement("span"), { className: "soft", textContent: o.note });
        li.append(Object.assign(document.createElement("span"), { textContent: o.label }), note);
        li.addEventListener("pointerdown", (e) => { e.preventDefault(); choose(o); });
        return li;
      }));
      if (!shown.length) {
        const li = Object.assign(document.createElement("li"), { textContent: select.dataset.empty });
        li.setAttribute("role", "presentation");
        list.append(li);
      }
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      if (q && shown.length) mark(0);
    };
    const choose = (o) => {
      const typed = input.value.trim();
      select.value = o.value; label_(); check(); close(); changed(select);
      // What was typed in a sentence is the headline too.
      const headline = document.getElementById("headline");
      if (select.dataset.pick === "place") setSpot(typed === o.label ? "" : typed);
      if (select.dataset.pick === "category" && headline && !headline.value && typed.length > 3 && typed !== o.label) headline.value = typed;
    };
    input.addEventListener("input", () => { if (select.value) { select.value = ""; changed(select); } check(); show(); });
    input.addEventListener("focus", () => { input.select(); show(); });
    input.addEventListener("blur", () => { if (!select.value && shown.length === 1 && input.value) choose(shown[0]); check(); close(); });
    input.addEventListener("keydown", (e) => {
      if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); if (list.hidden) show(); else if (shown.length) mark((at + (e.key === "ArrowDown" ? 1 : shown.length - 1) + shown.length) % shown.length); }
      else if (e.key === "Enter" && !list.hidden && shown[at]) { e.preventDefault(); choose(shown[at]); }
      else if (e.key === "Escape") { close(); }
    });
    // Emptied while one types, it must not take the typed words away.
    select.addEventListener("change", () => { if (select.value) label_(); check(); });
    label_();
    if (select.autofocus && !select.value) { input.focus(); close(); }
    return { select, options };
  };
  const picks = $$("select[data-pick]").map(pick);
  const place = picks.find((p) => p.select.dataset.pick === "place");
  const category = document.getElementById("category");

  // The map, and where the phone is.
  const spots = $$("[data-choose]");
  const choose = (id, typed = "") => { place.select.value = id; setSpot(typed); changed(place.select); };
  spots.forEach((s) => {
    s.addEventListener("click", () => choose(s.dataset.choose));
    s.addEventListener("keydown", (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(s.dataset.choose); } });
  });
  const pressed = () => spots.forEach((s) => s.setAttribute("aria-pressed", s.dataset.choose === place?.select.value));
  const here = document.querySelector("[data-here]");
  if (here && navigator.geolocation && isSecureContext) {
    here.hidden = false;
    here.addEventListener("click", () => navigator.geolocation.getCurrentPosition((p) => {
      const near = place.options.filter((o) => o.lat).sort((a, b) => far(a, p.coords.latitude, p.coords.longitude) - far(b, p.coords.latitude, p.coords.longitude))[0];
      if (near) choose(near.value, `${p.coords.latitude.toFixed(6)}, ${p.coords.longitude.toFixed(6)}`);
    }));
  }

  // Fields of the category, the lists' answer and doubles near by.
  const answer = document.getElementById("answer"), headline = document.getElementById("headline");
  let soon = 0, asked = "";
  const ask = () => {
    clearTimeout(soon);
    soon = setTimeout(async () => {
      const query = new URLSearchParams({ compoundId: place?.select.value || "", categoryCode: category?.value || "", q: headline?.value || "" }).toString();
      if (query === asked || !place?.select.value) return;
      asked = query;
      try {
        const got = await fetch(`${answer.dataset.ask}&${query}`);
        if (got.ok && asked === query) answer.innerHTML = await got.text();
      } catch { /* only a hint */ }
    }, 300);
  };
  const fields = () => $$("fieldset[data-for]").forEach((f) => { f.hidden = f.disabled = f.dataset.for !== category?.value; });
  document.addEventListener("change", (e) => { if (e.target.matches("#place,#category,#headline")) { fields(); pressed(); ask(); } });
  headline?.addEventListener("input", ask);
  fields(); pressed(); ask();

  // Photos are seen before they are sent.
  $$("[data-preview]").forEach((list) => document.getElementById(list.dataset.preview).addEventListener("change", (e) => {
    list.replaceChildren(...[...e.target.files].map((f) => {
      const li = document.createElement("li");
      if (f.type.startsWith("image/")) li.append(Object.assign(document.createElement("img"), { src: URL.createObjectURL(f), alt: f.name })); else li.textContent = f.name;
      return li;
    }));
  }));
  $$("[name=way]").forEach((w) => w.addEventListener("change", () => { const a = document.getElementById("answer-text"); if (a) a.required = w.value === "advice" && w.checked; }));
})();
