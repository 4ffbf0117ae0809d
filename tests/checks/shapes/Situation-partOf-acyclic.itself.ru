INSERT DATA { status:weak dg:partOf status:weak }
