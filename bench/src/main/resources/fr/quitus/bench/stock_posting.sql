insert into stock_balance (fiscal_year, account, debit_cents, credit_cents)
values (?, ?, ?, ?)
on conflict (fiscal_year, account) do update set
    debit_cents = stock_balance.debit_cents + excluded.debit_cents,
    credit_cents = stock_balance.credit_cents + excluded.credit_cents
