CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"key" text NOT NULL,
	"delivery_id" uuid,
	"provider_ref" text,
	"recipient" text,
	"state" text NOT NULL,
	"code" text,
	"occurred_at" timestamp (3) with time zone,
	"applied_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "thread_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "thread_seq" integer;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "wakes_because" text;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "receipts_once" ON "receipts" USING btree ("provider","key");--> statement-breakpoint
CREATE INDEX "receipts_waiting_delivery" ON "receipts" USING btree ("delivery_id") WHERE applied_at is null;--> statement-breakpoint
CREATE INDEX "receipts_waiting_ref" ON "receipts" USING btree ("provider_ref") WHERE applied_at is null;--> statement-breakpoint
CREATE INDEX "receipts_created" ON "receipts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "deliveries_sms_sent" ON "deliveries" USING btree ("recipient","sent_at") WHERE channel = 'sms' and sent_at is not null;--> statement-breakpoint
CREATE INDEX "deliveries_provider_ref" ON "deliveries" USING btree ("provider_ref") WHERE provider_ref is not null;--> statement-breakpoint
CREATE INDEX "notices_thread" ON "notices" USING btree ("thread_id") WHERE thread_id is not null;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_id_unique" UNIQUE("id");