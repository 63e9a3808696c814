-- Numbers go on behind this one, unless they are there already.
select setval(s.seqrelid, least(s.seqmax, greatest(?, coalesce(pg_sequence_last_value(s.seqrelid), s.seqstart))))
  from pg_sequence s
 where s.seqrelid = ?::regclass
