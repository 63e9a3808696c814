-- Business numbers, handed out in blocks (number_block = 1000); gaps are allowed, repeats are not.
create schema numbering;
create sequence numbering.commitment start with 2100000001 increment by 1000 maxvalue 9999999000;
create sequence numbering.service_receipt start with 500000001 increment by 1000 maxvalue 999999000;
create sequence numbering.payment_request start with 100000001 increment by 1000 maxvalue 999999000;
create sequence numbering.revenue_order start with 3100000001 increment by 1000 maxvalue 9999999000;
grant usage on schema numbering to quitus_app;
grant usage on all sequences in schema numbering to quitus_app;
