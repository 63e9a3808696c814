insert into personal.person_keys as k (key_id, person, secret, last_act_year)
values (?, ?, ?, ?)
on conflict (person) do update set last_act_year = greatest(k.last_act_year, excluded.last_act_year)
returning key_id, secret
