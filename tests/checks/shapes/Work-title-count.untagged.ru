DELETE DATA { work:almanac dcterms:title "Almanac"@en } ;
INSERT DATA { work:almanac dcterms:title "Almanac" }
