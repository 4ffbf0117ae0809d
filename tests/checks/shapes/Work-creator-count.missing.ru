# finds: Work-creator-count work:almanac -
DELETE DATA { work:almanac dcterms:publisher actor:gazette . }
