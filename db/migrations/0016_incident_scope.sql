ALTER TABLE "incidents" ADD COLUMN "invoice_kinds" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "symptoms" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "issued_from" date;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "issued_until" date;