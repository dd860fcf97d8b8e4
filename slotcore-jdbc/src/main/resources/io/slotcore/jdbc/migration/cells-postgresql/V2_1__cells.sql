-- Cells of time in place of the exclusion constraint: what a database with nothing but unique keys
-- can do. Run in addition to the scripts for PostgreSQL; there is no way back.

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
  -- Cells off the grid would overlap without having the same start.
  CONSTRAINT slotcore_cell_grid
    CHECK (mod(extract(EPOCH FROM cell_start), ${cellSeconds}) = 0)
);

-- For taking the cells of a booking away, and for finding the rest of a claim.
CREATE INDEX slotcore_cell_by_booking
  ON slotcore_cell (tenant_id, booking_id, subject, unit_no, cell_start);

-- It fails, and changes nothing, if there is a claim that does not start on the grid.
INSERT INTO slotcore_cell (tenant_id, subject, unit_no, cell_start, booking_id, expires_at)
SELECT tenant_id, subject, unit_no, cell_start, booking_id, expires_at
FROM slotcore_claim
CROSS JOIN LATERAL generate_series(
  claim_start,
  claim_end - interval '1 microsecond',
  interval '${cellSeconds} seconds') AS cells (cell_start);

DROP TABLE slotcore_claim;
