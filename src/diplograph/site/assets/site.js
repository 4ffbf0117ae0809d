(function () {
"use strict";
var D = document, R = D.documentElement;
var $ = function (id) { return D.getElementById(id); };
var all = function (css, of) { return [].slice.call((of || D).querySelectorAll(css)); };
var J = JSON.parse($("j").textContent), C = {}, S = J.passages;
// The claims as their cards have them: sign, lead, clause, reporters; and of a hedge its scale, strength, word and cue.
all("#claims .card").forEach(function (card) {
  var head = card.querySelector(".big"), lead = head.querySelector("b"), hedge = head.querySelector(".h"), cue;
  C[card.id] = [lead.className.slice(1), lead.textContent, head.querySelector(".p").textContent, head.dataset.r || ""];
  if (!hedge) return;
  cue = hedge.querySelector("q");
  C[card.id].push(hedge.classList[1], hedge.classList[2], hedge.firstChild.textContent.trim(), cue ? cue.textContent : "");
});
var narrow = matchMedia("(max-width:60rem)"), phone = matchMedia("(max-width:46rem)");
var texts = {};

function el(name, css, text) {
  var made = D.createElement(name);
  if (css) made.className = css;
  if (text != null) made.textContent = text;
  return made;
}
function number(id) { return +id.replace(/.*-/, "") || id; }
// The words of a sentence are made while the page is built; here they are only put together.
function sentence(into, id) {
  var c = C[id], lead = el("b", "s" + c[0], c[1]), link;
  into.appendChild(lead); into.appendChild(D.createTextNode(" "));
  if (c[4]) {
    var chip = el("span", "h " + c[4] + " " + c[5], c[6]);
    if (c[7]) { chip.appendChild(D.createTextNode(" ")); chip.appendChild(el("q", "", c[7])); }
    into.appendChild(chip); into.appendChild(D.createTextNode(" "));
  }
  link = el("a", "", c[2]); link.href = "#" + id; into.appendChild(link);
  if (c[3]) { into.appendChild(D.createTextNode(" ")); into.appendChild(el("i", "rp", "(" + c[3] + ")")); }
  return into;
}
function plain(id) {
  var c = C[id];
  return c[1] + (c[6] ? " (" + c[6] + (c[7] ? ", “" + c[7] + "”" : "") + ")" : "") + " " + c[2] + (c[3] ? " (" + c[3] + ")" : "");
}
// A map as a nested list: “word=claim,claim(word=claim);word=claim”, where * is a stub for what is folded.
function tree(text) {
  var at = 0;
  function until(marks) { var from = at; while (at < text.length && marks.indexOf(text[at]) < 0) at++; return text.slice(from, at); }
  function steps() {
    var list = el("ul", "steps"), word, item, under, one, id;
    do {
      word = until("="); at++;
      item = list.appendChild(el("li", word.indexOf("but") === 0 || word.indexOf("speaks") === 0 ? "k-but" : ""));
      item.appendChild(el("span", "kw", word));
      under = item.appendChild(el("ul", "steps"));
      do {
        id = until(",;()");
        one = under.appendChild(el("li"));
        if (C[id]) sentence(one, id); else one.appendChild(el("span", "us", id.replace(/^\*/, "")));
        if (text[at] === "(") { at++; one.appendChild(steps()); at++; }
      } while (text[at] === "," && ++at);
    } while (text[at] === ";" && ++at);
    return list;
  }
  return steps();
}
// The situations that each claim describes, as the rows under Time have them
var rowsOf;
function spoken() {
  if (rowsOf) return rowsOf;
  rowsOf = {};
  all(".row[id]").forEach(function (row) {
    all(".sy a", row).forEach(function (a) { (rowsOf[a.hash.slice(1)] = rowsOf[a.hash.slice(1)] || []).push(row); });
  });
  return rowsOf;
}
function speaks(card) {
  var rows = spoken()[card.id], of = card.querySelector(".sp"), p;
  if (!rows || of) return;
  p = el("p", "us inline sp");
  rows.forEach(function (row, i) {
    p.appendChild(D.createTextNode(i ? "; " : "Speaks of: "));
    p.appendChild(el("a", "", row.querySelector(".lb").firstChild.textContent.trim())).href = "#" + row.id;
  });
  card.querySelector(".facts").after(p);
}
// Links from the head of a card to its map and to what falls without it
function jumps(card) {
  var facts = card.querySelector(".facts");
  if (!facts || facts.dataset.done) return;
  facts.dataset.done = 1;
  [["-map", "Map"], ["-if", "What if it is refused?"]].forEach(function (part) {
    var at = $(card.id + part[0]);
    if (at && at.matches("section")) facts.appendChild(el("li")).appendChild(el("a", "", part[1])).href = "#" + at.id;
  });
}
// Lists of claims stand as numbers until they are looked at.
function fill(of) {
  all("p.cs", of).forEach(function (numbers) {
    var list = el("ul", numbers.parentNode.className === "fall" ? "pl x" : "pl");
    var items = numbers.dataset.c ? numbers.dataset.c.split(" ") : all("a", numbers).map(function (a) { return a.hash.slice(1); });
    items.forEach(function (item) {
      var lost = item.split(":"), one = list.appendChild(sentence(el("li", "cl"), lost[0]));
      if (lost.length > 1) lost.slice(1).forEach(function (id, i) {
        one.appendChild(D.createTextNode(i ? " and " : " It loses "));
        one.appendChild(el("a", "sch", "claim " + number(id))).href = "#" + id;
      });
    });
    numbers.replaceWith(list);
  });
  all(".tree:empty", of).forEach(function (t) {
    t.appendChild(sentence(el("p", "cl"), t.closest(".card").id));
    t.appendChild(tree(t.dataset.t));
  });
}

// Views and addresses
function go(first) {
  var hash = decodeURIComponent(location.hash.slice(1)) || "start", to = $(hash), view = to && to.closest(".view");
  if (!view) {
    if (to && to.closest("main")) { to.focus(); return; }
    to = view = $("start"); hash = "start";
  }
  all(".view").forEach(function (v) { v.classList.toggle("on", v === view); });
  all("nav.main a").forEach(function (a) {
    if (a.hash === "#" + view.id) a.setAttribute("aria-current", "page"); else a.removeAttribute("aria-current");
  });
  var card = to.closest(".card") || (!view.querySelector(".card.on") && view.querySelector(".card"));
  if (card) open(card);
  if (view.id === "read") pick(to.classList.contains("bar") ? to : view.querySelector(".bar[aria-current]") || view.querySelector(".bar:not(.b0)"), to.classList.contains("bar") && first !== true);
  var folded = to.closest("details");
  if (folded) folded.open = true;
  if (to === view) scrollTo(0, 0);
  else if (to.classList.contains("card")) {
    if (narrow.matches || view.id !== "claims") to.scrollIntoView(); else scrollTo(0, Math.max(0, view.getBoundingClientRect().top + scrollY - 90));
    focus(to);
  } else if (!to.classList.contains("bar") || first === true) {
    to.scrollIntoView({ block: to.classList.contains("bar") ? "center" : "start" });
    focus(to);
  }
  var head = to.classList.contains("card") ? to.querySelector(".big") : view.querySelector("h1");
  D.title = (head && view.id !== "start" ? head.textContent.slice(0, 90) + " – " : "") + J.title + " – Diplograph";
}
function focus(to) {
  if (!to.matches("a,button,summary")) to.tabIndex = -1;
  to.focus({ preventScroll: true });
}
// Pictures wait as text, since hundreds of them would hold up the page; without a script the browser shows them all.
function draw(card) {
  var waiting = all("noscript", card);
  if (waiting.length && $("boxes")) waiting.push($("boxes"));
  waiting.forEach(function (n) { n.outerHTML = n.textContent; });
}
function open(card) {
  var view = card.closest(".view");
  all(".card", view).forEach(function (c) { c.classList.toggle("on", c === card); });
  if (view.id === "claims") list();
  all(".side ol a", view).forEach(function (a) {
    if (a.hash !== "#" + card.id) { a.removeAttribute("aria-current"); return; }
    a.setAttribute("aria-current", "true");
    var box = a.closest("ol"), r = a.getBoundingClientRect(), q = box.getBoundingClientRect();
    if (r.top < q.top || r.bottom > q.bottom) box.scrollTop += r.top - q.top - q.height / 3;
  });
  draw(card);
  fit(card);
  fill(card);
  speaks(card);
  jumps(card);
  all(".pic a", card).forEach(function (a) {
    var id = a.getAttribute("href").slice(1);
    if (C[id]) a.setAttribute("aria-label", plain(id));
  });
  all(".scroll", card).forEach(function (s) {
    var me = s.querySelector(".me"), at = me && me.getBoundingClientRect(), box = s.getBoundingClientRect();
    if (at && (at.left < box.left || at.right > box.right)) s.scrollLeft += (at.left + at.right - box.left - box.right) / 2;
  });
  all(".facts a[href^='#s-']", card).forEach(function (a) {
    var p = S[a.hash.slice(1)];
    if (a.dataset.done || !p || !p[2]) return;
    a.dataset.done = 1;
    var item = el("li"), link = item.appendChild(el("a", "", "Read it where it was published"));
    link.href = J.page + p[2];
    a.parentNode.after(item);
  });
}

// The list of claims, made when it is first needed
var listed = false;
function list() {
  if (listed) return;
  listed = true;
  var into = D.createDocumentFragment();
  Object.keys(C).forEach(function (id) {
    var c = C[id], item = el("li"), a = el("a"), lead = el("b", "s" + c[0], c[1]);
    a.href = "#" + id; item.dataset.s = c[0];
    a.appendChild(el("span", "n", number(id))); a.appendChild(D.createTextNode(" "));
    a.appendChild(lead);
    a.appendChild(D.createTextNode((c[6] ? " (" + c[6] + ") " : " ") + c[2] + (c[3] ? " (" + c[3] + ")" : "")));
    item.appendChild(a); into.appendChild(item);
  });
  $("cl").appendChild(into);
}
function filter() {
  list();
  var words = fold($("q").value), sign = $("qs").value, n = 0;
  all("#cl li").forEach(function (item) {
    var text = fold(item.textContent).join(" ");
    item.hidden = !(words.every(function (w) { return text.indexOf(w) >= 0; }) && (!sign || item.dataset.s === sign));
    if (!item.hidden) n++;
  });
  $("qn").textContent = n ? n + (n === 1 ? " claim" : " claims") : "No claim has these words.";
}
function fold(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().split(/\s+/).filter(Boolean); }
$("q").addEventListener("input", filter);
$("qs").addEventListener("change", filter);
$("aq").addEventListener("input", function () {
  var words = fold($("aq").value), n = 0;
  all("#al li").forEach(function (item) {
    var text = fold(item.textContent).join(" ");
    item.hidden = !words.every(function (w) { return text.indexOf(w) >= 0; });
    if (!item.hidden) n++;
  });
  $("an").textContent = n ? n + (n === 1 ? " actor" : " actors") : "No actor has this name.";
});

// Search over everything: names that match, then claims that do, recommendations first
var index, advised = {};
function indexed() {
  if (index) return index;
  index = all("#al a").map(function (a) { return [a.hash.slice(1), a.firstChild.textContent, "actor", fold(a.textContent).join(" ")]; });
  all(".row[id] .lb, .work[id] .nm").forEach(function (name) {
    var of = name.closest("[id]"), label = name.firstChild.textContent.trim();
    index.push([of.id, label, of.dataset.k || "situation", fold(name.textContent).join(" ")]);
  });
  all("details.q").forEach(function (q) { index.push([q.id, q.firstChild.firstChild.textContent.trim(), "question", fold(q.firstChild.textContent).join(" ")]); });
  all("#start .thesis a, #start .recm .acts a, #start .more a").forEach(function (a) { advised[a.hash.slice(1)] = true; });
  Object.keys(C).forEach(function (id) { index.push([id, "", "claim " + number(id), fold(id + " " + plain(id)).join(" ")]); });
  return index;
}
function rank(i, words) {
  if (i[1] && i[3] === words.join(" ")) return 0;
  if (!i[1]) return advised[i[0]] ? 2 : 3;
  return i[3].indexOf(words[0]) === 0 && i[2] !== "situation" && i[2] !== "question" ? 1 : 4;
}
function search() {
  var words = fold($("find").value), out = $("hitl"), found;
  out.textContent = "";
  $("hits").hidden = !words.length;
  if (!words.length) return;
  found = indexed().filter(function (i) { return words.every(function (w) { return i[3].indexOf(w) >= 0; }); });
  found.sort(function (a, b) { return rank(a, words) - rank(b, words); });
  $("hitn").textContent = found.length ? found.length + (found.length === 1 ? " match" : " matches") + (found.length > 20 ? ", the first 20:" : ":") : "Nothing here has these words.";
  found.slice(0, 20).forEach(function (i) {
    var item = el("li"), a;
    if (i[1]) { a = el("a", "", i[1]); a.href = "#" + i[0]; item.appendChild(a); } else sentence(item, i[0]);
    item.appendChild(el("span", "kd", i[2]));
    out.appendChild(item);
  });
}
$("find").addEventListener("input", search);
$("hits").addEventListener("click", function (e) { if (e.target.closest("a")) $("hits").hidden = true; });
D.addEventListener("keydown", function (e) {
  if (e.key === "Escape" && !$("hits").hidden) { $("hits").hidden = true; $("find").focus(); }
});
D.addEventListener("click", function (e) { if (!e.target.closest(".tools")) $("hits").hidden = true; });

// Reading
function pick(bar, move) {
  if (!bar) return;
  var p = S[bar.id], panel = $("panel"), link;
  all(".bar[aria-current]").forEach(function (b) { b.removeAttribute("aria-current"); });
  bar.setAttribute("aria-current", "true");
  panel.textContent = "";
  panel.appendChild(el("p", "eyebrow", p[5]));
  if (!p[4].length) panel.appendChild(el("p", "", p[3] ? "States nothing: " + p[3] + "." : "No claim is recorded here."));
  p[4].forEach(function (id) { panel.appendChild(sentence(el("p", "cl"), id)); });
  if (p[2]) {
    link = el("a", "", "Read it where it was published"); link.href = J.page + p[2];
    panel.appendChild(el("p", "ui")).appendChild(link);
  }
  panel.classList.toggle("inl", narrow.matches);
  if (narrow.matches) bar.parentNode.appendChild(panel); else D.querySelector(".rd").appendChild(panel);
  if (move && narrow.matches) bar.scrollIntoView({ block: "start" });
}

// The reader's own copy: compared here, kept nowhere
function hex(buffer) {
  return [].map.call(new Uint8Array(buffer), function (b) { return (b + 256).toString(16).slice(1); }).join("");
}
function digest(chars, start, stop) {
  return crypto.subtle.digest("SHA-256", new TextEncoder().encode(chars.slice(start, stop).join(""))).then(hex);
}
var REACH = 1500;
// Where a passage stands: where it is recorded; else moved as far as the one before; else at one other place nearby.
async function locate(chars, p, shift) {
  var length = p[1][1] - p[1][0], at, found = [], start, stop;
  for (at of [p[1][0], p[1][0] + shift]) if (await digest(chars, at, at + length) === p[0]) return at;
  start = Math.max(0, p[1][0] + shift - REACH); stop = Math.min(chars.length - length, p[1][0] + shift + REACH);
  for (at = start; at <= stop; at++) {
    if (at && chars[at - 1] !== " " && chars[at - 1] !== "-") continue;
    if (await digest(chars, at, at + length) === p[0]) found.push(at);
  }
  return found.length === 1 ? found[0] : -1;
}
async function compare(file) {
  var say = $("copyst"), ids = Object.keys(S), found = 0, shift = 0, tried = 0, i, p, at, chars;
  if (!(window.crypto && crypto.subtle)) { say.textContent = "This browser compares only on a page that is opened from a file or by https."; return; }
  say.textContent = "Comparing …";
  all(".tx").forEach(function (t) { t.remove(); });
  try { chars = Array.from(normalise(await file.text())); }
  catch (fault) { say.textContent = "This file cannot be read. Choose it again."; return; }
  for (i = 0; i < ids.length; i++) {
    p = S[ids[i]];
    if (!p[0]) continue;
    tried++;
    at = found || tried <= 8 ? await locate(chars, p, shift) : -1;
    if (at >= 0) { found++; shift = at - p[1][0]; }
    var bar = $(ids[i]), text = el("p", at >= 0 ? "tx" : "tx no", at >= 0 ? chars.slice(at, at + p[1][1] - p[1][0]).join("") : "not found in your copy");
    bar.after(text);
  }
  if (!found) { all(".tx").forEach(function (t) { t.remove(); }); say.textContent = "None of the sentences is in this file. Is it the right text?"; return; }
  say.textContent = found + " of " + tried + " sentences match your copy word for word." + (found < tried ? " The others differ, and are marked." : "");
}
if ($("file")) $("file").addEventListener("change", function () { if (this.files.length) compare(this.files[0]); });

// Questions: rows and CSV from one table of terms
// A term is a literal; [claim] for its paraphrase; [rest of an IRI, base, letter of its address] of what has a place
// here, where its name stands; or [rest, base, 0, name], or [rest, base], of what has none.
function paraphrase(id) {
  var text = C[id][2].replace(/^(this:|that|whether) /, "");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function place(t) { return Array.isArray(t) && typeof t[2] === "string" ? t[2] + t[0] : ""; }
function shown(t) {
  if (t == null) return "";
  if (!Array.isArray(t)) return t;
  if (t.length === 1) return paraphrase(t[0]);
  var at = place(t) && !C[place(t)] && !S[place(t)] && $(place(t)), name = at && at.querySelector(".lb,.big,.nm");
  return name ? name.firstChild.textContent.trim() : t[3] || t[0];
}
function whole(t) { return t == null ? "" : !Array.isArray(t) ? t : t.length === 1 ? paraphrase(t[0]) : J.bases[t[1]] + t[0]; }
function rows(box) {
  var q = J.questions[box.dataset.q], columns, table, body, wrap, button, name = box.dataset.q;
  if (!q || box.firstChild) return;
  wrap = el("div", "tb"); wrap.tabIndex = 0; wrap.setAttribute("role", "region"); wrap.setAttribute("aria-label", "Rows of " + name);
  table = wrap.appendChild(el("table"));
  var head = table.appendChild(el("thead")).appendChild(el("tr"));
  columns = q[0].map(function (i) { return J.columns[i]; });
  columns.forEach(function (column) { var th = el("th", "", column.replace(/_/g, " ")); th.scope = "col"; head.appendChild(th); });
  body = table.appendChild(el("tbody"));
  q[1].forEach(function (row) {
    var tr = body.appendChild(el("tr"));
    row.forEach(function (i) {
      var td = tr.appendChild(el("td")), t = J.terms[i], a;
      if (place(t)) { a = td.appendChild(el("a", "", shown(t))); a.href = "#" + place(t); } else td.textContent = shown(t);
      if (td.textContent.length > 40) td.className = "lg";
    });
  });
  if (q[1].length) box.appendChild(wrap); else box.appendChild(el("p", "us", "No rows."));
  button = box.appendChild(el("button", "", "Save these rows as CSV")); button.type = "button";
  button.addEventListener("click", function () {
    var cell = function (text) { text = String(text); return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text; };
    var csv = [columns.join(",")].concat(q[1].map(function (row) { return row.map(function (i) { return cell(whole(J.terms[i])); }).join(","); })).join("\r\n") + "\r\n";
    var a = el("a"); a.href = URL.createObjectURL(new Blob([csv], { type: "text/csv" })); a.download = name + ".csv"; a.click();
    URL.revokeObjectURL(a.href);
  });
}
// A question as it is asked: lines that several share, and prefixes, stand once on the page.
function complete(query) {
  query.textContent = J.questions[query.dataset.q][2].map(function (i) { return J.lines[i]; }).join("\n");
  var used = $("prefixes").textContent.split("\n").filter(function (line) {
    return new RegExp("(^|[^\\w-])" + line.split(/[ :]/)[1] + ":").test(query.textContent);
  });
  query.textContent = used.join("\n") + "\n\n" + query.textContent;
  query.className = "";
}
D.addEventListener("toggle", function (e) {
  if (!e.target.open) return;
  all(".sparql", e.target).forEach(complete);
  all(".rows", e.target).forEach(rows);
  if (e.target.closest(".same, .lz")) fill(e.target);
}, true);

function fit(card) {
  all(".mapd", card).forEach(function (d) { d.open = !phone.matches; });
  all(".same", card).forEach(function (d) { d.open = phone.matches; });
}
$("theme").addEventListener("click", function () {
  var now = R.dataset.theme || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light");
  R.dataset.theme = now === "dark" ? "light" : "dark";
});
addEventListener("hashchange", go);
phone.addEventListener("change", function () { all(".card.on").forEach(fit); });
addEventListener("beforeprint", function () { all(".view.on .card.on details").forEach(function (d) { d.open = true; }); });
go(true);
R.dataset.ready = "";
})();
