# finds: Dataset-license-count https://w3id.org/diplograph/graph/harbour-letter/claims dcterms:license
DELETE DATA { <https://w3id.org/diplograph/graph/harbour-letter/claims> dcterms:license <https://creativecommons.org/licenses/by/4.0/> }
