CREATE TABLE "inbound_mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"delivery_id" uuid NOT NULL,
	"envelope_cipher" "bytea" NOT NULL,
	"raw_cipher" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "inbound_mails_key_unique" UNIQUE("key")
);
--> statement-breakpoint
-- What is encrypted can't be compressed.
ALTER TABLE "inbound_mails" ALTER COLUMN "raw_cipher" SET STORAGE EXTERNAL;--> statement-breakpoint
CREATE INDEX "inbound_mails_due" ON "inbound_mails" USING btree ("next_at") WHERE state = 'received';--> statement-breakpoint
CREATE INDEX "inbound_mails_settled" ON "inbound_mails" USING btree ("state","settled_at","id") WHERE settled_at is not null;--> statement-breakpoint
CREATE INDEX "inbound_mails_delivery" ON "inbound_mails" USING btree ("delivery_id");
