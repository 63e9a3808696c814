select t.number, t.sha256, t.taken_by, t.taken_at
  from files.payment_file_taking t
 where t.number > ?
 order by t.number
 limit 1000
