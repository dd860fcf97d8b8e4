-- What the roles of row-level security may do with the server's own tables. Run as the owner after
-- the migrations, at every start; docs/operations.md says which tables cross tenants and why.

DO $$
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
  GRANT SELECT, INSERT ON server_mailbox TO slotcore_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON server_tasks TO slotcore_jobs;

  -- Mails hold the names, addresses and answers of bookers.
  IF NOT EXISTS (
    SELECT FROM pg_policy WHERE polrelid = 'server_mailbox'::regclass AND polname = 'slotcore_app_all')
  THEN
    CREATE POLICY slotcore_app_all ON server_mailbox TO slotcore_app
      USING (tenant_id = current_setting('slotcore.tenant', true));
    ALTER TABLE server_mailbox ENABLE ROW LEVEL SECURITY;
  END IF;

  -- Each row opens the bookings of a person.
  IF NOT EXISTS (
    SELECT FROM pg_policy WHERE polrelid = 'server_feeds'::regclass AND polname = 'slotcore_app_all')
  THEN
    CREATE POLICY slotcore_app_all ON server_feeds TO slotcore_app
      USING (tenant_id = current_setting('slotcore.tenant', true));
    ALTER TABLE server_feeds ENABLE ROW LEVEL SECURITY;
  END IF;

  -- Credentials of people elsewhere, encrypted.
  IF NOT EXISTS (
    SELECT FROM pg_policy
     WHERE polrelid = 'server_calendar_accounts'::regclass AND polname = 'slotcore_app_all')
  THEN
    CREATE POLICY slotcore_app_all ON server_calendar_accounts TO slotcore_app
      USING (tenant_id = current_setting('slotcore.tenant', true));
    ALTER TABLE server_calendar_accounts ENABLE ROW LEVEL SECURITY;
  END IF;

  -- Addresses of people's calendars, encrypted.
  IF NOT EXISTS (
    SELECT FROM pg_policy
     WHERE polrelid = 'server_calendars'::regclass AND polname = 'slotcore_app_all')
  THEN
    CREATE POLICY slotcore_app_all ON server_calendars TO slotcore_app
      USING (tenant_id = current_setting('slotcore.tenant', true));
    ALTER TABLE server_calendars ENABLE ROW LEVEL SECURITY;
  END IF;

  -- When people are busy.
  IF NOT EXISTS (
    SELECT FROM pg_policy
     WHERE polrelid = 'server_busy_periods'::regclass AND polname = 'slotcore_app_all')
  THEN
    CREATE POLICY slotcore_app_all ON server_busy_periods TO slotcore_app
      USING (tenant_id = current_setting('slotcore.tenant', true));
    ALTER TABLE server_busy_periods ENABLE ROW LEVEL SECURITY;
  END IF;

  IF NOT EXISTS (
    SELECT FROM pg_policy
     WHERE polrelid = 'server_calendar_events'::regclass AND polname = 'slotcore_app_all')
  THEN
    CREATE POLICY slotcore_app_all ON server_calendar_events TO slotcore_app
      USING (tenant_id = current_setting('slotcore.tenant', true));
    ALTER TABLE server_calendar_events ENABLE ROW LEVEL SECURITY;
  END IF;

  -- Who has a link can join.
  IF NOT EXISTS (
    SELECT FROM pg_policy
     WHERE polrelid = 'server_meetings'::regclass AND polname = 'slotcore_app_all')
  THEN
    CREATE POLICY slotcore_app_all ON server_meetings TO slotcore_app
      USING (tenant_id = current_setting('slotcore.tenant', true));
    ALTER TABLE server_meetings ENABLE ROW LEVEL SECURITY;
  END IF;
END
$$;
