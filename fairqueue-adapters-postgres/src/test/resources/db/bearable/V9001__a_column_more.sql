-- What a release to come might bring, and older nodes need not know.
alter table events add column tomorrow text;
