# finds: Encoder-prefLabel-count doc:encoder-reader skos:prefLabel
DELETE WHERE { doc:encoder-reader <http://www.w3.org/2004/02/skos/core#prefLabel> ?name . }
