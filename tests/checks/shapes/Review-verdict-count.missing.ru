# finds: Review-verdict-count doc:review-001 dg:verdict
DELETE WHERE { doc:review-001 dg:verdict ?verdict . }
