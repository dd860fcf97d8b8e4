-- What bookings of long ago are moved to by BookingArchive. The columns are those of the live tables;
-- nothing refers to anything, nothing is checked again, and no decision reads it.

-- With the time at which it was moved here, by the clock of the database.
CREATE TABLE slotcore_archived_booking (
  tenant_id varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  version bigint NOT NULL,
  status varchar(20) NOT NULL,
  event_type_id varchar(200) NOT NULL,
  first_host varchar(220) NOT NULL,
  hosts mediumtext NOT NULL,
  units mediumtext,
  start_at datetime(6) NOT NULL,
  end_at datetime(6) NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  zone varchar(100) NOT NULL,
  promised_start varchar(40) NOT NULL,
  zone_data_version varchar(40) NOT NULL,
  invitation_sequence integer NOT NULL,
  reschedules integer NOT NULL,
  expires_at datetime(6),
  visitor varchar(200),
  hold_key varchar(410),
  moves_booking_id binary(16),
  party integer NOT NULL,
  booker varchar(200),
  session_id binary(16),
  seat_numbers mediumtext,
  seats integer NOT NULL,
  series_id binary(16),
  series_number integer,
  attendee_name varchar(200),
  attendee_email varchar(254),
  attendee_zone varchar(100),
  attendee_locale varchar(100),
  details mediumtext NOT NULL,
  cancel_reason mediumtext NOT NULL,
  created_at datetime(6) NOT NULL,
  archived_at datetime(6) NOT NULL,
  PRIMARY KEY (tenant_id, booking_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE TABLE slotcore_archived_booking_host (
  tenant_id varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  subject varchar(220) NOT NULL,
  start_at datetime(6) NOT NULL,
  PRIMARY KEY (tenant_id, booking_id, subject)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE TABLE slotcore_archived_session (
  tenant_id varchar(200) NOT NULL,
  booking_id binary(16) NOT NULL,
  seats integer NOT NULL,
  PRIMARY KEY (tenant_id, booking_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

-- By guest: seats that were given up were no rows any more.
CREATE TABLE slotcore_archived_seat (
  tenant_id varchar(200) NOT NULL,
  session_id binary(16) NOT NULL,
  seat_no integer NOT NULL,
  seats integer NOT NULL,
  booking_id binary(16) NOT NULL,
  PRIMARY KEY (tenant_id, booking_id, session_id, seat_no)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;

CREATE TABLE slotcore_archived_event (
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
  PRIMARY KEY (tenant_id, booking_id, version)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
