insert into personal.person_keys (key_id, person, secret, last_act_year) values (?, ?, ?, ?)
