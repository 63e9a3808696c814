-- A table in one row. Sums do not depend on the order of rows, so nothing is sorted; Table puts in the rows. A sum of
-- bigint is a numeric and does not overflow.
-- name: digest
select count(*) as rows,
       concat(sum(hashtextextended(r.row_content, 0)), ' ', sum(hashtextextended(r.row_content, 1))) as sums
  from (:rows) r
