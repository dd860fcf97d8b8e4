-- What the roles of row-level security may do with the server's own tables. Run as the owner after
-- the migrations, at every start; docs/operations.md says which tables cross tenants and why.

DO $$
DECLARE
  own text;
BEGIN
  -- Of several nodes that start at once, one after the other.
  PERFORM pg_advisory_xact_lock(hashtext('slotcore row-level security'));

  GRANT SELECT, INSERT, UPDATE, DELETE ON
    server_tenants, server_users, server_sessions, server_schedules, server_event_types
    TO slotcore_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON server_feeds TO slotcore_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON
    server_calendar_accounts, server_calendars, server_busy_periods, server_calendar_events
    TO slotcore_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON server_meetings TO slotcore_app;
  GRANT SELECT, INSERT, DELETE ON server_consents TO slotcore_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON server_push_channels TO slotcore_app;
  GRANT SELECT, INSERT ON server_mailbox TO slotcore_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON server_tasks TO slotcore_jobs;

  -- Names, addresses and answers of bookers; what opens the bookings of a person; credentials and
  -- addresses elsewhere, encrypted; when people are busy; who may say that a calendar was changed;
  -- what a person is away to agree to; links under which whoever has them can join.
  FOREACH own IN ARRAY ARRAY[
    'server_mailbox', 'server_feeds', 'server_calendar_accounts', 'server_calendars',
    'server_busy_periods', 'server_calendar_events', 'server_push_channels', 'server_consents',
    'server_meetings']
  LOOP
    IF NOT EXISTS (
      SELECT FROM pg_policy WHERE polrelid = own::regclass AND polname = 'slotcore_app_all')
    THEN
      EXECUTE format(
        'CREATE POLICY slotcore_app_all ON %I TO slotcore_app'
          || ' USING (tenant_id = current_setting(''slotcore.tenant'', true))', own);
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', own);
    END IF;
  END LOOP;
END
$$;
