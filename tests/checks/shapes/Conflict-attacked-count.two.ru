INSERT DATA { doc:x-002 dg:attacked doc:i-002 . }
