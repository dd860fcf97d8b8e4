-- Seats of groups, units of resources, parties, bookers, series, and states that wait.

ALTER TABLE slotcore_booking
  -- Which unit of each of the hosts, in the same order; null if all are number 0 and nobody comes
  -- twice.
  ADD COLUMN units text,
  -- How many people come.
  ADD COLUMN party integer DEFAULT 1 NOT NULL,
  -- Whose limits the booking counts for.
  ADD COLUMN booker varchar(200),
  -- The session that a guest has seats of, and their numbers with spaces between them.
  ADD COLUMN session_id uuid,
  ADD COLUMN seat_numbers text,
  -- How many seats a session has; zero for what is none.
  ADD COLUMN seats integer DEFAULT 0 NOT NULL,
  -- The first booking of the series, and which of the occurrences this one is.
  ADD COLUMN series_id uuid,
  ADD COLUMN series_number integer,
  DROP CONSTRAINT slotcore_booking_status,
  ADD CONSTRAINT slotcore_booking_status CHECK (status IN (
    'HELD', 'PENDING_APPROVAL', 'PENDING_PAYMENT', 'CONFIRMED', 'COMPLETED', 'NO_SHOW',
    'CANCELLED', 'DECLINED', 'EXPIRED')),
  ADD CONSTRAINT slotcore_booking_party CHECK (party >= 1),
  ADD CONSTRAINT slotcore_booking_seats CHECK (seats >= 0),
  ADD CONSTRAINT slotcore_booking_series CHECK (series_number >= 0),
  ADD CONSTRAINT slotcore_booking_session_fk FOREIGN KEY (tenant_id, session_id)
    REFERENCES slotcore_booking (tenant_id, booking_id);

-- Most bookings have no session, no series and no booker, and so no place in these.
CREATE INDEX slotcore_booking_by_session
  ON slotcore_booking (tenant_id, session_id)
  WHERE session_id IS NOT NULL;

CREATE INDEX slotcore_booking_by_series
  ON slotcore_booking (tenant_id, series_id)
  WHERE series_id IS NOT NULL;

CREATE INDEX slotcore_booking_by_booker
  ON slotcore_booking (tenant_id, booker, start_at)
  WHERE booker IS NOT NULL;

-- The key by which claims are read: those of a subject, by time. It was an index beside a key that
-- began with the booking; now the booking has the smaller one.
ALTER TABLE slotcore_claim
  ADD CONSTRAINT slotcore_claim_unit
    CHECK (unit_no = 0 OR unit_no > 0 AND subject LIKE 'resource:%'),
  DROP CONSTRAINT slotcore_claim_pk,
  ADD CONSTRAINT slotcore_claim_pk
    PRIMARY KEY (tenant_id, subject, claim_start, claim_end, unit_no);

DROP INDEX slotcore_claim_by_time;

CREATE INDEX slotcore_claim_by_booking
  ON slotcore_claim (tenant_id, booking_id);

-- A claim may last 93 days, so a read would have to begin that far before its window. Those of more
-- than a day are few: they are read through this index, and all others from a day before.
CREATE INDEX slotcore_claim_long
  ON slotcore_claim (tenant_id, subject, claim_start, claim_end)
  WHERE claim_end - claim_start > interval '1 day';

-- THIS IS WHAT PREVENTS DOUBLE BOOKING, as before: of one unit of one host or resource of a tenant, no
-- two claims overlap. Subject and unit stand in it as one digest of 128 bits, which costs half as
-- much to compare as the texts; ids have no white space, so a space parts them for certain. No
-- reader can take this index for one that finds a subject.
ALTER TABLE slotcore_claim
  DROP CONSTRAINT slotcore_claim_no_overlap,
  ADD CONSTRAINT slotcore_claim_no_overlap EXCLUDE USING gist (
    tenant_id WITH =,
    (md5(subject || ' ' || unit_no)::uuid) WITH =,
    tstzrange(claim_start, claim_end) WITH &&
  );

-- Only holds have a place in it.
ALTER TABLE slotcore_booking DROP CONSTRAINT slotcore_booking_one_hold;

CREATE UNIQUE INDEX slotcore_booking_one_hold
  ON slotcore_booking (tenant_id, hold_key)
  WHERE hold_key IS NOT NULL;

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

-- Rows come in the order of their age, so that a summary of each range of pages serves the job that
-- forgets old keys; it costs a booking nothing.
DROP INDEX slotcore_idempotency_by_age;

CREATE INDEX slotcore_idempotency_by_age
  ON slotcore_idempotency USING brin (tenant_id, kept_at);
