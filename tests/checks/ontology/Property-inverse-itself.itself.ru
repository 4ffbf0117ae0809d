PREFIX dg: <https://w3id.org/diplograph/ns#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
INSERT DATA { dg:condition owl:inverseOf dg:condition }
