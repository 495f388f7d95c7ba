/* Shows the evidence of a fact: the picture of the page, loaded now, with the rectangles of the fact marked on it. */
(function () {
  "use strict";

  const { say, words, element, onLanguage } = window.dxplans;
  const SVG = "http://www.w3.org/2000/svg";
  const dialog = document.getElementById("evidence");
  const sheet = dialog.querySelector(".sheet");
  const part = (name) => dialog.querySelector('[data-part="' + name + '"]');
  const button = (name) => dialog.querySelector('[data-do="' + name + '"]');
  const root = document.querySelector('script[src$="assets/evidence.js"]').getAttribute("src").replace("assets/evidence.js", "");

  const documents = window.dxplans.documents;
  for (const found of document.querySelectorAll("[data-documents]")) {
    Object.assign(documents, JSON.parse(found.dataset.documents));
  }
  let now = null;

  /* "7,595,842:72,96,310,110;…|8,…" as pages with their size and rectangles. */
  function pages(at) {
    return at.split("|").map(function (text) {
      const [head, boxes] = text.split(":");
      const [page, width, height] = head.split(",").map(Number);
      return { page, width, height, boxes: boxes.split(";").map((box) => box.split(",").map(Number)) };
    });
  }

  function open(link) {
    const fact = link.closest(".fact");
    const said = fact ? fact.querySelector(".says") : link.querySelector(".says");
    now = {
      document: documents[link.dataset.doc] || {}, id: link.dataset.doc, row: link.dataset.row, link,
      pages: pages(link.dataset.at), at: 0, words: (said || link).textContent.trim(),
    };
    dialog.classList.remove("large");
    draw();
    if (!dialog.open) dialog.showModal();
    button("close").focus();
    history.replaceState(null, "", "#r-" + now.row);
  }

  function draw() {
    const { document: from, pages, at } = now;
    const page = pages[at];
    part("document").textContent = (from.town ? from.town + " " : "") + (from.title || "");
    part("page").replaceChildren(words("ev_page", { n: page.page }),
      pages.length > 1 ? " " + (at + 1) + "/" + pages.length : "");
    part("words").textContent = now.words;
    part("place").replaceChildren(...page.boxes.map((box) => element("div", null, box.join(", "))));
    part("row").textContent = now.row;
    part("missing").hidden = Boolean(from.drawn);
    source(from, page.page);
    cite(from, page.page);
    button("previous").hidden = button("next").hidden = pages.length < 2;
    /* Not disabled, which would take the keyboard away from whoever stands on it. */
    button("previous").setAttribute("aria-disabled", String(at === 0));
    button("next").setAttribute("aria-disabled", String(at === pages.length - 1));
    button("zoom").textContent = say(dialog.classList.contains("large") ? "ev_fit" : "ev_zoom");
    picture(from, page);
  }

  function source(from, page) {
    const parts = [];
    if (from.url) {
      parts.push(element("a", { href: from.url.split("#")[0] + "#page=" + page, target: "_blank",
        rel: "noopener noreferrer" }, from.url));
    } else {
      parts.push(words("ev_no_source"));
    }
    parts.push(element("br"), words("source_file"), ": " + (from.file || ""),
      from.issued ? element("span", null, "　", words("issued_on"), " " + from.issued) : "",
      element("br"), "SHA-256 " + (from.sha || "").slice(0, 16) + "…");
    part("source").replaceChildren(...parts);
  }

  /* One line to quote the place with. */
  function cite(from, page) {
    const issued = from.issued ? "（" + from.issued + "）" : "";
    part("cite").textContent = [from.town + "『" + from.title + "』" + issued + " p." + page, from.url, "[" + now.row + "]"]
      .filter(Boolean).join(" ");
  }

  function picture(from, page) {
    const overlay = document.createElementNS(SVG, "svg");
    overlay.setAttribute("viewBox", [0, 0, page.width, page.height].join(" "));
    overlay.setAttribute("aria-hidden", "true");
    for (const [x0, top, x1, bottom] of page.boxes) {
      const mark = document.createElementNS(SVG, "rect");
      const values = { x: x0 - 1.5, y: top - 1.5, width: Math.max(2, x1 - x0) + 3, height: Math.max(2, bottom - top) + 3 };
      for (const [name, value] of Object.entries(values)) mark.setAttribute(name, value.toFixed(1));
      overlay.append(mark);
    }
    sheet.style.aspectRatio = page.width + " / " + page.height;
    sheet.style.setProperty("--ratio", String(page.width / page.height));
    const parts = [overlay];
    if (from.drawn) {
      const name = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(now.id) ? now.id : "";
      const image = element("img", { alt: say("ev_image", { title: from.title, n: page.page }) });
      image.addEventListener("error", function () { part("missing").hidden = false; image.remove(); });
      image.src = root + "pages/" + name + "/" + page.page + ".webp";
      parts.unshift(image);
    }
    sheet.replaceChildren(...parts);
    const mark = overlay.querySelector("rect");
    if (mark) requestAnimationFrame(() => mark.scrollIntoView({ block: "center", inline: "center" }));
  }

  function step(by) {
    now.at = Math.max(0, Math.min(now.pages.length - 1, now.at + by));
    draw();
  }

  const actions = {
    previous: () => step(-1),
    next: () => step(1),
    zoom: () => { dialog.classList.toggle("large"); draw(); },
    close: () => dialog.close(),
  };
  for (const [name, action] of Object.entries(actions)) button(name).addEventListener("click", action);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("keydown", function (event) {
    if (event.target.closest(".sheet-frame") && dialog.classList.contains("large")) return;
    if (event.key === "ArrowLeft" && now.at > 0) step(-1);
    if (event.key === "ArrowRight" && now.at < now.pages.length - 1) step(1);
  });
  dialog.addEventListener("close", function () {
    sheet.replaceChildren();
    history.replaceState(null, "", location.pathname + location.search);
    if (now && now.link.isConnected) now.link.focus();
  });

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.ev");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });

  /* #r-ROW opens the evidence of a row, #e-MEASURE the best evidence of a measure. */
  function asked() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const kind = wanted.slice(0, 2);
    if (kind !== "r-" && kind !== "e-") return;
    const name = kind === "r-" ? "row" : "best";
    const link = [...document.querySelectorAll("a.ev[data-" + name + "]")]
      .find((found) => found.dataset[name] === wanted.slice(2));
    if (!link) return;
    link.scrollIntoView({ block: "center" });
    open(link);
  }

  window.addEventListener("hashchange", asked);
  let first = true;
  onLanguage(function () {
    if (dialog.open) draw();
    if (first) asked();
    first = false;
    document.documentElement.dataset.ready = "1";
  });
})();
