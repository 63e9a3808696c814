update personal.person_keys
   set last_act_year = ?
 where key_id = ? and last_act_year < ?
