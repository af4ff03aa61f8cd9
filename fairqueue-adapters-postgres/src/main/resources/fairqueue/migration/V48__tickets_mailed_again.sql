-- Whoever runs an event may have tickets mailed once more, and not twice in a moment.
create index outbox_resent on outbox ((items[1]), at) where type = 'claim.resent';
