-- What organizers show besides their passwords. New, so a node of the release before goes on beside this
-- one; it asks nobody for a code.

create table second_factors (
  organizer_id uuid primary key references organizers on delete cascade,
  sealed text not null,
  recovery text[] not null,
  offered_at timestamptz not null,
  confirmed_at timestamptz,
  -- The latest 30 seconds whose code was used.
  last_step bigint not null default 0
);
