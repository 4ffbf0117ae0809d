DELETE DATA { doc:s-002 dg:section "body" . }
