-- Where a person's bookings can be subscribed to. The id is the first part of the address; the rest
-- is a signature under the server's secret, so that who reads this table can open no feed.
CREATE TABLE server_feeds (
  tenant_id   text        NOT NULL,
  user_id     uuid        NOT NULL,
  id          text        NOT NULL,
  with_guests boolean     NOT NULL,
  created_at  timestamptz NOT NULL,
  CONSTRAINT server_feeds_pk PRIMARY KEY (tenant_id, user_id),
  CONSTRAINT server_feeds_id_uq UNIQUE (tenant_id, id),
  CONSTRAINT server_feeds_user_fk FOREIGN KEY (tenant_id, user_id)
    REFERENCES server_users (tenant_id, id) ON DELETE CASCADE
);
