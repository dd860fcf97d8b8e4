CREATE TABLE server_tenants (
  id         text        NOT NULL,
  name       text        NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT server_tenants_pk PRIMARY KEY (id)
);

CREATE TABLE server_users (
  tenant_id       text        NOT NULL,
  id              uuid        NOT NULL,
  username        text        NOT NULL,
  display_name    text        NOT NULL,
  email           text        NOT NULL,
  zone            text        NOT NULL,
  locale          text        NOT NULL,
  welcome_message text        NOT NULL,
  password_hash   text        NOT NULL,
  created_at      timestamptz NOT NULL,
  CONSTRAINT server_users_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT server_users_username_uq UNIQUE (tenant_id, username),
  CONSTRAINT server_users_tenant_fk FOREIGN KEY (tenant_id) REFERENCES server_tenants (id)
);

-- A session is found by the digest of its token; the token itself is nowhere in the database.
CREATE TABLE server_sessions (
  tenant_id    text        NOT NULL,
  token_sha256 bytea       NOT NULL,
  user_id      uuid        NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  CONSTRAINT server_sessions_pk PRIMARY KEY (tenant_id, token_sha256),
  CONSTRAINT server_sessions_user_fk FOREIGN KEY (tenant_id, user_id)
    REFERENCES server_users (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX server_sessions_user_ix ON server_sessions (tenant_id, user_id);

CREATE INDEX server_sessions_expiry_ix ON server_sessions (expires_at);
