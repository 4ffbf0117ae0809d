DELETE DATA { work:almanac dcterms:publisher actor:gazette . }
