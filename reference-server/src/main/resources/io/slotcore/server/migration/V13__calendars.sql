-- Calendars of others that a person has connected. Addresses and credentials are encrypted under
-- the server's secret, so that who reads these tables can open none of them.
CREATE TABLE server_calendar_accounts (
  tenant_id   text        NOT NULL,
  id          uuid        NOT NULL,
  user_id     uuid        NOT NULL,
  kind        text        NOT NULL,
  name        text        NOT NULL,
  sealed      text        NOT NULL,
  when_broken text        NOT NULL,
  created_at  timestamptz NOT NULL,
  CONSTRAINT server_calendar_accounts_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT server_calendar_accounts_user_fk FOREIGN KEY (tenant_id, user_id)
    REFERENCES server_users (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX server_calendar_accounts_user_ix ON server_calendar_accounts (tenant_id, user_id);

-- A feed is an account with one calendar. What was read of it lies between window_start and
-- window_end and is as of as_of; a problem stays until a reading succeeds.
CREATE TABLE server_calendars (
  tenant_id           text        NOT NULL,
  id                  uuid        NOT NULL,
  account_id          uuid        NOT NULL,
  user_id             uuid        NOT NULL,
  position            integer     NOT NULL,
  name                text        NOT NULL,
  sealed_address      text        NOT NULL,
  writable            boolean     NOT NULL,
  checked             boolean     NOT NULL,
  written             boolean     NOT NULL,
  cursor              text,
  asked_at            timestamptz,
  as_of               timestamptz,
  window_start        timestamptz,
  window_end          timestamptz,
  problem             text,
  detail              text,
  failing_since       timestamptz,
  write_problem       text,
  write_failing_since timestamptz,
  CONSTRAINT server_calendars_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT server_calendars_account_fk FOREIGN KEY (tenant_id, account_id)
    REFERENCES server_calendar_accounts (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX server_calendars_account_ix ON server_calendars (tenant_id, account_id);

CREATE INDEX server_calendars_user_ix ON server_calendars (tenant_id, user_id);

-- Bookings are written into one calendar of a person at the most.
CREATE UNIQUE INDEX server_calendars_written_uq ON server_calendars (tenant_id, user_id)
  WHERE written;

CREATE TABLE server_busy_periods (
  tenant_id   text        NOT NULL,
  calendar_id uuid        NOT NULL,
  number      integer     NOT NULL,
  start_at    timestamptz NOT NULL,
  end_at      timestamptz NOT NULL,
  type        text        NOT NULL,
  source      text        NOT NULL,
  CONSTRAINT server_busy_periods_pk PRIMARY KEY (tenant_id, calendar_id, number),
  CONSTRAINT server_busy_periods_calendar_fk FOREIGN KEY (tenant_id, calendar_id)
    REFERENCES server_calendars (tenant_id, id) ON DELETE CASCADE
);

-- Where a booking was written, and in which version the calendar had it then.
CREATE TABLE server_calendar_events (
  tenant_id       text        NOT NULL,
  booking_id      uuid        NOT NULL,
  calendar_id     uuid        NOT NULL,
  version         text,
  booking_version bigint      NOT NULL,
  state           text        NOT NULL,
  updated_at      timestamptz NOT NULL,
  CONSTRAINT server_calendar_events_pk PRIMARY KEY (tenant_id, booking_id),
  CONSTRAINT server_calendar_events_calendar_fk FOREIGN KEY (tenant_id, calendar_id)
    REFERENCES server_calendars (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX server_calendar_events_calendar_ix
  ON server_calendar_events (tenant_id, calendar_id);
