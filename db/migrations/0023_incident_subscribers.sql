CREATE TABLE IF NOT EXISTS "incident_subscribers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"language" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	"unsubscribed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD COLUMN IF NOT EXISTS "incident_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "incident_subscribers_once" ON "incident_subscribers" USING btree ("channel","recipient","incident_id");--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "incident_subscribers_listening" ON "incident_subscribers" USING btree ("incident_id","id") WHERE unsubscribed_at is null;