-- Where an event type takes place online: who makes the link, and with which connected account.
-- Without them it takes place where its location says. An account that is gone is no reason to
-- book without a link, so that there is no foreign key.
ALTER TABLE server_event_types ADD COLUMN meeting_kind    text;
ALTER TABLE server_event_types ADD COLUMN meeting_account uuid;

-- The online meeting of a booking, or of a group's session. Written before the provider is asked,
-- so that nothing is left behind there; deleted after it is gone there. While the booking is not
-- sure to need it, look_at says when to look again.
CREATE TABLE server_meetings (
  tenant_id  text        NOT NULL,
  booking_id uuid        NOT NULL,
  kind       text        NOT NULL,
  account_id uuid        NOT NULL,
  state      text        NOT NULL,
  reference  text,
  link       text,
  problem    text,
  look_at    timestamptz,
  updated_at timestamptz NOT NULL,
  CONSTRAINT server_meetings_pk PRIMARY KEY (tenant_id, booking_id),
  CONSTRAINT server_meetings_link_ck CHECK ((link IS NOT NULL) = (state = 'READY'))
);

CREATE INDEX server_meetings_look_ix ON server_meetings (tenant_id, look_at)
  WHERE look_at IS NOT NULL;
