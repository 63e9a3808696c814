-- What a person keeps for herself: acts she has begun to write, and searches she comes back to. No part of the accounts:
-- it is never in the log, and she erases it as she likes.
create schema kept authorization quitus_owner;
grant usage on schema kept to quitus_app;
