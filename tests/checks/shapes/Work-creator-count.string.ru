INSERT DATA { work:almanac dcterms:publisher "Gazette" . }
