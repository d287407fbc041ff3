CREATE TABLE "ticket_texts" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ticket_texts" ADD CONSTRAINT "ticket_texts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "name_index" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "mobile_tail_index" text;--> statement-breakpoint
-- What a ticket is found by beside its conversation, however it is written to.
CREATE FUNCTION keep_ticket_text() RETURNS trigger LANGUAGE plpgsql AS
$$
declare
  changed uuid := case tg_table_name when 'tickets' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'ticket_id')::uuid end;
begin
  insert into ticket_texts (ticket_id, text)
  select t.id, concat_ws(' ', t.subject, t.description, nullif(array_to_string(t.tags, ' '), ''), i.seller_name, i.buyer_name)
    from tickets t left join reported_invoices i on i.ticket_id = t.id
   where t.id = changed
      on conflict (ticket_id) do update set text = excluded.text where ticket_texts.text <> excluded.text;
  return null;
end
$$;
--> statement-breakpoint
CREATE TRIGGER tickets_text_added AFTER INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION keep_ticket_text();--> statement-breakpoint
CREATE TRIGGER tickets_text_changed AFTER UPDATE OF subject, description, tags ON tickets FOR EACH ROW
  WHEN (old.subject <> new.subject OR old.description <> new.description OR old.tags <> new.tags) EXECUTE FUNCTION keep_ticket_text();--> statement-breakpoint
CREATE TRIGGER reported_invoices_text_added AFTER INSERT ON reported_invoices FOR EACH ROW
  WHEN (new.seller_name IS NOT NULL OR new.buyer_name IS NOT NULL) EXECUTE FUNCTION keep_ticket_text();--> statement-breakpoint
CREATE TRIGGER reported_invoices_text_changed AFTER UPDATE OF seller_name, buyer_name ON reported_invoices FOR EACH ROW
  WHEN (old.seller_name IS DISTINCT FROM new.seller_name OR old.buyer_name IS DISTINCT FROM new.buyer_name) EXECUTE FUNCTION keep_ticket_text();--> statement-breakpoint
-- The pieces in the ticket's own row are made no more; the column goes with the next version, as this one's predecessor asks for it.
ALTER TABLE "tickets" ALTER COLUMN "grams" DROP EXPRESSION;
