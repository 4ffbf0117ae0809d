# finds: Claim-hedge-required doc:c-006 -
DELETE DATA { doc:c-006 dg:likelihood <https://w3id.org/diplograph/scheme/likelihood/unmodalised> . }
