INSERT DATA { doc:c-003 dg:likelihood <https://w3id.org/diplograph/scheme/likelihood/very-likely> . }
