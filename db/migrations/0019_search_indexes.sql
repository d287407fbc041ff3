-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "contacts_name" ON "contacts" USING btree ("name_index") WHERE name_index is not null;--> statement-breakpoint
-- in batches
INSERT INTO ticket_texts (ticket_id, text)
SELECT t.id, concat_ws(' ', t.subject, t.description, nullif(array_to_string(t.tags, ' '), ''), i.seller_name, i.buyer_name)
  FROM tickets t LEFT JOIN reported_invoices i ON i.ticket_id = t.id
 WHERE NOT EXISTS (SELECT FROM ticket_texts x WHERE x.ticket_id = t.id)
 ORDER BY t.id LIMIT 20000
    ON CONFLICT DO NOTHING;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ticket_texts_grams" ON "ticket_texts" USING gin (article_grams("text"));--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "contacts_mobile_tail" ON "contacts" USING btree ("mobile_tail_index") WHERE mobile_tail_index is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "contacts_without_indexes" ON "contacts" USING btree ("id") WHERE (name_cipher is not null and name_index is null) or (mobile_cipher is not null and mobile_tail_index is null);--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "messages_grams" ON "messages" USING gin (article_grams("body")) WHERE incident_update_id is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reported_invoices_of_buyer" ON "reported_invoices" USING btree ("buyer_tax_id_index","ticket_id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reported_invoices_of_seller" ON "reported_invoices" USING btree ("seller_tax_id_index","ticket_id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "reported_invoices_tail" ON "reported_invoices" USING btree (reverse(number) text_pattern_ops);--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "tickets_number_tail" ON "tickets" USING btree (right(number, 4));--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "contacts_of_mobile" ON "contacts" USING btree ("mobile_index","id");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "contacts_mobile";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "reported_invoices_buyer";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "reported_invoices_seller";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "tickets_grams";
