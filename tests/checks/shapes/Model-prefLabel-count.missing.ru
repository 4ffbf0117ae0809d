# finds: Model-prefLabel-count doc:model-scribe skos:prefLabel
DELETE WHERE { doc:model-scribe <http://www.w3.org/2004/02/skos/core#prefLabel> ?name . }
