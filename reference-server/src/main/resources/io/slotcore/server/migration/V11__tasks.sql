-- The table of db-scheduler, in the form that its documentation gives for PostgreSQL.
CREATE TABLE server_tasks (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  state                text,
  CONSTRAINT server_tasks_pk PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX server_tasks_execution_time_ix ON server_tasks (execution_time);

CREATE INDEX server_tasks_last_heartbeat_ix ON server_tasks (last_heartbeat);
