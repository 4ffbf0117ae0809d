# finds: Proposition-stance-forbidden doc:p-004 dg:stance
INSERT DATA { doc:p-004 dg:stance <https://w3id.org/diplograph/scheme/stance/denies> . }
