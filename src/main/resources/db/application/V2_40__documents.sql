-- The supporting documents, once each, beside the log and never in it. The application adds and reads, and no more.
create schema documents authorization quitus_owner;
grant usage on schema documents to quitus_app;
