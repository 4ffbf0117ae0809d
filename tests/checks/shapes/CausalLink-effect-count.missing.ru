DELETE DATA { cause:toll-weakens dg:effect status:weak . }
