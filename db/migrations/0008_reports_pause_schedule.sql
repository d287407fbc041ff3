CREATE TABLE "notice_reports" (
	"notice_id" uuid PRIMARY KEY NOT NULL,
	"groups" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"counted_at" timestamp (3) with time zone,
	"took_ms" integer DEFAULT 0 NOT NULL,
	"seen" text,
	"counting_until" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "notices_unfinished";--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "send_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident_updates" ADD COLUMN "send_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "held_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "notices_not_over" ON "notices" USING btree ("created_at") WHERE state in ('expanding', 'paused', 'scheduled', 'sending');--> statement-breakpoint
CREATE INDEX "notices_scheduled" ON "notices" USING btree ("scheduled_at") WHERE state = 'scheduled';--> statement-breakpoint
CREATE INDEX "notices_held" ON "notices" USING btree ("held_at") WHERE held_at is not null;