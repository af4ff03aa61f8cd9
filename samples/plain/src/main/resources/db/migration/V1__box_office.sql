-- The box office's own tables, by its own migrations, beside FairQueue's schema.
create table invoices (
  claim uuid primary key,
  amount_minor bigint not null,
  currency text not null
);

-- What was heard already: a fact may be told twice, and has one effect.
create table heard (message uuid primary key);
