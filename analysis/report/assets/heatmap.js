/* The heat map: only the rows in sight are in the page, so that 2,000 towns open as fast as 20. */
(function () {
  "use strict";

  const { say, named, element, fill, folder, link, onLanguage, language } = window.dxplans;
  const DATA = window.DXPLANS_HEATMAP;
  const STATUS = { c: "covered", x: "crosswalk", a: "absent", l: "low_quality", u: "unread", n: "not_in_edition" };
  const SIGN = { c: "●", x: "◐", a: "－", l: "△", u: "？", n: "／" };
  const ORDER = "cxalun";
  const SPARE = 8;
  const COLUMNS = DATA.measures.length;

  const fold = folder(DATA.variants);
  const towns = DATA.towns.map(function (row, at) {
    const [code, name, kana, prefecture, kind, file, read, statuses, years, stated] = row;
    const count = [...statuses].filter((letter) => letter === "c" || letter === "x").length;
    const text = fold([DATA.prefectures[prefecture] + name, name, kana, code].join("\n"));
    return { at, code, name, kana, prefecture, kind, file, read, statuses, years, stated, count, text };
  });

  const form = document.getElementById("filters");
  const frame = document.getElementById("frame");
  const table = document.getElementById("heat");
  const body = table.tBodies[0];
  const detail = document.getElementById("detail");
  const shown = document.getElementById("shown");
  const choice = (name) => form.elements[name];

  let rows = towns;
  let height = 30;
  let whole = false;
  let active = { row: 0, column: -1 };
  let drawn = { from: -1, to: -1 };

  function choices() {
    fill(choice("p"), [["", "all"], ...DATA.prefectures.map((name, at) =>
      name ? [at, null, name] : [at, "no_prefecture"])]);
    fill(choice("k"), [["", "all"], ...DATA.kinds.map((kind) => [kind || "-", kind ? "kind_" + kind : "no_kind"])]);
    fill(choice("s"), [["code", "sort_code"], ["kana", "sort_kana"], ["count", "sort_count"],
      ...DATA.measures.map((measure, at) => ["m" + at, null, say("sort_by", { name: named(measure) })])]);
  }

  const comparers = {
    code: (a, b) => a.at - b.at,
    kana: (a, b) => (a.kana ? 0 : 1) - (b.kana ? 0 : 1) || (a.kana || a.name).localeCompare(b.kana || b.name, "ja"),
    count: (a, b) => b.count - a.count,
  };

  /* Covered first, the earliest deadline first; then the other statuses in the order of the key. */
  function byMeasure(column) {
    return (a, b) => ORDER.indexOf(a.statuses[column]) - ORDER.indexOf(b.statuses[column])
      || (a.years[column] || 9999) - (b.years[column] || 9999);
  }

  function choose() {
    const wanted = fold(choice("q").value);
    const prefecture = choice("p").value;
    const kind = choice("k").value;
    const sort = choice("s").value;
    rows = towns.filter((town) => (!wanted || town.text.includes(wanted))
      && (prefecture === "" || town.prefecture === Number(prefecture))
      && (kind === "" || (town.kind || "-") === kind)
      && (!choice("r").checked || town.read));
    const compare = sort[0] === "m" ? byMeasure(Number(sort.slice(1))) : comparers[sort];
    if (sort !== "code") rows = rows.slice().sort((a, b) => compare(a, b) || a.at - b.at);
    active = { row: 0, column: -1 };
    frame.scrollTop = 0;
    table.setAttribute("aria-rowcount", String(rows.length + 2));
    table.setAttribute("aria-colcount", String(COLUMNS + 2));
    tell();
    remember();
    draw(true);
  }

  function tell() {
    shown.textContent = say("towns_shown", { n: rows.length, all: towns.length })
      + (rows.length ? "" : " " + say("nothing_fits"));
    for (const note of document.querySelectorAll(".key-note")) note.hidden = note.dataset.mode !== choice("m").value;
    for (const head of table.querySelectorAll("thead a[data-column]")) {
      const cell = head.closest("th");
      cell.title = say("sort_column", { name: named(DATA.measures[head.dataset.column]) });
      if (choice("s").value === "m" + head.dataset.column) cell.setAttribute("aria-sort", "other");
      else cell.removeAttribute("aria-sort");
    }
  }

  /* What is chosen stands in the address, so that a view can be sent to somebody. */
  function remember() {
    const state = new URLSearchParams();
    for (const name of ["q", "p", "k", "s", "m"]) {
      const value = choice(name).value;
      if (value && value !== "code" && value !== "status") state.set(name, value);
    }
    if (choice("r").checked) state.set("r", "1");
    const hash = state.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of ["q", "p", "k", "s", "m"]) {
      const field = choice(name);
      const before = field.value;
      if (state.has(name)) field.value = state.get(name);
      if (field.value === "" && before !== "" && field.tagName === "SELECT") field.value = before;
    }
    choice("r").checked = state.get("r") === "1";
  }

  function meaning(town, column) {
    const letter = town.statuses[column];
    const parts = [say("status_" + STATUS[letter])];
    if (letter === "c" || letter === "x") {
      const year = town.years[column];
      parts.push(year ? say("deadline") + " " + say("deadline_year", { year }) : say("no_deadline"));
      const bits = parseInt(town.stated[column], 16);
      ["has_kpi", "has_schedule", "has_departments", "has_actions"].forEach(function (key, at) {
        if (bits & (8 >> at)) parts.push(say(key));
      });
    }
    return parts.join(language() === "en" ? ", " : "、");
  }

  function cell(town, row, column) {
    const letter = town.statuses[column];
    const covered = letter === "c" || letter === "x";
    const mode = choice("m").value;
    let kind = "st-" + STATUS[letter];
    let sign = SIGN[letter];
    if (mode === "year" && covered) {
      const year = town.years[column];
      kind = year ? "yr yr-" + Math.max(0, Math.min(6, year - 2022)) : "yr-none";
      sign = year ? String(year % 100).padStart(2, "0") : "●";
    } else if (mode === "detail" && covered) {
      const bits = parseInt(town.stated[column], 16);
      const signs = say("detail_signs");
      sign = [0, 1, 2, 3].filter((at) => bits & (8 >> at)).map((at) => signs[at]).join("") || "・";
      kind = "dt-" + [0, 1, 2, 3].filter((at) => bits & (8 >> at)).length;
    }
    return element("td", {
      role: "gridcell", class: kind, "data-column": column, "aria-colindex": column + 2, tabindex: -1,
      "aria-label": meaning(town, column), "aria-selected": active.row === row && active.column === column,
    }, sign);
  }

  function line(town, row) {
    const name = town.file
      ? element("a", { href: link("towns/" + town.file + ".html"), tabindex: -1, lang: "ja" }, town.name)
      : element("span", { lang: "ja" }, town.name);
    const made = element("tr", { role: "row", "aria-rowindex": row + 3, "data-row": row },
      element("th", { role: "rowheader", scope: "row", "data-column": -1, "aria-colindex": 1, tabindex: -1 },
        name, element("small", { lang: "ja" }, DATA.prefectures[town.prefecture])));
    for (let column = 0; column < COLUMNS; column++) made.append(cell(town, row, column));
    made.append(element("td", { role: "gridcell", class: "count", "data-column": COLUMNS, "aria-colindex": COLUMNS + 2,
      tabindex: -1 }, String(town.count)));
    return made;
  }

  const gap = (pixels) => {
    const made = element("tr", { "aria-hidden": "true", role: "presentation", class: "gap" },
      element("td", { colspan: COLUMNS + 2, role: "presentation" }));
    made.firstChild.style.height = pixels + "px";
    return made;
  };

  /* Put the rows in sight, and a few beside them, into the page. */
  function draw(anew) {
    const fit = Math.ceil(frame.clientHeight / height) + 1;
    let from = whole ? 0 : Math.max(0, Math.floor(frame.scrollTop / height) - SPARE);
    let to = whole ? rows.length : Math.min(rows.length, from + fit + 2 * SPARE);
    if (from > to) from = Math.max(0, to - fit);
    if (!anew && from === drawn.from && to === drawn.to) return;
    const held = body.contains(document.activeElement);
    drawn = { from, to };
    const made = rows.slice(from, to).map((town, at) => line(town, from + at));
    if (from > 0) made.unshift(gap(from * height));
    if (to < rows.length) made.push(gap((rows.length - to) * height));
    body.replaceChildren(...made);
    /* One cell of the grid can be reached with Tab, always. */
    const target = find(active.row, active.column) || find(from, active.column);
    if (target) target.tabIndex = 0;
    if (held && target) target.focus({ preventScroll: true });
  }

  function find(row, column) {
    const found = body.querySelector('tr[data-row="' + row + '"]');
    return found ? found.querySelector('[data-column="' + column + '"]') : null;
  }

  function move(row, column) {
    if (!rows.length) return;
    active = { row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(-1, Math.min(COLUMNS, column)) };
    const head = table.tHead.offsetHeight;
    const top = active.row * height;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top + height > frame.scrollTop + frame.clientHeight - head) {
      frame.scrollTop = top + height - frame.clientHeight + head;
    }
    draw(true);
    const target = find(active.row, active.column);
    if (target) {
      target.focus({ preventScroll: true });
      intoView(target);
    }
    explain();
  }

  /* Sideways the first column stays in its place and covers what is below it. */
  function intoView(target) {
    if (active.column < 0) { frame.scrollLeft = 0; return; }
    const first = target.parentElement.firstElementChild.offsetWidth;
    const left = target.offsetLeft;
    if (left - first < frame.scrollLeft) frame.scrollLeft = left - first;
    else if (left + target.offsetWidth > frame.scrollLeft + frame.clientWidth) {
      frame.scrollLeft = left + target.offsetWidth - frame.clientWidth;
    }
  }

  function explain() {
    const town = rows[active.row];
    if (!town) return;
    const column = active.column;
    const parts = [element("strong", { lang: "ja" }, DATA.prefectures[town.prefecture] + " " + town.name)];
    if (column >= 0 && column < COLUMNS) {
      const measure = DATA.measures[column];
      parts.push(" ", element("span", null, named(measure)), ": ", meaning(town, column));
      const covered = "cx".includes(town.statuses[column]);
      const page = "towns/" + town.file + ".html";
      const links = element("span", { class: "links" });
      if (town.file) links.append(element("a", { href: link(page + "#m-" + measure.id) }, say("open_town")));
      if (town.file && covered) {
        links.append(element("a", { href: link(page + "#e-" + measure.id) }, say("open_evidence")));
      }
      links.append(element("a", { href: link("measures/" + measure.id + ".html") }, say("open_measure")));
      parts.push(links);
    } else {
      parts.push(" " + say("count") + ": " + town.count);
      if (town.file) parts.push(element("span", { class: "links" },
        element("a", { href: link("towns/" + town.file + ".html") }, say("open_town"))));
    }
    detail.replaceChildren(element("p", null, ...parts));
  }

  function open() {
    const town = rows[active.row];
    if (!town || !town.file) return;
    const measure = DATA.measures[active.column];
    location.href = link("towns/" + town.file + ".html" + (measure ? "#m-" + measure.id : ""));
  }

  function key(event) {
    if (event.ctrlKey && !["Home", "End"].includes(event.key) || event.altKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(frame.clientHeight / height) - 4);
    const steps = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-page, 0], PageDown: [page, 0],
    };
    if (event.target.closest("thead")) {
      headKey(event);
      return;
    }
    if (event.key === "ArrowUp" && active.row === 0) {
      const head = table.querySelector('thead a[data-column="' + active.column + '"]');
      if (head) { head.focus(); event.preventDefault(); return; }
    }
    if (steps[event.key]) move(active.row + steps[event.key][0], active.column + steps[event.key][1]);
    else if (event.key === "Home") move(event.ctrlKey ? 0 : active.row, -1);
    else if (event.key === "End") move(event.ctrlKey ? rows.length - 1 : active.row, COLUMNS);
    else if (event.key === "Enter") open();
    else return;
    event.preventDefault();
  }

  function headKey(event) {
    const column = Number(event.target.dataset.column);
    if (event.key === " ") sortBy(event);
    else if (event.key === "ArrowDown") move(0, column);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const next = table.querySelector('thead a[data-column="' + (column + (event.key === "ArrowLeft" ? -1 : 1)) + '"]');
      if (next) next.focus();
    } else return;
    event.preventDefault();
  }

  /* A click beside the name of a measure sorts by it. */
  function sortBy(event) {
    const head = event.target.closest("thead th");
    const measure = head && head.querySelector("a[data-column]");
    if (!measure) return;
    choice("s").value = "m" + measure.dataset.column;
    choose();
  }

  function click(event) {
    if (event.target.closest("a")) return;
    sortBy(event);
    const target = event.target.closest("[data-column]");
    const row = event.target.closest("tr[data-row]");
    if (target && row) move(Number(row.dataset.row), Number(target.dataset.column));
  }

  function print(all) {
    whole = all;
    draw(true);
  }

  let waiting = false;
  frame.addEventListener("scroll", function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; draw(false); });
  }, { passive: true });
  window.addEventListener("resize", () => draw(true));
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  table.addEventListener("keydown", key);
  table.addEventListener("click", click);
  table.addEventListener("dblclick", open);
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));

  let first = true;
  onLanguage(function () {
    choices();
    if (first) {
      recall();
      first = false;
      choose();
      const row = body.querySelector("tr[data-row]");
      if (row) {
        height = row.getBoundingClientRect().height;
        draw(true);
      }
      document.documentElement.dataset.ready = "1";
    } else {
      tell();
      draw(true);
      explain();
    }
  });
})();
