select person, last_act_year
  from personal.erasures
