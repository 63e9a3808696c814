-- Lines of the grand livre.
select count(*) as postings from views.ledger_posting
