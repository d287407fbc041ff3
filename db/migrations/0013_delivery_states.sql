-- NOT VALID: no row is read while the table is locked. What stands in it is checked after the migration (db/migrate.ts).
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_state" CHECK (state in ('queued', 'sending', 'sent', 'delivered', 'temporary', 'permanent', 'suppressed', 'cancelled')) NOT VALID;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_state" CHECK (state in ('scheduled', 'expanding', 'sending', 'paused', 'finished', 'cancelled')) NOT VALID;
