-- Numbers of third parties, in blocks like the others (number_block = 1000).
create sequence numbering.third_party start with 1000000001 increment by 1000 maxvalue 9999999000;
grant usage on sequence numbering.third_party to quitus_app;
