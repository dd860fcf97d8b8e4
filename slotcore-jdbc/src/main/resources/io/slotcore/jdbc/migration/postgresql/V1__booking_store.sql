-- The booking store on PostgreSQL 15 or later. docs/schema.md tells what each table is for.
--
-- Every key begins with the tenant, so that nothing of one tenant can collide with another's, and
-- every table can be partitioned or distributed by tenant. A subject is text of the form kind:id,
-- for instance host:ada. Instants are in UTC, with microseconds.

-- [jooq ignore start]
-- The equality of text within an exclusion constraint. A trusted extension: the owner of the
-- database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;
-- [jooq ignore stop]

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
  hosts text NOT NULL,
  start_at timestamp(6) with time zone NOT NULL,
  end_at timestamp(6) with time zone NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  zone varchar(100) NOT NULL,
  -- The local time that was promised, as ISO 8601 text: it is no instant, and drivers read local
  -- timestamps through the zone of the machine.
  promised_start varchar(40) NOT NULL,
  zone_data_version varchar(40) NOT NULL,
  invitation_sequence integer NOT NULL,
  reschedules integer NOT NULL,
  expires_at timestamp(6) with time zone,
  visitor varchar(200),
  -- Visitor and event type, as long as the booking is a hold.
  hold_key varchar(410),
  moves_booking_id uuid,
  attendee_name varchar(200),
  attendee_email varchar(254),
  attendee_zone varchar(100),
  attendee_locale varchar(100),
  details text NOT NULL,
  cancel_reason text NOT NULL,
  created_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT slotcore_booking_pk PRIMARY KEY (tenant_id, booking_id),
  -- One hold for each visitor and event type: a new one replaces the old one in one transaction.
  CONSTRAINT slotcore_booking_one_hold UNIQUE (tenant_id, hold_key),
  CONSTRAINT slotcore_booking_hold_key CHECK (hold_key IS NULL OR status = 'HELD'),
  CONSTRAINT slotcore_booking_status
    CHECK (status IN ('HELD', 'CONFIRMED', 'CANCELLED', 'EXPIRED')),
  CONSTRAINT slotcore_booking_version CHECK (version >= 1),
  CONSTRAINT slotcore_booking_span CHECK (start_at < end_at),
  CONSTRAINT slotcore_booking_buffers
    CHECK (buffer_before_minutes >= 0 AND buffer_after_minutes >= 0),
  CONSTRAINT slotcore_booking_counts CHECK (invitation_sequence >= 0 AND reschedules >= 0)
);

CREATE INDEX slotcore_booking_by_host
  ON slotcore_booking (tenant_id, first_host, start_at, booking_id);

CREATE INDEX slotcore_booking_by_event_type
  ON slotcore_booking (tenant_id, event_type_id, start_at, booking_id);

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

-- What bookings and holds take of whom, buffers included. A booking that takes nothing any more has
-- no rows here, so the constraints need no condition.
CREATE TABLE slotcore_claim (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  subject varchar(220) NOT NULL,
  -- Which unit of a resource that exists several times; a host is one unit, number 0.
  unit_no integer DEFAULT 0 NOT NULL,
  claim_start timestamp(6) with time zone NOT NULL,
  claim_end timestamp(6) with time zone NOT NULL,
  -- From this instant on the claim forbids nothing; null if it does not expire.
  expires_at timestamp(6) with time zone,
  CONSTRAINT slotcore_claim_pk
    PRIMARY KEY (tenant_id, booking_id, subject, unit_no, claim_start),
  CONSTRAINT slotcore_claim_fk FOREIGN KEY (tenant_id, booking_id)
    REFERENCES slotcore_booking (tenant_id, booking_id),
  -- An empty range would overlap nothing, and so pass the exclusion constraint unseen.
  CONSTRAINT slotcore_claim_span CHECK (claim_start < claim_end)
);

-- [jooq ignore start]
-- THIS IS WHAT PREVENTS DOUBLE BOOKING. Of one unit of one host or resource, no two claims overlap,
-- whoever writes them: the library, a faulty version of it, another program, or SQL by hand. Spans
-- are half-open, so one claim may begin at the very instant at which another one ends.
--
-- The subject stands in an expression to keep readers out: where tenants and subjects go together,
-- the planner takes this index for the better one, and reads thirty times slower.
ALTER TABLE slotcore_claim ADD CONSTRAINT slotcore_claim_no_overlap EXCLUDE USING gist (
  tenant_id WITH =,
  (subject || '') WITH =,
  unit_no WITH =,
  tstzrange(claim_start, claim_end) WITH &&
);

-- A read of what overlaps a window needs to look back this far and no farther: 31 days of booking
-- with 31 days of buffer on either side. The difference of two instants counts days of 24 hours,
-- whatever the zone of the session.
ALTER TABLE slotcore_claim ADD CONSTRAINT slotcore_claim_length
  CHECK (claim_end - claim_start <= interval '93 days');
-- [jooq ignore stop]

-- For reading. The index of the exclusion constraint is far slower to read, and its ranges are of no
-- use at all under row-level security. The end is a key column, so that it is compared within the index.
CREATE INDEX slotcore_claim_by_time
  ON slotcore_claim (tenant_id, subject, claim_start, claim_end);

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
  before_hosts text,
  before_sequence integer,
  after_status varchar(20) NOT NULL,
  after_start timestamp(6) with time zone NOT NULL,
  after_end timestamp(6) with time zone NOT NULL,
  after_hosts text NOT NULL,
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
  answer text NOT NULL,
  kept_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT slotcore_idempotency_pk PRIMARY KEY (tenant_id, key_digest)
);

CREATE INDEX slotcore_idempotency_by_age
  ON slotcore_idempotency (tenant_id, kept_at);
