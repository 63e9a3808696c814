delete from personal.erasures
 where person = ?
