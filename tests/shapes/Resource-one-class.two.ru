INSERT DATA { thing:toll a dg:Place }
