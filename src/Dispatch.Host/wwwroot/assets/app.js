// Everything works without this file; it adds keys, news, and signs of what is going on.
"use strict";
(() => {
  const $ = (s, from = document) => from.querySelector(s);
  const $$ = (s, from = document) => [...from.querySelectorAll(s)];
  const slow = $("#slow"), lost = $("#lost");

  // Anything over half a second shows that it goes on; a form is sent once.
  let waiting = 0;
  const busy = () => { clearTimeout(waiting); waiting = setTimeout(() => { slow.hidden = false; }, 500); };
  const idle = () => { clearTimeout(waiting); slow.hidden = true; };
  addEventListener("pageshow", idle);
  // A long list is sent in parts, so that the page can say how far it is; without this file it goes in one piece.
  const sendInParts = async (form, ids) => {
    const [said, button] = [$(".going", form), $("button", form)];
    const bar = Object.assign(document.createElement("progress"), { max: ids.length, value: 0 });
    const say = (words) => said.replaceChildren(bar, " " + words.replace("{0}", bar.value).replace("{1}", ids.length));
    const refused = new Set();
    button.disabled = true;
    try {
      for (let i = 0; i < ids.length; i += 20) {
        bar.value = i;
        say(form.dataset.going);
        const body = new FormData(form);
        body.delete(form.dataset.parts);
        ids.slice(i, i + 20).forEach((id) => body.append(form.dataset.parts, id));
        const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" });
        if (answer.type === "opaqueredirect") continue;
        if (!answer.ok) throw new Error(answer.status);
        refused.add($(".notice.bad", new DOMParser().parseFromString(await answer.text(), "text/html"))?.textContent.trim());
      }
      if (!refused.size) location.href = location.pathname + "?done=true";
      said.replaceChildren([...refused].join(" "));
    } catch { say(form.dataset.stopped); }
    button.disabled = false;
  };
  document.addEventListener("submit", (e) => {
    const ids = e.target.dataset.parts ? new FormData(e.target).getAll(e.target.dataset.parts) : [];
    if (ids.length) { e.preventDefault(); sendInParts(e.target, ids); }
  });
  document.addEventListener("submit", (e) => {
    if (e.defaultPrevented) return;
    if (e.target.dataset.sent) { e.preventDefault(); return; }
    if (e.target.method === "post") e.target.dataset.sent = "1";
    e.submitter?.setAttribute("aria-busy", "true");
    busy();
  });
  addEventListener("pageshow", () => $$("form[data-sent]").forEach((f) => { delete f.dataset.sent; $("[aria-busy]", f)?.removeAttribute("aria-busy"); }));
  document.addEventListener("click", (e) => {
    const a = e.target.closest("a[href]");
    if (a && a.origin === location.origin && !a.target && !a.hasAttribute("download") && a.pathname !== location.pathname && !e.ctrlKey && !e.metaKey) busy();
  });
  // Where one is stands in sight also where the menu is wider than the screen.
  $$("nav a[aria-current=page]").forEach((a) => { const nav = a.parentElement; nav.scrollLeft = a.offsetLeft - nav.offsetLeft - nav.clientWidth / 2 + a.clientWidth / 2; });
  addEventListener("offline", () => { lost.hidden = false; });
  addEventListener("online", () => { lost.hidden = true; });

  // Rows: a click anywhere opens; j and k move, Enter opens; numbers choose an outcome.
  const rows = () => $$("tr[data-href]");
  let at = null;
  const move = (step) => {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((r) => r.dataset.href === at);
    const row = all[Math.max(0, Math.min(all.length - 1, now + step))];
    at = row.dataset.href;
    mark();
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("a")?.focus({ preventScroll: true });
  };
  const mark = () => rows().forEach((r) => r.setAttribute("aria-current", r.dataset.href === at));
  document.addEventListener("click", (e) => {
    const row = e.target.closest("tr[data-href]");
    if (row && !e.target.closest("a,button,input,label,summary") && !getSelection().toString()) { busy(); location.href = row.dataset.href; }
  });
  const outcomes = () => $$("details.outcome");
  const openOutcome = (d) => {
    outcomes().forEach((o) => { o.open = o === d; });
    ($("form input:not([type=hidden]),form textarea,form select", d) ?? $("form button", d))?.focus();
    d.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=checkbox]):not([type=radio]),textarea,select")) return;
    if (e.key === "j") move(1);
    else if (e.key === "k") move(-1);
    else if (e.key === "Enter" && at && e.target === document.body) location.href = at;
    else if (e.key === "n" && $("[data-new]")) $("[data-new]").click();
    else if (e.key === "/" && $("[data-find]")) { e.preventDefault(); $("[data-find]").focus(); }
    else if (/^[1-9]$/.test(e.key) && outcomes()[e.key - 1]) { e.preventDefault(); openOutcome(outcomes()[e.key - 1]); }
  });
  document.addEventListener("click", (e) => {
    const d = e.target.closest("details.outcome > summary")?.parentElement;
    if (d && !d.open) { e.preventDefault(); openOutcome(d); }
    if (e.target.closest("[data-print]")) print();
  });
  // What is under way is looked at again until it is over.
  if ($("[data-again]")) setTimeout(() => location.reload(), 1500);

  // One mark for all of a form's list.
  $$("[data-every]").forEach((every) => { every.hidden = false; });
  document.addEventListener("change", (e) => {
    if (e.target.closest("[data-every]")) $$("ul input[type=checkbox]", e.target.form).forEach((one) => { one.checked = e.target.checked; });
  });
  document.addEventListener("change", (e) => { if (e.target.closest("[data-go]")) { busy(); e.target.form.requestSubmit(); } });

  // News: the page is fetched again and its list exchanged, but never under the mouse or the keyboard.
  const live = $("[data-live]");
  if (!live || !window.EventSource) return;
  const list = $("#live"), news = $("#news");
  const known = new Set((live.dataset.known || "").split(" ").filter(Boolean));
  let stale = 0, under = false, source;
  const held = () => under || list.contains(document.activeElement);
  const refresh = async () => {
    try {
      const answer = await fetch(location.href, { headers: { "X-Live": "1" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = $("#live", page);
      if (!now) return;
      list.replaceChildren(...now.childNodes);
      $$("tr[data-task]", list).forEach((r) => { if (!known.has(r.dataset.task)) r.classList.add("fresh"); known.add(r.dataset.task); });
      const counts = $("#counts", page);
      if (counts) $("#counts")?.replaceWith(counts);
      stale = 0; news.hidden = true; mark();
    } catch { /* the connection is lost: the stream says so */ }
  };
  let soon = 0;
  const changed = () => {
    stale += 1;
    clearTimeout(soon);
    soon = setTimeout(() => {
      if (live.dataset.live.includes("ticketId") || held()) { news.hidden = false; $("[data-n]", news)?.replaceChildren(String(stale)); } else refresh();
    }, 300);
  };
  list?.addEventListener("pointerenter", () => { under = true; });
  list?.addEventListener("pointerleave", () => { under = false; if (stale && !live.dataset.live.includes("ticketId")) refresh(); });
  news.addEventListener("click", (e) => { if (!live.dataset.live.includes("ticketId")) { e.preventDefault(); refresh(); } });
  const taken = (id, by) => {
    const row = list && $(`tr[data-task="${CSS.escape(id)}"]`, list);
    if (!row || row.classList.contains("taken")) return;
    row.classList.add("taken");
    $(".do", row)?.append(Object.assign(document.createElement("span"), { className: "soft", role: "status", textContent: by || live.dataset.taken }));
  };
  const hear = (name) => source.addEventListener(name, (e) => {
    const task = JSON.parse(e.data);
    if (name === "task.created" && known.has(task.id)) return;
    if (name === "task.completed" || name === "task.cancelled") { if (!known.has(task.id) && !("part" in live.dataset)) return; taken(task.id); }
    changed();
  });
  source = new EventSource(live.dataset.live);
  ["task.created", "task.changed", "task.completed", "task.cancelled"].forEach(hear);
  source.addEventListener("open", () => { lost.hidden = navigator.onLine; });
  source.addEventListener("error", () => { setTimeout(() => { lost.hidden = navigator.onLine && source.readyState === EventSource.OPEN; }, 4000); });
  addEventListener("pagehide", () => source.close());
})();
