INSERT DATA { doc:i-002 dg:premise doc:c-002 . }
