-- What runs on behalf of others finds our tables whatever their search path is: somebody may write to them from
-- a connection of an application, or from a shell, and another schema may have tables of the same names. Those
-- functions are named here that look names up when they run; the others know since they were made.
do $$
declare
  ours regprocedure;
begin
  foreach ours in array cast(array[
    'account_changed()',
    'count_admissions()',
    'count_changed_claims()',
    'count_changed_refund()',
    'count_new_claims()',
    'count_new_refund()',
    'count_payment()',
    'count_refund(refunds, integer)',
    'forget_customer()',
    'forget_devices()',
    'forget_event()',
    'note_check_in()',
    'note_event_rules()',
    'notice_audience(uuid, boolean, boolean, uuid[])',
    'retire_picture(text, uuid, timestamptz)',
    'session_ended()',
    'subscribe_endpoint()',
    'tell(text, timestamptz, uuid, uuid, uuid[], uuid[], jsonb)',
    'tell_account()',
    'tell_admissions()',
    'tell_changed_claims()',
    'tell_check_in()',
    'tell_endpoint()',
    'tell_event()',
    'tell_new_claims()',
    'tell_payment()',
    'tell_refund()'
  ] as regprocedure[])
  loop
    execute format('alter function %s set search_path = %I, pg_temp', ours, current_schema());
  end loop;
end
$$;
