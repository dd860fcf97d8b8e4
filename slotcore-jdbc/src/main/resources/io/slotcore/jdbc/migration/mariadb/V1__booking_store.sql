-- The booking store on MariaDB. docs/schema.md tells what each table is for, and which servers will
-- do: those before the fix of MDEV-37199 let overlapping claims in.
--
-- Every key begins with the tenant, so that nothing of one tenant can collide with another's. A
-- subject is text of the form kind:id, for instance host:ada. Instants are in UTC, with
-- microseconds, as DATETIME: a TIMESTAMP ends in 2038 and follows the zone of the session.
--
-- Text is compared as it is: case, accents and trailing spaces count. An id of a booking is the 16
-- bytes of its UUID, most significant first, so that ids sort as they do elsewhere. The type UUID
-- sorts by the last six bytes first, except for some versions of UUIDs, and 10.6 has no such type.
-- A primary key has no name of its own here.

-- One row for each host and limited event type that was ever decided on. A decision locks the rows
-- of all subjects whose facts it counts; nothing else is kept here, and rows are never removed.
CREATE TABLE slotcore_subject (
  tenant_id varchar(200) NOT NULL,
  subject varchar(220) NOT NULL,
  PRIMARY KEY (tenant_id, subject)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE TABLE slotcore_booking (
  tenant_id varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  version bigint NOT NULL,
  status varchar(20) NOT NULL,
  event_type_id varchar(200) NOT NULL,
  -- The one who invites; slotcore_booking_host finds the others.
  first_host varchar(220) NOT NULL,
  -- All hosts, the first one included, in order, with spaces between them.
  hosts mediumtext NOT NULL,
  -- Which unit of each of them, in the same order; null if all are number 0 and nobody comes twice.
  units mediumtext,
  start_at datetime(6) NOT NULL,
  end_at datetime(6) NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  zone varchar(100) NOT NULL,
  -- The local time that was promised, as ISO 8601 text: it is no instant.
  promised_start varchar(40) NOT NULL,
  zone_data_version varchar(40) NOT NULL,
  invitation_sequence integer NOT NULL,
  reschedules integer NOT NULL,
  expires_at datetime(6),
  visitor varchar(200),
  -- Visitor and event type, as long as the booking is a hold.
  hold_key varchar(410),
  moves_booking_id binary(16),
  -- How many people come.
  party integer DEFAULT 1 NOT NULL,
  -- Whose limits the booking counts for.
  booker varchar(200),
  -- The session that a guest has seats of, and their numbers with spaces between them.
  session_id binary(16),
  seat_numbers mediumtext,
  -- How many seats a session has; zero for what is none.
  seats integer DEFAULT 0 NOT NULL,
  -- The first booking of the series, and which of the occurrences this one is.
  series_id binary(16),
  series_number integer,
  attendee_name varchar(200),
  attendee_email varchar(254),
  attendee_zone varchar(100),
  attendee_locale varchar(100),
  details mediumtext NOT NULL,
  cancel_reason mediumtext NOT NULL,
  created_at datetime(6) NOT NULL,
  PRIMARY KEY (tenant_id, booking_id),
  -- One hold for each visitor and event type: a new one replaces the old one in one transaction.
  CONSTRAINT slotcore_booking_one_hold UNIQUE (tenant_id, hold_key),
  CONSTRAINT slotcore_booking_hold_key CHECK (hold_key IS NULL OR status = 'HELD'),
  CONSTRAINT slotcore_booking_status CHECK (status IN (
    'HELD', 'PENDING_APPROVAL', 'PENDING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW',
    'CANCELLED', 'DECLINED', 'EXPIRED')),
  CONSTRAINT slotcore_booking_version CHECK (version >= 1),
  CONSTRAINT slotcore_booking_span CHECK (start_at < end_at),
  CONSTRAINT slotcore_booking_buffers
    CHECK (buffer_before_minutes >= 0 AND buffer_after_minutes >= 0),
  CONSTRAINT slotcore_booking_counts CHECK (invitation_sequence >= 0 AND reschedules >= 0),
  CONSTRAINT slotcore_booking_party CHECK (party >= 1),
  CONSTRAINT slotcore_booking_seats CHECK (seats >= 0),
  CONSTRAINT slotcore_booking_series CHECK (series_number >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

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
  booking_id binary(16) NOT NULL,
  subject varchar(220) NOT NULL,
  -- The booking's start, so that an index can find it by host and time.
  start_at datetime(6) NOT NULL,
  PRIMARY KEY (tenant_id, booking_id, subject),
  CONSTRAINT slotcore_booking_host_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE INDEX slotcore_booking_host_by_host
  ON slotcore_booking_host (tenant_id, subject, start_at, booking_id);

-- What bookings and holds take of whom, buffers included. A booking that takes nothing any more has
-- no rows here, so the constraints need no condition.
CREATE TABLE slotcore_claim (
  tenant_id varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  subject varchar(220) NOT NULL,
  -- Which unit of a resource that exists several times; a host is one unit, number 0.
  unit_no integer DEFAULT 0 NOT NULL,
  claim_start datetime(6) NOT NULL,
  claim_end datetime(6) NOT NULL,
  -- From this instant on the claim forbids nothing; null if it does not expire.
  expires_at datetime(6),
  -- A period refuses by itself an end that is not after its start.
  PERIOD FOR claimed (claim_start, claim_end),
  PRIMARY KEY (tenant_id, booking_id, subject, unit_no, claim_start),
  -- THIS IS WHAT PREVENTS DOUBLE BOOKING. Of one unit of one host or resource, no two claims
  -- overlap, whoever writes them: the library, a faulty version of it, another program, or SQL by
  -- hand. Spans are half-open, so one claim may begin at the very instant at which another one ends.
  CONSTRAINT slotcore_claim_no_overlap
    UNIQUE (tenant_id, subject, unit_no, claimed WITHOUT OVERLAPS),
  CONSTRAINT slotcore_claim_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_claim_unit
    CHECK (unit_no = 0 OR unit_no > 0 AND subject LIKE 'resource:%'),
  -- A read of what overlaps a window needs to look back this far and no farther: 31 days of booking
  -- with 31 days of buffer on either side.
  CONSTRAINT slotcore_claim_length
    CHECK (timestampdiff(MICROSECOND, claim_start, claim_end) <= 93 * 86400000000)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- For reading: the key above holds the end before the start.
CREATE INDEX slotcore_claim_by_time
  ON slotcore_claim (tenant_id, subject, claim_start, claim_end);

-- How many seats a session has.
CREATE TABLE slotcore_session (
  tenant_id varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  seats integer NOT NULL,
  PRIMARY KEY (tenant_id, booking_id),
  -- What the seats refer to, so that each knows how many there are.
  CONSTRAINT slotcore_session_seats UNIQUE (tenant_id, booking_id, seats),
  CONSTRAINT slotcore_session_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_session_size CHECK (seats >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Which guest has which seat. The keys and checks refuse to sell a seat twice, and one that the
-- session does not have. A guest who gives his seats up has no rows here any more.
CREATE TABLE slotcore_seat (
  tenant_id varchar(200) NOT NULL,
  session_id binary(16) NOT NULL,
  seat_no integer NOT NULL,
  -- How many the session has.
  seats integer NOT NULL,
  booking_id binary(16) NOT NULL,
  PRIMARY KEY (tenant_id, session_id, seat_no),
  -- It does not cascade: MariaDB lets no check speak of a column that does. The store brings both
  -- tables together in one transaction when a session gets another number of seats.
  CONSTRAINT slotcore_seat_session_fk FOREIGN KEY (tenant_id, session_id, seats)
    REFERENCES slotcore_session (tenant_id, booking_id, seats),
  CONSTRAINT slotcore_seat_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_seat_no CHECK (seat_no >= 0 AND seat_no < seats)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- For taking the seats of a guest away.
CREATE INDEX slotcore_seat_by_booking
  ON slotcore_seat (tenant_id, booking_id);

-- What happened: one row for each version of each booking, for ever. No personal data.
CREATE TABLE slotcore_event (
  tenant_id varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  version bigint NOT NULL,
  command varchar(20) NOT NULL,
  actor_role varchar(20) NOT NULL,
  actor_id varchar(200) NOT NULL,
  occurred_at datetime(6) NOT NULL,
  before_status varchar(20),
  before_start datetime(6),
  before_end datetime(6),
  before_hosts mediumtext,
  before_sequence integer,
  after_status varchar(20) NOT NULL,
  after_start datetime(6) NOT NULL,
  after_end datetime(6) NOT NULL,
  after_hosts mediumtext NOT NULL,
  after_sequence integer NOT NULL,
  PRIMARY KEY (tenant_id, booking_id, version),
  CONSTRAINT slotcore_event_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  CONSTRAINT slotcore_event_version CHECK (version >= 1),
  -- The first version has nothing before it, every other one has.
  CONSTRAINT slotcore_event_before CHECK ((version = 1) = (before_status IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- Events on their way: one row for each event and consumer, removed when it is delivered. A row is
-- due if its time has come and the same consumer has no earlier row of the same booking.
CREATE TABLE slotcore_delivery (
  tenant_id varchar(200) NOT NULL,
  consumer varchar(100) NOT NULL,
  booking_id binary(16) NOT NULL,
  version bigint NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  -- At first the time of the event; then the end of the lease, or of the pause after a failure.
  due_at datetime(6) NOT NULL,
  last_error varchar(2000),
  PRIMARY KEY (tenant_id, consumer, booking_id, version),
  CONSTRAINT slotcore_delivery_fk FOREIGN KEY (tenant_id, booking_id, version)
    REFERENCES slotcore_event (tenant_id, booking_id, version)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE INDEX slotcore_delivery_by_due
  ON slotcore_delivery (tenant_id, consumer, due_at);

-- What is kept with idempotency keys, for 24 hours; older rows count for nothing.
CREATE TABLE slotcore_idempotency (
  tenant_id varchar(200) NOT NULL,
  -- SHA-256 of principal, operation and key: the three together can be too long for an index.
  key_digest varchar(64) NOT NULL,
  request_hash varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  answer mediumtext NOT NULL,
  kept_at datetime(6) NOT NULL,
  PRIMARY KEY (tenant_id, key_digest)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE INDEX slotcore_idempotency_by_age
  ON slotcore_idempotency (tenant_id, kept_at);
