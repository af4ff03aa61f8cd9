-- A fan may ask to be mailed a place in line: told once for each entry while the message is kept.
create unique index outbox_asked_once on outbox ((items[1])) where type = 'line.joined';
