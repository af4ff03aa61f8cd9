-- How events meet their public: names in addresses, shops elsewhere, looks, languages, logos. Everything has
-- a default, so a node of the release before goes on beside this one.
alter table events
  add column slug text constraint events_slug_form check (slug ~ '^[a-z0-9-]{3,60}$'),
  add column return_urls text[] not null default '{}',
  add column accent text constraint events_accent check (accent ~ '^#[0-9a-f]{6}$'),
  add column banner_text text,
  add column default_locale text,
  -- In the same order; an empty text is none.
  add column text_languages text[] not null default '{}',
  add column text_names text[] not null default '{}',
  add column text_descriptions text[] not null default '{}';

create unique index events_slug on events (slug);

drop view event_records;
create view event_records as
select e.*, t.tier_ids, t.tier_names, t.tier_seatings, t.tier_capacities, t.tier_prices
from events e
cross join lateral (
  select
    array_agg(id order by position) as tier_ids,
    array_agg(name order by position) as tier_names,
    array_agg(seating order by position) as tier_seatings,
    array_agg(capacity order by position) as tier_capacities,
    array_agg(price_minor order by position) as tier_prices
  from tiers
  where event_id = e.id
) t;

alter table pictures drop constraint pictures_kind;
alter table pictures add constraint pictures_kind check (kind in ('fan', 'event', 'logo'));

create or replace function forget_event() returns trigger
language plpgsql as $$
begin
  perform retire_picture('event', old.id, old.updated_at);
  perform retire_picture('logo', old.id, old.updated_at);
  return null;
end
$$;
