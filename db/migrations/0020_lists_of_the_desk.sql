-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "notices_of_news" ON "notices" USING btree ("created_at") WHERE lane = 'incident';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "tickets_of_incident" ON "tickets" USING btree ("incident_id","created_at","department_id","state","contact_id") WHERE incident_id is not null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "tickets_incident";
