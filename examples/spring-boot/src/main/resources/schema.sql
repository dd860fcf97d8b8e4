CREATE TABLE IF NOT EXISTS invoice (
  id uuid PRIMARY KEY,
  booking_id uuid NOT NULL UNIQUE,
  pupil varchar(200) NOT NULL,
  cents integer NOT NULL CHECK (cents > 0)
);
