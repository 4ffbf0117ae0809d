# finds: Status-bearer-count status:weak dg:bearer
DELETE DATA { status:weak dg:bearer actor:borland . }
