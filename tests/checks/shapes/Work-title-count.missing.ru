DELETE DATA { work:almanac dcterms:title "Almanac"@en . }
