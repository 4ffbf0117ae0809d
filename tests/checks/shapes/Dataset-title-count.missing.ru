# finds: Dataset-title-count https://w3id.org/diplograph/graph/harbour-letter/claims dcterms:title
DELETE DATA { <https://w3id.org/diplograph/graph/harbour-letter/claims> dcterms:title "Claims"@en }
