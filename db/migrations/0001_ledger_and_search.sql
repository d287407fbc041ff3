-- Smallest UUIDv7 of a moment: the bound of a partition of rows keyed by app-made UUIDv7.
create function uuid_from(moment timestamptz) returns uuid language sql immutable parallel safe as
$$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;
--> statement-breakpoint
-- Creates what is missing of the monthly partitions from the month of `since` to the month of `until`.
create function ensure_partitions(since timestamptz, until timestamptz) returns void language plpgsql as
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
      execute format('create table %I partition of deliveries for values from (%L) to (%L)',
        'deliveries_' || to_char(month at time zone 'UTC', 'YYYY_MM'), uuid_from(month), uuid_from(following));
    end if;
    month := following;
  end loop;
end
$$;
--> statement-breakpoint
-- Whatever no month was made for (a clock far off, very old demo data) still finds a place.
create table events_other partition of events default;
--> statement-breakpoint
create table deliveries_other partition of deliveries default;
--> statement-breakpoint
select ensure_partitions(now() - interval '12 months', now() + interval '2 months');
--> statement-breakpoint
-- One- and two-character pieces of a text: Chinese words of any length are found by index.
create function ngrams(t text) returns text[] language sql immutable parallel safe strict as
$$ select coalesce(array_agg(distinct substr(lower(t), i, n)), '{}') from generate_series(1, least(length(t), 4000)) i, generate_series(1, 2) n $$;
--> statement-breakpoint
alter table tickets add column grams text[] generated always as (ngrams(subject || ' ' || description)) stored;
--> statement-breakpoint
create index tickets_grams on tickets using gin (grams);
--> statement-breakpoint
-- Audit rows are written once; only the chainer may set seq and hash, and only once.
create function refuse_audit_change() returns trigger language plpgsql as
$$
begin
  if tg_op = 'DELETE' then
    raise exception 'audit rows are never deleted';
  end if;
  if old.hash is not null
     or (to_jsonb(new) - 'seq' - 'hash') is distinct from (to_jsonb(old) - 'seq' - 'hash')
     or new.hash is null or new.seq is null then
    raise exception 'audit rows are never changed';
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger audit_rows_append_only before update or delete on audit_rows
  for each row execute function refuse_audit_change();
--> statement-breakpoint
insert into content_versions (name, version, changed_at) values ('public', 1, now());
