CREATE TABLE IF NOT EXISTS "short_links" (
	"code_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "short_links_code_hash_subject_id_pk" PRIMARY KEY("code_hash","subject_id")
);
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "short_links_expiry" ON "short_links" USING btree ("expires_at");