# finds: Dataset-source-needed https://w3id.org/diplograph/graph/harbour-letter/claims -
DELETE DATA { <https://w3id.org/diplograph/graph/harbour-letter/claims> dcterms:source work:harbour-letter }
