CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"components" text[] DEFAULT '{}' NOT NULL,
	"placements" text[] DEFAULT '{}' NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"pinned_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"notify" text DEFAULT 'nobody' NOT NULL,
	"notice_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"purpose" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "privacy_notices" (
	"version" integer PRIMARY KEY NOT NULL,
	"changes" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"effective_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service_ratings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"level" integer NOT NULL,
	"aspects" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"comment" text,
	"language" text NOT NULL,
	"incident_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_versions" (
	"article_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"author_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "article_versions_article_id_version_pk" PRIMARY KEY("article_id","version")
);
--> statement-breakpoint
CREATE TABLE "article_votes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"helpful" boolean NOT NULL,
	"comment" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"topic" text NOT NULL,
	"audience" text DEFAULT 'public' NOT NULL,
	"causes" text[] DEFAULT '{}' NOT NULL,
	"invoice_kinds" text[] DEFAULT '{}' NOT NULL,
	"position" integer NOT NULL,
	"current_version" integer NOT NULL,
	"search_text" text NOT NULL,
	"owner_id" uuid,
	"review_on" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "maintenance_updates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"window_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"status" text NOT NULL,
	"occasion" text NOT NULL,
	"body" jsonb,
	"former_starts_at" timestamp (3) with time zone,
	"former_ends_at" timestamp (3) with time zone,
	"notice_id" uuid,
	"staff_id" uuid,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "number" text;--> statement-breakpoint
UPDATE "maintenance_windows" SET "number" = 'M' || upper(right(id::text, 10));--> statement-breakpoint
ALTER TABLE "maintenance_windows" ALTER COLUMN "number" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "verify_minutes" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "notice_minutes" integer DEFAULT 1440 NOT NULL;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "notify" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "state" text DEFAULT 'scheduled' NOT NULL;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "next_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "noticed_ahead_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "verifying_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "completed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "update_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "one_time_codes" ADD COLUMN "subscriber_id" uuid;--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "wanted" jsonb;--> statement-breakpoint
ALTER TABLE "subscribers" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_votes" ADD CONSTRAINT "article_votes_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_updates" ADD CONSTRAINT "maintenance_updates_window_id_maintenance_windows_id_fk" FOREIGN KEY ("window_id") REFERENCES "public"."maintenance_windows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_updates" ADD CONSTRAINT "maintenance_updates_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "announcements_number" ON "announcements" USING btree ("number");--> statement-breakpoint
CREATE INDEX "announcements_public" ON "announcements" USING btree ("starts_at") WHERE published_at is not null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "consents_contact" ON "consents" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "service_ratings_created" ON "service_ratings" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "article_votes_article" ON "article_votes" USING btree ("article_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "articles_slug" ON "articles" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "articles_public" ON "articles" USING btree ("topic","position") WHERE published_at is not null and withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "maintenance_updates_seq" ON "maintenance_updates" USING btree ("window_id","seq");--> statement-breakpoint
ALTER TABLE "maintenance_windows" ADD CONSTRAINT "maintenance_windows_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "maintenance_windows_number" ON "maintenance_windows" USING btree ("number");--> statement-breakpoint
CREATE INDEX "maintenance_windows_due" ON "maintenance_windows" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
-- Windows from before states were kept: what is over is completed, the rest is due at its start.
UPDATE "maintenance_windows" SET "state" = 'completed', "started_at" = "starts_at", "completed_at" = "ends_at" WHERE "ends_at" <= now() AND "cancelled_at" IS NULL;--> statement-breakpoint
UPDATE "maintenance_windows" SET "next_at" = "starts_at" WHERE "ends_at" > now() AND "cancelled_at" IS NULL;--> statement-breakpoint
-- As ngrams(), for texts as long as an article in all its languages: substr() counts from the start each time.
create function article_grams(t text) returns text[] language sql immutable parallel safe strict as
$$ select coalesce(array_agg(distinct gram), '{}')
     from (select ch, ch || lead(ch) over (order by i) as pair
             from unnest(string_to_array(lower(left(t, 40000)), null)) with ordinality as c(ch, i)) p,
          lateral (values (ch), (pair)) g(gram)
    where gram is not null $$;
--> statement-breakpoint
alter table articles add column grams text[] generated always as (article_grams(search_text)) stored;
--> statement-breakpoint
create index articles_grams on articles using gin (grams);
