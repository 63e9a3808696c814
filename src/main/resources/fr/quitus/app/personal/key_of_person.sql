select key_id, secret, last_act_year
  from personal.person_keys
 where person = ?
