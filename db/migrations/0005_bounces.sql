CREATE TABLE "receipt_pulls" (
	"delivery_id" uuid PRIMARY KEY NOT NULL,
	"tries" integer NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "code" text;--> statement-breakpoint
CREATE INDEX "receipts_bounced" ON "receipts" USING btree ("recipient","created_at") WHERE provider = 'smtp' and state = 'permanent';