// Normal form n1, as diplograph.text.normal defines it; white space is what Python's \s and strip() take for it.
function normalise(text) {
  var space = "\\t\\n\\x0b\\x0c\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  return text.normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033\u2036\u301d-\u301f]|''|``/g, '"')
    .replace(/[\u2018-\u201b\u2039\u203a\u2032\u2035`\u00b4]/g, "'")
    .replace(new RegExp("[" + space + "]*[\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d-]+[" + space + "]*", "g"), "-")
    .replace(new RegExp("[" + space + "]+", "g"), " ")
    .replace(/^ | $/g, "");
}
