ALTER TABLE "contacts" ADD COLUMN "hook_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "hook_index" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "hook_secret_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "posted" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "contacts_hook" ON "contacts" USING btree ("hook_index") WHERE hook_index is not null;