DROP INDEX "deliveries_due";--> statement-breakpoint
DROP INDEX "deliveries_leased";--> statement-breakpoint
DROP INDEX "deliveries_ticket";--> statement-breakpoint
DROP INDEX "deliveries_id";--> statement-breakpoint
DROP INDEX "deliveries_provider_ref";--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_notice_id_id_pk";--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_id_notice_id_pk" PRIMARY KEY("id","notice_id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "is_open" boolean GENERATED ALWAYS AS (state in ('queued', 'sending', 'temporary')) STORED;--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("lane","channel","next_at") WHERE is_open;--> statement-breakpoint
CREATE INDEX "deliveries_of_ticket" ON "deliveries" USING btree ("ticket_id") WHERE ticket_id is not null;--> statement-breakpoint
CREATE INDEX "deliveries_reported_by" ON "deliveries" USING btree ("provider_ref") WHERE provider_ref is not null and channel <> 'email';
--> statement-breakpoint
-- Time-ordered like the application's own ids (UUIDv7): rows made together stand together in an index.
create function uuid_now() returns uuid language sql volatile parallel safe as
$$ select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
     placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $$;
--> statement-breakpoint
-- Half of each page is left for the second version of its rows, so that claiming one touches no index.
create or replace function ensure_partitions(since timestamptz, until timestamptz) returns void language plpgsql as
$$
declare
  month timestamptz := date_trunc('month', since, 'UTC');
  following timestamptz;
begin
  while month <= until loop
    following := date_trunc('month', month + interval '32 days', 'UTC');
    if to_regclass('events_' || to_char(month at time zone 'UTC', 'YYYY_MM')) is null then
      execute format('create table %I partition of events for values from (%L) to (%L)',
        'events_' || to_char(month at time zone 'UTC', 'YYYY_MM'), month, following);
    end if;
    if to_regclass('deliveries_' || to_char(month at time zone 'UTC', 'YYYY_MM')) is null then
      execute format('create table %I partition of deliveries for values from (%L) to (%L) with (fillfactor = 50)',
        'deliveries_' || to_char(month at time zone 'UTC', 'YYYY_MM'), uuid_from(month), uuid_from(following));
    end if;
    month := following;
  end loop;
end
$$;
--> statement-breakpoint
do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'deliveries'::regclass loop
    execute format('alter table %s set (fillfactor = 50)', part);
  end loop;
end
$$;
