DROP INDEX "tickets_external";--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "api_key_id" uuid;--> statement-breakpoint
-- Who filed them stands in their history. Of two under one name, which channels kept apart, the first keeps it.
UPDATE tickets t SET api_key_id = filed.actor_id::uuid
  FROM (SELECT DISTINCT ON (e.actor_id, k.external_id) k.id, e.actor_id
          FROM tickets k
          JOIN events e ON e.subject_type = 'ticket' AND e.subject_id = k.id AND e.action = 'ticket.filed' AND e.actor_type = 'api'
         WHERE k.external_id IS NOT NULL
         ORDER BY e.actor_id, k.external_id, k.id) filed
 WHERE t.id = filed.id;--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_external_of_key" ON "tickets" USING btree ("api_key_id","external_id") WHERE api_key_id is not null and external_id is not null;