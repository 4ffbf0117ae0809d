# finds: CausalLink-situationType-scheme cause:toll-weakens dg:situationType
DELETE DATA { cause:toll-weakens dg:situationType <https://w3id.org/diplograph/scheme/causal-link-type/contributes-to> . } ;
INSERT DATA { cause:toll-weakens dg:situationType <https://w3id.org/diplograph/scheme/event-type/election> . }
