# finds: Work-title-count work:almanac dcterms:title
DELETE DATA { work:almanac dcterms:title "Almanac"@en . }
