select secret
  from personal.person_keys
 where key_id = ?
