create table bookings (id integer primary key);
insert into bookings values (1);
