// Everything works without this file; it adds keys and notice of new work.
"use strict";
(() => {
  const rows = [...document.querySelectorAll("tr[data-href]")];
  let at = -1;
  const move = (step) => {
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, at + step));
    rows.forEach((r, i) => r.setAttribute("aria-current", i === at));
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const outcomes = [...document.querySelectorAll("details.outcome")];
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,textarea,select")) return;
    if (e.key === "j") move(1);
    else if (e.key === "k") move(-1);
    else if (e.key === "Enter" && at >= 0 && e.target === document.body) location.href = rows[at].dataset.href;
    else if (/^[1-9]$/.test(e.key) && outcomes[e.key - 1]) { outcomes[e.key - 1].open = true; outcomes[e.key - 1].querySelector("input,textarea,select,button")?.focus(); }
  });
  outcomes.forEach((d) => d.addEventListener("toggle", () => { if (d.open) outcomes.forEach((o) => { if (o !== d) o.open = false; }); }));
  document.querySelectorAll("[data-print]").forEach((b) => b.addEventListener("click", () => print()));
  const live = document.querySelector("[data-live]");
  if (live && window.EventSource) {
    const source = new EventSource(live.dataset.live);
    const known = new Set(rows.map((r) => r.dataset.task));
    source.addEventListener("task.created", (e) => { try { if (!known.has(JSON.parse(e.data).id)) live.hidden = false; } catch { live.hidden = false; } });
    source.addEventListener("task.completed", (e) => {
      try {
        const row = rows.find((r) => r.dataset.task === JSON.parse(e.data).id);
        if (row) { row.style.opacity = ".45"; row.title = live.dataset.taken; }
      } catch { /* a heartbeat */ }
    });
  }
})();
