-- Which calendars can make links of online meetings, and which is their owner's own.
ALTER TABLE server_calendars ADD COLUMN meets boolean NOT NULL DEFAULT false;

-- Consents that a person was sent away to give. Each is good once, for minutes, and for whom it
-- was begun; the state that comes back is kept as a digest, the verifier encrypted.
CREATE TABLE server_consents (
  tenant_id    text        NOT NULL,
  state_digest text        NOT NULL,
  user_id      uuid        NOT NULL,
  provider     text        NOT NULL,
  sealed       text        NOT NULL,
  expires_at   timestamptz NOT NULL,
  CONSTRAINT server_consents_pk PRIMARY KEY (tenant_id, state_digest),
  CONSTRAINT server_consents_user_fk FOREIGN KEY (tenant_id, user_id)
    REFERENCES server_users (tenant_id, id) ON DELETE CASCADE
);

-- Channels by which a provider calls when a calendar is changed. The secret is encrypted; without
-- a channel_id the last try to open one failed.
CREATE TABLE server_push_channels (
  tenant_id   text        NOT NULL,
  calendar_id uuid        NOT NULL,
  channel_id  text,
  reference   text        NOT NULL,
  sealed      text        NOT NULL,
  renew_at    timestamptz NOT NULL,
  CONSTRAINT server_push_channels_pk PRIMARY KEY (tenant_id, calendar_id),
  CONSTRAINT server_push_channels_channel_uq UNIQUE (tenant_id, channel_id),
  CONSTRAINT server_push_channels_calendar_fk FOREIGN KEY (tenant_id, calendar_id)
    REFERENCES server_calendars (tenant_id, id) ON DELETE CASCADE
);
