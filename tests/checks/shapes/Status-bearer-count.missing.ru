DELETE DATA { status:weak dg:bearer actor:borland . }
