-- Who works on an event beside its organizer, whom they invited, and what all of them did. Everything is
-- new, so a node of the release before goes on beside this one; to it an event is its organizer's alone.

create table event_staff (
  event_id uuid not null references events on delete cascade,
  organizer_id uuid not null references organizers,
  role text not null
    constraint event_staff_role check (role in ('OWNER', 'MANAGER', 'SALES', 'DOOR', 'VIEWER')),
  -- Written about whoever acted: no foreign key that could refuse the row.
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (event_id, organizer_id)
);

create index event_staff_of_organizer on event_staff (organizer_id);

-- Null in rows of the release before.
alter table audit_log
  add column event_id uuid,
  add column operator text,
  add column request_id text,
  add column ip_prefix text,
  add column before jsonb,
  add column after jsonb;

create index audit_log_of_event on audit_log (event_id, id) where event_id is not null;

-- Who was asked to open an account; a day old at most, then forgotten. The token itself is in the mail only.
create table staff_invitations (
  id uuid primary key,
  token_digest text not null constraint staff_invitations_token unique,
  email text not null,
  name text,
  event_id uuid references events on delete cascade,
  role text
    constraint staff_invitations_role check (role in ('OWNER', 'MANAGER', 'SALES', 'DOOR', 'VIEWER')),
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint staff_invitations_role_on_event check ((event_id is null) = (role is null))
);

create index staff_invitations_of_email on staff_invitations (email);
create index staff_invitations_of_event on staff_invitations (event_id) where event_id is not null;
create index staff_invitations_over on staff_invitations (expires_at);
