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
