-- The rows of a table as a file, which must not depend on who asks nor where; ViewFiles puts in the names.
-- name: zone
set local timezone to 'UTC';
-- name: dates
set local datestyle to 'ISO, YMD';
-- name: copy_out
copy (select :columns from :table order by :key) to stdout with (format csv, header, encoding 'UTF8')
