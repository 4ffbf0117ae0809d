// Normal form n1, as diplograph.text.normal defines it; white space is what Python's \s and strip() take for it.
function normalise(text) {
  var space = "\\t\\n\\x0b\\x0c\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var invisible = "\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff";
  var double = "\\u201c-\\u201f\\u00ab\\u00bb\\u2033\\u2036\\u275d\\u275e\\u2e42\\u301d-\\u301f\\uff02";
  var single = "\\u2018-\\u201b\\u2039\\u203a\\u2032\\u2035\\u02bb\\u02bc\\u275b\\u275c\\uff07`\\u00b4";
  var dash = "\\-\\u058a\\u05be\\u1400\\u1806\\u2010-\\u2015\\u2043\\u2212\\u2e17\\u2e1a\\u2e3a\\u2e3b\\u2e40\\u2e5d\\u301c\\u3030\\u30a0\\ufe31\\ufe32\\ufe58\\ufe63\\uff0d\\u{10ead}";
  function of(members) { return new RegExp("[" + members + "]", "gu"); }
  function marks(text) {
    return text.replace(/\u00ad[ \t]*\r?\n[ \t]*/g, "").replace(of(invisible), "").replace(of(double), '"').replace(of(single), "'").replace(/''/g, '"');
  }
  function once(text) {
    return marks(marks(text).normalize("NFKC"))
      .replace(new RegExp("[" + space + dash + "]+", "gu"), function (gap) { return of(dash).test(gap) ? "-" : " "; })
      .replace(/^ | $/g, "");
  }
  for (var next = once(text); next !== text; next = once(text)) { text = next; }
  return text;
}
