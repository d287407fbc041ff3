ALTER TABLE "tickets" ADD COLUMN "response_breached_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "drill_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "copied_from_id" uuid;--> statement-breakpoint
-- One stamp stood for both clocks: before the resolution was due it can only have been the first answer's.
UPDATE "tickets" SET "response_breached_at" = "breached_at", "breached_at" = NULL
 WHERE "breached_at" < "resolution_due_at" AND "state" IN ('new', 'open', 'waiting_reporter', 'waiting_upstream', 'reopened');--> statement-breakpoint
-- Real tickets are in no drill.
UPDATE "tickets" SET "incident_id" = NULL
 WHERE "incident_id" IN (SELECT "id" FROM "incidents" WHERE "drill_since" IS NOT NULL);
