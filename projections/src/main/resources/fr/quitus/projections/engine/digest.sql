-- A table in one row. Sums do not depend on the order of rows, so nothing is sorted; Table puts in the rows.
-- name: digest
select count(*) as rows,
       concat(sum(hashtextextended(r.row_content, 0)::numeric), ' ',
              sum(hashtextextended(r.row_content, 1)::numeric)) as sums
  from (:rows) r
