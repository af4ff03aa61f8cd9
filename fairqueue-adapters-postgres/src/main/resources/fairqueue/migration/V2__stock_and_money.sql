-- Whole stock and whole money: tickets, sales that are refunded, lists of claims, and who did what to
-- other people's events.

-- When somebody first asked for the money of a sold claim back. The refund itself is a row of refunds;
-- this lets a cancelled event find the sales that are left without reading those that are done.
alter table claims add column refund_asked_at timestamptz;

update claims set refund_asked_at = refunded_at where status = 'REFUNDED';

alter table claims
  add constraint claims_refund_asked check (
    case status
      when 'CONFIRMED' then true
      when 'REFUNDED' then refund_asked_at is not null
      else refund_asked_at is null
    end);

create index claims_unrefunded on claims (event_id, id)
  where status = 'CONFIRMED' and refund_asked_at is null;

-- Lists go by age and then by id, in one direction or the other: an index whose columns go opposite
-- ways serves neither.
drop index claims_of_customer;
drop index claims_listed;
create index claims_of_customer on claims (customer_id, created_at, id);
create index claims_listed on claims (event_id, created_at, id);

-- One row per unit of a sale. A unit that was refunded and sold again has two, one of them void.
create table tickets (
  id uuid primary key,
  claim_id uuid not null,
  unit_id uuid not null,
  event_id uuid not null,
  customer_id uuid not null,
  label text not null,
  issued_at timestamptz not null,
  checked_in_at timestamptz,
  voided_at timestamptz,
  constraint tickets_once unique (claim_id, unit_id),
  constraint tickets_claim_of_event foreign key (event_id, claim_id)
    references claims (event_id, id),
  constraint tickets_unit_of_claim foreign key (claim_id, unit_id)
    references claim_units (claim_id, unit_id)
);

insert into tickets (
  id, claim_id, unit_id, event_id, customer_id, label, issued_at, voided_at
)
select
  gen_random_uuid(), c.id, k.unit_id, c.event_id, c.customer_id, k.label, c.confirmed_at,
  c.refunded_at
from claims c
join claim_units k on k.claim_id = c.id
where c.status in ('CONFIRMED', 'REFUNDED');

create unique index tickets_one_valid on tickets (unit_id) where voided_at is null;

-- Written after the fact about whoever acted: no foreign key that could refuse the row.
create table audit_log (
  id bigint generated always as identity primary key,
  actor uuid not null,
  action text not null,
  subject text not null,
  at timestamptz not null
);

-- Every hold of a batch pays for each foreign key with a look-up of its own: together a third of what
-- the statement takes. Two of them repeat what is certain without them:
--   * a claim's event is there: whoever inserts a claim has locked the event's row against deletion, and
--     the claim's entry, which must be there, keeps the line and with it the event from going ever after;
--   * the claim of what it kept is there: one statement inserts both, claims are never deleted, and a unit
--     or a ticket that names a claim is still refused without it.
-- Those that no lock stands for stay: a claim's entry, and the claim of a unit, which is of its event.
alter table claims drop constraint claims_event_id_fkey;
alter table claim_units drop constraint claim_units_claim_id_fkey;
