-- What is done when the event of a booking was changed in its calendar: FLAG, FOLLOW or RESTORE.
ALTER TABLE server_calendar_accounts ADD COLUMN on_change text NOT NULL DEFAULT 'FLAG';

-- What others made of an event, if the booking is not the same: without a version it was deleted.
ALTER TABLE server_calendar_events ADD COLUMN differs      boolean NOT NULL DEFAULT false;
ALTER TABLE server_calendar_events ADD COLUMN seen_version text;
ALTER TABLE server_calendar_events ADD COLUMN seen_start   timestamptz;
ALTER TABLE server_calendar_events ADD COLUMN refusal      text NOT NULL DEFAULT '';
