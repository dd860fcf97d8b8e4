-- Bookings and claims in hash partitions by tenant, for databases with many tenants.
--
-- Run it as the owner of the tables, once, in one transaction, while nothing books: it locks both
-- tables and copies them. SET slotcore.partitions = '16' sets how many there are; 16 if not set. It
-- changes nothing where they are partitioned already. Row-level security, if any, is put up anew
-- afterwards: run row_level_security.sql. SlotcoreSchema.partitionByTenant runs this very text.
--
-- All keys begin with the tenant, so every one of them still holds for the whole table, and a
-- statement of the store touches one partition. Before PostgreSQL 17 no exclusion constraint can stand
-- on a partitioned table, so each partition has its own, under the same name but for a number. Two
-- claims that overlap are of one tenant, and so in one partition.
--
-- It is not for claims that were turned into cells.

DO $$
DECLARE
  partitions integer := coalesce(nullif(current_setting('slotcore.partitions', true), ''), '16');
  no_overlap text;
  moved text;
  refers record;
  made record;
BEGIN
  IF (SELECT relkind = 'p' FROM pg_class WHERE oid = 'slotcore_booking'::regclass) THEN
    RETURN;
  END IF;
  IF partitions < 1 OR partitions > 1000 THEN
    RAISE EXCEPTION 'slotcore.partitions (%) must be 1 to 1000', partitions
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT pg_get_constraintdef(oid) INTO STRICT no_overlap
  FROM pg_constraint
  WHERE conrelid = 'slotcore_claim'::regclass AND conname = 'slotcore_claim_no_overlap';
  LOCK TABLE slotcore_booking, slotcore_claim IN ACCESS EXCLUSIVE MODE;

  -- What refers to bookings has to be told anew to what it refers.
  CREATE TEMPORARY TABLE slotcore_referring ON COMMIT DROP AS
    SELECT conrelid::regclass::text AS of_table, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'slotcore_booking'::regclass;
  FOR refers IN SELECT * FROM slotcore_referring LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', refers.of_table, refers.conname);
  END LOOP;

  FOREACH moved IN ARRAY ARRAY['slotcore_booking', 'slotcore_claim'] LOOP
    -- What depends on the old table goes with it, so it is written down first.
    CREATE TEMPORARY TABLE slotcore_kept AS
      SELECT 1 AS place, format('ALTER TABLE %I ADD CONSTRAINT %I %s',
        moved, conname, pg_get_constraintdef(oid)) AS statement
      FROM pg_constraint
      WHERE conrelid = moved::regclass AND contype IN ('p', 'u', 'c')
      UNION ALL
      SELECT 2, pg_get_indexdef(indexrelid)
      FROM pg_index i
      WHERE indrelid = moved::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', moved, moved || '_whole');
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS) PARTITION BY HASH (tenant_id)',
      moved, moved || '_whole');
    FOR number IN 0 .. partitions - 1 LOOP
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)',
        moved || '_p' || number, moved, partitions, number);
      IF moved = 'slotcore_claim' THEN
        -- THIS IS WHAT PREVENTS DOUBLE BOOKING, as the migrations made it.
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I %s',
          moved || '_p' || number, 'slotcore_claim_no_overlap_p' || number, no_overlap);
      END IF;
    END LOOP;
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', moved, moved || '_whole');
    EXECUTE format('DROP TABLE %I', moved || '_whole');
    FOR made IN SELECT statement FROM slotcore_kept ORDER BY place, statement LOOP
      EXECUTE made.statement;
    END LOOP;
    DROP TABLE slotcore_kept;
  END LOOP;

  FOR refers IN SELECT * FROM slotcore_referring LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s',
      refers.of_table, refers.conname, refers.definition);
  END LOOP;
END
$$;
