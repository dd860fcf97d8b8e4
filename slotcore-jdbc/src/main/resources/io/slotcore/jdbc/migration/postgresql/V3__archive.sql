-- What bookings of long ago are moved to by BookingArchive. The columns are those of the live tables;
-- nothing refers to anything, nothing is checked again, and no decision reads it.

-- With the time at which it was moved here, by the clock of the database.
CREATE TABLE slotcore_archived_booking (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  version bigint NOT NULL,
  status varchar(20) NOT NULL,
  event_type_id varchar(200) NOT NULL,
  first_host varchar(220) NOT NULL,
  hosts text NOT NULL,
  start_at timestamp(6) with time zone NOT NULL,
  end_at timestamp(6) with time zone NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  zone varchar(100) NOT NULL,
  promised_start varchar(40) NOT NULL,
  zone_data_version varchar(40) NOT NULL,
  invitation_sequence integer NOT NULL,
  reschedules integer NOT NULL,
  expires_at timestamp(6) with time zone,
  visitor varchar(200),
  hold_key varchar(410),
  moves_booking_id uuid,
  attendee_name varchar(200),
  attendee_email varchar(254),
  attendee_zone varchar(100),
  attendee_locale varchar(100),
  details text NOT NULL,
  cancel_reason text NOT NULL,
  created_at timestamp(6) with time zone NOT NULL,
  units text,
  party integer NOT NULL,
  booker varchar(200),
  session_id uuid,
  seat_numbers text,
  seats integer NOT NULL,
  series_id uuid,
  series_number integer,
  archived_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT slotcore_archived_booking_pk PRIMARY KEY (tenant_id, booking_id)
);

CREATE TABLE slotcore_archived_booking_host (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  subject varchar(220) NOT NULL,
  start_at timestamp(6) with time zone NOT NULL,
  CONSTRAINT slotcore_archived_booking_host_pk PRIMARY KEY (tenant_id, booking_id, subject)
);

CREATE TABLE slotcore_archived_session (
  tenant_id varchar(200) NOT NULL,
  booking_id uuid NOT NULL,
  seats integer NOT NULL,
  CONSTRAINT slotcore_archived_session_pk PRIMARY KEY (tenant_id, booking_id)
);

-- By guest: seats that were given up were no rows any more.
CREATE TABLE slotcore_archived_seat (
  tenant_id varchar(200) NOT NULL,
  session_id uuid NOT NULL,
  seat_no integer NOT NULL,
  seats integer NOT NULL,
  booking_id uuid NOT NULL,
  CONSTRAINT slotcore_archived_seat_pk PRIMARY KEY (tenant_id, booking_id, session_id, seat_no)
);

CREATE TABLE slotcore_archived_event (
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
  CONSTRAINT slotcore_archived_event_pk PRIMARY KEY (tenant_id, booking_id, version)
);
