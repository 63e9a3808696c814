-- name: statements
select statement_id, kind, as_of, position, sha256, published_on, published_by
from published_statement
where statement_id > ? and published_at_position <= ? and (?::date is null or as_of <= ?)
order by statement_id
limit ?;
-- name: statement
select statement_id, kind, as_of, position, sha256, published_on, published_by
from published_statement
where statement_id = ?;
