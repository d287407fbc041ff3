CREATE TABLE "channel_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"off" text[] NOT NULL,
	"reason" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_rules_version_unique" UNIQUE("version")
);
--> statement-breakpoint
CREATE TABLE "message_wordings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message" text NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"version" integer NOT NULL,
	"words" jsonb NOT NULL,
	"reason" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channel_rules" ADD CONSTRAINT "channel_rules_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_wordings" ADD CONSTRAINT "message_wordings_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "message_wordings_version" ON "message_wordings" USING btree ("message","channel","language","version");