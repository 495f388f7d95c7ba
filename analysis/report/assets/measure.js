/* One measure, all towns side by side: filtered, sorted, and put into the page 50 at a time. */
(function () {
  "use strict";

  const { say, words, element, fill, folder, link, onLanguage } = window.dxplans;
  const DATA = window.DXPLANS_MEASURE;
  const SIGN = { covered: "●", crosswalk: "◐", absent: "－", low_quality: "△", unread: "？", not_in_edition: "／" };
  const COLUMNS = ["title", "policy", "target", "actions", "departments", "kpi"];
  const AT_ONCE = 50;
  const LONG = 160;

  const fold = folder(DATA.variants);
  for (const from of DATA.documents) window.dxplans.documents[from.id] = from;
  for (const town of DATA.towns) {
    const lines = COLUMNS.flatMap((column) => (town[column] || []).map((line) => line[0]));
    town.text = fold([town.p + town.n, town.n, town.k, town.c, ...lines].join("\n"));
  }

  const form = document.getElementById("filters");
  const table = document.getElementById("rows");
  const body = table.tBodies[0];
  const pager = document.getElementById("pager");
  const choice = (name) => form.elements[name];
  let rows = [];
  let at = 0;
  let whole = false;

  function choices() {
    fill(choice("p"), [["", "all"], ...DATA.prefectures.map((name) => name ? [name, null, name] : ["-", "no_prefecture"])]);
    fill(choice("k"), [["", "all"], ...DATA.kinds.map((kind) => [kind || "-", kind ? "kind_" + kind : "no_kind"])]);
  }

  const comparers = {
    code: (a, b) => (a.c < b.c ? -1 : a.c > b.c ? 1 : 0),
    kana: (a, b) => (a.k ? 0 : 1) - (b.k ? 0 : 1) || (a.k || a.n).localeCompare(b.k || b.n, "ja"),
    deadline: (a, b) => (a.d || "9999").localeCompare(b.d || "9999"),
  };

  function choose() {
    const wanted = fold(choice("q").value);
    const [prefecture, kind, status] = ["p", "k", "t"].map((name) => choice(name).value);
    const compare = comparers[choice("s").value];
    rows = DATA.towns.filter((town) => (!wanted || town.text.includes(wanted))
      && (!prefecture || (town.p || "-") === prefecture) && (!kind || (town.y || "-") === kind)
      && (!status || town.s === status || (status === "covered" && town.s === "crosswalk")));
    rows.sort((a, b) => compare(a, b) || comparers.code(a, b));
    at = 0;
    draw();
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(rows.length / AT_ONCE));
    const seen = whole ? rows : rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
    body.replaceChildren(...seen.map(row));
    document.getElementById("shown").textContent = say("towns_shown", { n: rows.length, all: DATA.towns.length })
      + (rows.length ? "" : " " + say("nothing_fits"));
    pager.hidden = pages < 2;
    pager.querySelector("span").textContent = say("page_of", { n: at + 1, all: pages });
    pager.querySelector('[data-step="-1"]').disabled = at === 0;
    pager.querySelector('[data-step="1"]').disabled = at === pages - 1;
  }

  function row(town) {
    const name = town.f
      ? element("a", { href: link("../towns/" + town.f + ".html#m-" + pageOf()), lang: "ja" }, town.n)
      : element("span", { lang: "ja" }, town.n);
    return element("tr", null,
      element("th", { scope: "row" }, name, element("small", { lang: "ja" }, town.p), near(town)),
      element("td", { class: "status-cell" },
        element("span", { class: "sign st-" + town.s, "aria-hidden": "true" }, SIGN[town.s]), " ",
        words("status_" + town.s), town.d ? element("div", { class: "meaning" }, words("deadline"), " " + town.d) : null,
        figures(town)),
      ...COLUMNS.map((column) => element("td", { lang: "ja" }, ...(town[column] || []).map(fact))));
  }

  /* Official figures about this measure. */
  function figures(town) {
    if (!town.figures) return null;
    return element("details", null, element("summary", null, words("indicators")),
      element("ul", { lang: "ja" }, ...town.figures.map((figure) => element("li", null, figure))));
  }

  /* Towns with similar words about this measure. */
  function near(town) {
    if (!town.near) return null;
    const links = town.near.map(([name, file]) => element("li", { lang: "ja" }, file
      ? element("a", { href: link("../towns/" + file + ".html#m-" + pageOf()) }, name) : name));
    return element("details", null, element("summary", null, words("neighbours")), element("ul", null, ...links));
  }

  const pageOf = () => location.pathname.split("/").pop().replace(/\.html$/, "");

  function fact(line) {
    const [text, number, place, id] = line;
    const says = element("span", { class: "says" }, text);
    const made = element("div", { class: "fact" }, says);
    if (text.length > LONG) {
      says.classList.add("clamped");
      const more = element("button", { type: "button", class: "more", "aria-expanded": "false" }, words("more"));
      more.addEventListener("click", function () {
        const open = says.classList.toggle("clamped") === false;
        more.setAttribute("aria-expanded", String(open));
        more.replaceChildren(words(open ? "less" : "more"));
      });
      made.append(" ", more);
    }
    if (place) {
      const from = DATA.documents[number];
      const page = place.split(",")[0];
      const file = from.drawn ? "../pages/" + from.id + "/" + page + ".webp" : from.url ? from.url.split("#")[0] + "#page=" + page : "#";
      made.append(" ", element("a", { class: "ev", href: file, "data-doc": from.id, "data-at": place, "data-row": id },
        element("span", { class: "hidden", "data-t": "evidence" }, say("evidence")), " p." + page));
    }
    return made;
  }

  pager.addEventListener("click", function (event) {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    at += Number(button.dataset.step);
    draw();
    table.scrollIntoView({ block: "start" });
  });
  window.addEventListener("beforeprint", () => { whole = true; draw(); });
  window.addEventListener("afterprint", () => { whole = false; draw(); });
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  onLanguage(function () {
    choices();
    if (rows.length) draw();
    else choose();
  });
})();
