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
