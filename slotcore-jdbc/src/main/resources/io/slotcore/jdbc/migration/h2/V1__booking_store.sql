-- The booking store on H2 2.4 or later. docs/schema.md tells what each table is for.
--
-- Every key begins with the tenant, so that nothing of one tenant can collide with another's. A
-- subject is text of the form kind:id, for instance host:ada. Instants are in UTC, with
-- microseconds. Text that is long elsewhere is varchar, which here holds a million characters.

-- The time of a statement in milliseconds since 1970: CURRENT_TIMESTAMP stands still in a
-- transaction, which may have waited for its locks.
CREATE ALIAS slotcore_clock FOR 'java.lang.System.currentTimeMillis';

-- One row for each host and limited event type that was ever decided on. A decision locks the rows
-- of all subjects whose facts it counts; nothing else is kept here, and rows are never removed.
CREATE TABLE slotcore_subject (
  tenant_id varchar(200) NOT NULL,
  subject varchar(220) NOT NULL,
  CONSTRAINT slotcore_subject_pk PRIMARY KEY (tenant_id, subject)
);

CREATE TABLE slotcore_booking (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  version bigint NOT NULL,
  status varchar(20) NOT NULL,
  event_type_id varchar(200) NOT NULL,
  -- The one who invites; slotcore_booking_host finds the others.
  first_host varchar(220) NOT NULL,
  -- All hosts, the first one included, in order, with spaces between them.
  hosts varchar NOT NULL,
  -- Which unit of each of them, in the same order; null if all are number 0 and nobody comes twice.
  units varchar,
  start_at timestamp(6) with time zone NOT NULL,
  end_at timestamp(6) with time zone NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  zone varchar(100) NOT NULL,
  -- The local time that was promised, as ISO 8601 text: it is no instant.
  promised_start varchar(40) NOT NULL,
  zone_data_version varchar(40) NOT NULL,
  invitation_sequence integer NOT NULL,
  reschedules integer NOT NULL,
  expires_at timestamp(6) with time zone,
  visitor varchar(200),
  -- Visitor and event type, as long as the booking is a hold.
  hold_key varchar(410),
  moves_booking_id uuid,
  -- How many people come.
  party integer DEFAULT 1 NOT NULL,
  -- Whose limits the booking counts for.
  booker varchar(200),
  -- The session that a guest has seats of, and their numbers with spaces between them.
  session_id uuid,
  seat_numbers varchar,
  -- How many seats a session has; zero for what is none.
  seats integer DEFAULT 0 NOT NULL,
  -- The first booking of the series, and which of the occurrences this one is.
  series_id uuid,
  series_number integer,
  attendee_name varchar(200),
  attendee_email varchar(254),
  attendee_zone varchar(100),
  attendee_locale varchar(100),
  details varchar NOT NULL,
  cancel_reason varchar NOT NULL,
  created_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT slotcore_booking_pk PRIMARY KEY (tenant_id, booking_id),
  -- One hold for each visitor and event type: a new one replaces the old one in one transaction.
  CONSTRAINT slotcore_booking_one_hold UNIQUE (tenant_id, hold_key),
  CONSTRAINT slotcore_booking_hold_key CHECK (hold_key IS NULL OR status = 'HELD'),
  -- Not IN: H2 2.4 forgets its list when the connection is closed that has made the table.
  CONSTRAINT slotcore_booking_status CHECK (CASE status
    WHEN 'HELD' THEN TRUE WHEN 'PENDING_APPROVAL' THEN TRUE WHEN 'PENDING_PAYMENT' THEN TRUE
    WHEN 'CONFIRMED' THEN TRUE WHEN 'COMPLETED' THEN TRUE WHEN 'NO_SHOW' THEN TRUE
    WHEN 'CANCELLED' THEN TRUE WHEN 'DECLINED' THEN TRUE WHEN 'EXPIRED' THEN TRUE
    ELSE FALSE END),
  CONSTRAINT slotcore_booking_version CHECK (version >= 1),
  CONSTRAINT slotcore_booking_span CHECK (start_at < end_at),
  CONSTRAINT slotcore_booking_buffers
    CHECK (buffer_before_minutes >= 0 AND buffer_after_minutes >= 0),
  CONSTRAINT slotcore_booking_counts CHECK (invitation_sequence >= 0 AND reschedules >= 0),
  CONSTRAINT slotcore_booking_party CHECK (party >= 1),
  CONSTRAINT slotcore_booking_seats CHECK (seats >= 0),
  CONSTRAINT slotcore_booking_series CHECK (series_number >= 0)
);

CREATE INDEX slotcore_booking_by_host
  ON slotcore_booking (tenant_id, first_host, start_at, booking_id);

CREATE INDEX slotcore_booking_by_event_type
  ON slotcore_booking (tenant_id, event_type_id, start_at, booking_id);

CREATE INDEX slotcore_booking_by_session
  ON slotcore_booking (tenant_id, session_id);

CREATE INDEX slotcore_booking_by_series
  ON slotcore_booking (tenant_id, series_id);

CREATE INDEX slotcore_booking_by_booker
  ON slotcore_booking (tenant_id, booker, start_at);

ALTER TABLE slotcore_booking
  ADD CONSTRAINT slotcore_booking_session_fk FOREIGN KEY (tenant_id, session_id)
    REFERENCES slotcore_booking (tenant_id, booking_id);

-- The second and further hosts of a booking. Most bookings have none.
CREATE TABLE slotcore_booking_host (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  subject varchar(220) NOT NULL,
  -- The booking's start, so that an index can find it by host and time.
  start_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT slotcore_booking_host_pk PRIMARY KEY (tenant_id, booking_id, subject),
  CONSTRAINT slotcore_booking_host_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id)
);

CREATE INDEX slotcore_booking_host_by_host
  ON slotcore_booking_host (tenant_id, subject, start_at, booking_id);

-- What bookings and holds take of whom, buffers included: one row for each cell of time that is
-- taken. A claim is the run of a booking's cells that touch, and is kept nowhere else. A booking that
-- takes nothing any more has no rows here.
CREATE TABLE slotcore_cell (
  tenant_id varchar(200) NOT NULL,
  subject varchar(220) NOT NULL,
  -- Which unit of a resource that exists several times; a host is one unit, number 0.
  unit_no integer DEFAULT 0 NOT NULL,
  cell_start timestamp(6) with time zone NOT NULL,
  booking_id uuid NOT NULL,
  -- From this instant on the cell forbids nothing; null if it does not expire.
  expires_at timestamp(6) with time zone,
  -- THIS IS WHAT PREVENTS DOUBLE BOOKING. A cell of one unit of one host or resource is taken once,
  -- whoever writes it: the library, a faulty version of it, another program, or SQL by hand.
  CONSTRAINT slotcore_cell_pk PRIMARY KEY (tenant_id, subject, cell_start, unit_no),
  CONSTRAINT slotcore_cell_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_cell_unit
    CHECK (unit_no = 0 OR unit_no > 0 AND subject LIKE 'resource:%'),
  -- Cells off the grid would overlap without having the same start. In microseconds, because a
  -- remainder has no more digits than what is divided was declared with.
  CONSTRAINT slotcore_cell_grid
    CHECK (mod(extract(EPOCH FROM cell_start) * 1000000, ${cellSeconds} * 1000000) = 0)
);

-- For taking the cells of a booking away, and for finding the rest of a claim.
CREATE INDEX slotcore_cell_by_booking
  ON slotcore_cell (tenant_id, booking_id, subject, unit_no, cell_start);

-- How many seats a session has.
CREATE TABLE slotcore_session (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  seats integer NOT NULL,
  CONSTRAINT slotcore_session_pk PRIMARY KEY (tenant_id, booking_id),
  -- What the seats refer to, so that each knows how many there are.
  CONSTRAINT slotcore_session_seats UNIQUE (tenant_id, booking_id, seats),
  CONSTRAINT slotcore_session_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_session_size CHECK (seats >= 1)
);

-- Which guest has which seat. The keys and checks refuse to sell a seat twice, and one that the
-- session does not have. A guest who gives his seats up has no rows here any more.
CREATE TABLE slotcore_seat (
  tenant_id varchar(200) NOT NULL,
  session_id uuid NOT NULL,
  seat_no integer NOT NULL,
  -- How many the session has.
  seats integer NOT NULL,
  booking_id uuid NOT NULL,
  CONSTRAINT slotcore_seat_pk PRIMARY KEY (tenant_id, session_id, seat_no),
  CONSTRAINT slotcore_seat_session_fk FOREIGN KEY (tenant_id, session_id, seats)
    REFERENCES slotcore_session (tenant_id, booking_id, seats)
    ON UPDATE CASCADE,
  CONSTRAINT slotcore_seat_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_seat_no CHECK (seat_no >= 0 AND seat_no < seats)
);

-- For taking the seats of a guest away.
CREATE INDEX slotcore_seat_by_booking
  ON slotcore_seat (tenant_id, booking_id);

-- What happened: one row for each version of each booking, for ever. No personal data.
CREATE TABLE slotcore_event (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  version bigint NOT NULL,
  command varchar(20) NOT NULL,
  actor_role varchar(20) NOT NULL,
  actor_id varchar(200) NOT NULL,
  occurred_at timestamp(6) with time zone NOT NULL,
  before_status varchar(20),
  before_start timestamp(6) with time zone,
  before_end timestamp(6) with time zone,
  before_hosts varchar,
  before_sequence integer,
  after_status varchar(20) NOT NULL,
  after_start timestamp(6) with time zone NOT NULL,
  after_end timestamp(6) with time zone NOT NULL,
  after_hosts varchar NOT NULL,
  after_sequence integer NOT NULL,
  CONSTRAINT slotcore_event_pk PRIMARY KEY (tenant_id, booking_id, version),
  CONSTRAINT slotcore_event_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_event_version CHECK (version >= 1),
  -- The first version has nothing before it, every other one has.
  CONSTRAINT slotcore_event_before CHECK ((version = 1) = (before_status IS NULL))
);

-- Events on their way: one row for each event and consumer, removed when it is delivered. A row is
-- due if its time has come and the same consumer has no earlier row of the same booking.
CREATE TABLE slotcore_delivery (
  tenant_id varchar(200) NOT NULL,
  consumer varchar(100) NOT NULL,
  booking_id uuid NOT NULL,
  version bigint NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  -- At first the time of the event; then the end of the lease, or of the pause after a failure.
  due_at timestamp(6) with time zone NOT NULL,
  last_error varchar(2000),
  CONSTRAINT slotcore_delivery_pk PRIMARY KEY (tenant_id, consumer, booking_id, version),
  CONSTRAINT slotcore_delivery_fk FOREIGN KEY (tenant_id, booking_id, version)
    REFERENCES slotcore_event (tenant_id, booking_id, version)
);

CREATE INDEX slotcore_delivery_by_due
  ON slotcore_delivery (tenant_id, consumer, due_at);

-- What is kept with idempotency keys, for 24 hours; older rows count for nothing.
CREATE TABLE slotcore_idempotency (
  tenant_id varchar(200) NOT NULL,
  -- SHA-256 of principal, operation and key: the three together can be too long for an index.
  key_digest varchar(64) NOT NULL,
  request_hash varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  answer varchar NOT NULL,
  kept_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT slotcore_idempotency_pk PRIMARY KEY (tenant_id, key_digest)
);

CREATE INDEX slotcore_idempotency_by_age
  ON slotcore_idempotency (tenant_id, kept_at);
