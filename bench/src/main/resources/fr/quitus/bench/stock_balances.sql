-- What the peer's processor keeps: the same totals as the ledger's control of its balances.
create unlogged table stock_balance (
    fiscal_year  integer not null,
    account      text not null,
    debit_cents  bigint not null,
    credit_cents bigint not null,
    primary key (fiscal_year, account)
)
