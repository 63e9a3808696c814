-- Not that of who is about to be forgotten: her act may be in the log, and her key not destroyed yet.
select k.person, k.secret, k.last_act_year
  from personal.person_keys k
 where k.key_id = ? and not exists (select from personal.erasures e where e.person = k.person)
