-- A second wall between tenants, under the keys that begin with the tenant: row-level security.
--
-- Run it as the owner of the tables, after every migration; what is there already stays as it is.
-- SlotcoreSchema.enableRowLevelSecurity runs this very text.
--
-- Three roles:
--   the owner, who runs migrations, is bound by nothing of this;
--   slotcore_app, the application: all rows of the tenant that its transaction has set, by
--     SELECT set_config('slotcore.tenant', ..., true), and no row where nothing is set;
--   slotcore_jobs, background jobs: the outbox of all tenants, and what is archived and swept, tenant
--     by tenant.
-- The two are created where they are missing, without login. Logins become them by SET ROLE, or by
-- being granted them. Other names: SET slotcore.app_role = '...', SET slotcore.jobs_role = '...'.
--
-- Nothing but scalar comparisons stands in policies and in the statements of the store: PostgreSQL
-- runs a condition before a policy, and so within an index, only if its operator is leakproof. Those of
-- text, uuid and timestamps are; those of ranges are not, and would be compared row by row.

DO $$
DECLARE
  app text := coalesce(nullif(current_setting('slotcore.app_role', true), ''), 'slotcore_app');
  jobs text := coalesce(nullif(current_setting('slotcore.jobs_role', true), ''), 'slotcore_jobs');
  its_tenant text := 'tenant_id = current_setting(''slotcore.tenant'', true)';
  all_rights text := 'SELECT, INSERT, UPDATE, DELETE';
  made text;
  wall record;
BEGIN
  -- Of several nodes that start at once, one after the other.
  PERFORM pg_advisory_xact_lock(hashtext('slotcore row-level security'));

  FOREACH made IN ARRAY ARRAY[app, jobs] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = made) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', made);
        -- Whoever makes them may become them; a superuser may do so anyway.
        EXECUTE format('GRANT %I TO CURRENT_USER', made);
      EXCEPTION
        -- Roles belong to all databases of a server: another one was faster.
        WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), made);
  END LOOP;

  FOR wall IN
    SELECT to_regclass(format('%I.%I', current_schema(), v.name)) AS protected,
      v.role_name, v.privileges, v.command, v.condition,
      (v.role_name || '_' || lower(v.command))::name AS policy
    FROM (VALUES
      ('slotcore_subject', app, all_rights, 'ALL', its_tenant),
      ('slotcore_booking', app, all_rights, 'ALL', its_tenant),
      ('slotcore_booking_host', app, all_rights, 'ALL', its_tenant),
      ('slotcore_claim', app, all_rights, 'ALL', its_tenant),
      ('slotcore_cell', app, all_rights, 'ALL', its_tenant),
      ('slotcore_session', app, all_rights, 'ALL', its_tenant),
      ('slotcore_seat', app, all_rights, 'ALL', its_tenant),
      ('slotcore_event', app, all_rights, 'ALL', its_tenant),
      ('slotcore_delivery', app, all_rights, 'ALL', its_tenant),
      ('slotcore_idempotency', app, all_rights, 'ALL', its_tenant),
      -- An application may look into the archive.
      ('slotcore_archived_booking', app, 'SELECT', 'ALL', its_tenant),
      ('slotcore_archived_booking_host', app, 'SELECT', 'ALL', its_tenant),
      ('slotcore_archived_session', app, 'SELECT', 'ALL', its_tenant),
      ('slotcore_archived_seat', app, 'SELECT', 'ALL', its_tenant),
      ('slotcore_archived_event', app, 'SELECT', 'ALL', its_tenant),
      -- The outbox of all tenants.
      ('slotcore_event', jobs, 'SELECT', 'SELECT', 'true'),
      ('slotcore_delivery', jobs, 'SELECT, UPDATE, DELETE', 'ALL', 'true'),
      -- Which tenants there are, and nothing else of them.
      ('slotcore_subject', jobs, 'SELECT (tenant_id)', 'SELECT', 'true'),
      -- What is archived and swept, tenant by tenant. A row cannot be locked without the right to
      -- update one of its columns.
      ('slotcore_booking', jobs, 'SELECT, DELETE, UPDATE (version)', 'ALL', its_tenant),
      ('slotcore_booking_host', jobs, 'SELECT, DELETE', 'ALL', its_tenant),
      ('slotcore_claim', jobs, 'SELECT, DELETE', 'ALL', its_tenant),
      ('slotcore_cell', jobs, 'SELECT, DELETE', 'ALL', its_tenant),
      ('slotcore_session', jobs, 'SELECT, DELETE', 'ALL', its_tenant),
      ('slotcore_seat', jobs, 'SELECT, DELETE', 'ALL', its_tenant),
      ('slotcore_event', jobs, 'DELETE', 'DELETE', its_tenant),
      ('slotcore_idempotency', jobs, 'SELECT, DELETE', 'ALL', its_tenant),
      ('slotcore_archived_booking', jobs, 'SELECT, INSERT', 'ALL', its_tenant),
      ('slotcore_archived_booking_host', jobs, 'SELECT, INSERT', 'ALL', its_tenant),
      ('slotcore_archived_session', jobs, 'SELECT, INSERT', 'ALL', its_tenant),
      ('slotcore_archived_seat', jobs, 'SELECT, INSERT', 'ALL', its_tenant),
      ('slotcore_archived_event', jobs, 'SELECT, INSERT', 'ALL', its_tenant)
    ) AS v (name, role_name, privileges, command, condition)
  LOOP
    -- Claims are spans or cells, never both.
    CONTINUE WHEN wall.protected IS NULL;
    EXECUTE format('GRANT %s ON %s TO %I', wall.privileges, wall.protected, wall.role_name);
    -- Changed only where it has to be: it locks out everybody else.
    IF NOT EXISTS (
      SELECT FROM pg_policy WHERE polrelid = wall.protected AND polname = wall.policy)
    THEN
      EXECUTE format('CREATE POLICY %I ON %s FOR %s TO %I USING (%s)',
        wall.policy, wall.protected, wall.command, wall.role_name, wall.condition);
    END IF;
    IF NOT (SELECT relrowsecurity FROM pg_class WHERE oid = wall.protected) THEN
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', wall.protected);
    END IF;
  END LOOP;
END
$$;
