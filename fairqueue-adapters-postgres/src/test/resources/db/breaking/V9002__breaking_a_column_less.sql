-- What a release to come might take away, once no node uses it.
alter table audit_log drop column subject;
