# finds: Work-creator-count work:almanac -
INSERT DATA { work:almanac dcterms:publisher "Gazette" . }
