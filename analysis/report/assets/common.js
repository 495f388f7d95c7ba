/* What all pages share: the words in both languages, the switch between them, folded search, building elements. */
(function () {
  "use strict";

  const WORDS = window.DXPLANS_WORDS;
  const listeners = [];
  let language = "ja";

  function say(key, values) {
    const pair = WORDS[key];
    let text = pair ? pair[language === "en" ? 1 : 0] : key;
    for (const [name, value] of Object.entries(values || {})) text = text.split("{" + name + "}").join(String(value));
    return text;
  }

  /* The name of something that has one in either language. */
  function named(thing) {
    return language === "en" ? thing.en : thing.ja;
  }

  /* An element with attributes and children; text only, never markup. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, String(value));
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /* Words of the interface as an element that follows the language. */
  function words(key, values) {
    const made = element("span", { "data-t": key }, say(key, values));
    if (values) made.dataset.v = JSON.stringify(values);
    return made;
  }

  /* One spelling for searching: width, case, kana, variants of letters, blanks and marks between words. */
  function folder(variants) {
    const letters = new Map();
    for (const group of variants || []) {
      const first = group[0];
      for (const letter of group) letters.set(letter, first);
    }
    return function fold(text) {
      let out = "";
      for (let letter of text.normalize("NFKC").toLowerCase()) {
        const code = letter.codePointAt(0);
        if (code >= 0x3041 && code <= 0x3096) letter = String.fromCodePoint(code + 0x60);
        if (/[\s・･‐‑–—―−-]/.test(letter)) continue;
        out += letters.get(letter) || letter;
      }
      return out;
    };
  }

  /* A link inside the report keeps the language: other pages cannot always see what this one remembers. */
  function link(href) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith("#")) return href;
    const [before, hash] = href.split("#");
    const file = before.split("?")[0];
    if (!file.endsWith(".html")) return href;
    return file + (language === "en" ? "?lang=en" : "") + (hash === undefined ? "" : "#" + hash);
  }

  function translate(root) {
    for (const found of root.querySelectorAll("[data-t]")) {
      if (found.tagName === "TITLE") continue;
      found.textContent = say(found.dataset.t, found.dataset.v ? JSON.parse(found.dataset.v) : null);
    }
    for (const name of ["label", "placeholder", "title"]) {
      for (const found of root.querySelectorAll("[data-t-" + name + "]")) {
        found.setAttribute(name === "label" ? "aria-label" : name, say(found.getAttribute("data-t-" + name)));
      }
    }
    for (const found of root.querySelectorAll("[data-ja]")) {
      found.textContent = language === "en" ? found.dataset.en : found.dataset.ja;
    }
    for (const found of root.querySelectorAll("[data-in]")) found.hidden = found.dataset.in !== language;
    for (const found of root.querySelectorAll("a[href]")) found.setAttribute("href", link(found.getAttribute("href")));
  }

  function title() {
    const found = document.querySelector("title");
    const own = found.dataset.ownT ? say(found.dataset.ownT)
      : (language === "en" && found.dataset.ownEn) || found.dataset.own;
    document.title = (own ? own + (language === "en" ? " | " : "｜") : "") + say("title");
  }

  function setLanguage(chosen) {
    language = chosen === "en" ? "en" : "ja";
    document.documentElement.lang = language;
    try { localStorage.setItem("dxplans-language", language); } catch { /* Files of some shares may keep nothing. */ }
    translate(document);
    title();
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    for (const listener of listeners) listener(language);
  }

  function remembered() {
    const asked = new URLSearchParams(location.search).get("lang");
    if (asked) return asked;
    try { return localStorage.getItem("dxplans-language") || "ja"; } catch { return "ja"; }
  }

  /* Fill a list of choices; `choices` are [value, element or text] and keep what was chosen. */
  function fill(select, choices) {
    const chosen = select.value;
    select.replaceChildren(...choices.map(([value, key, text]) => {
      const option = element("option", { value: value }, key ? say(key) : text);
      if (key) option.dataset.t = key;
      return option;
    }));
    select.value = choices.some(([value]) => String(value) === chosen) ? chosen : String(choices[0][0]);
  }

  window.dxplans = {
    say, named, words, element, folder, link, translate, fill,
    documents: {},
    language: () => language,
    onLanguage: (listener) => listeners.push(listener),
  };

  /* Scripts of a page stand after this one and add their listeners first. */
  document.addEventListener("DOMContentLoaded", function () {
    for (const button of document.querySelectorAll("[data-language]")) {
      button.addEventListener("click", () => setLanguage(button.dataset.language));
    }
    setLanguage(remembered());
  });
})();
