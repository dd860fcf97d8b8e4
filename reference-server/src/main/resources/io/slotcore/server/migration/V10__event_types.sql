-- The hours of a person, as a document.
CREATE TABLE server_schedules (
  tenant_id  text  NOT NULL,
  id         uuid  NOT NULL,
  user_id    uuid  NOT NULL,
  name       text  NOT NULL,
  definition jsonb NOT NULL,
  CONSTRAINT server_schedules_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT server_schedules_user_fk FOREIGN KEY (tenant_id, user_id)
    REFERENCES server_users (tenant_id, id) ON DELETE CASCADE
);

CREATE INDEX server_schedules_user_ix ON server_schedules (tenant_id, user_id);

-- What a person offers; the rules are a document.
CREATE TABLE server_event_types (
  tenant_id   text    NOT NULL,
  id          uuid    NOT NULL,
  user_id     uuid    NOT NULL,
  schedule_id uuid    NOT NULL,
  slug        text    NOT NULL,
  title       text    NOT NULL,
  description text    NOT NULL,
  location    text    NOT NULL,
  position    integer NOT NULL,
  definition  jsonb   NOT NULL,
  CONSTRAINT server_event_types_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT server_event_types_slug_uq UNIQUE (tenant_id, user_id, slug),
  CONSTRAINT server_event_types_user_fk FOREIGN KEY (tenant_id, user_id)
    REFERENCES server_users (tenant_id, id) ON DELETE CASCADE,
  CONSTRAINT server_event_types_schedule_fk FOREIGN KEY (tenant_id, schedule_id)
    REFERENCES server_schedules (tenant_id, id)
);

CREATE INDEX server_event_types_schedule_ix ON server_event_types (tenant_id, schedule_id);
