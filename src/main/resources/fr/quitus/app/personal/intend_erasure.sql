insert into personal.erasures (person, last_act_year)
values (?, ?)
on conflict (person) do nothing
