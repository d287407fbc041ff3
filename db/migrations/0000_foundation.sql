CREATE TABLE "audit_rows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"seq" bigint,
	"hash" "bytea"
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "events_at_id_pk" PRIMARY KEY("at","id")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name_cipher" "bytea",
	"mobile_cipher" "bytea",
	"mobile_index" text,
	"email_cipher" "bytea",
	"email_index" text,
	"language" text NOT NULL,
	"notify_by" text[] NOT NULL,
	"demo_since" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"ticket_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"visibility" text NOT NULL,
	"body" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_ticket_id_staff_id_visibility_pk" PRIMARY KEY("ticket_id","staff_id","visibility")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid,
	"message_id" uuid,
	"name_cipher" "bytea" NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"content_key" text NOT NULL,
	"visibility" text NOT NULL,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"author" text NOT NULL,
	"staff_id" uuid,
	"visibility" text NOT NULL,
	"body" text NOT NULL,
	"channel" text NOT NULL,
	"external_key" text,
	"incident_update_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"made_by" uuid,
	"text" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"kept_at" timestamp (3) with time zone,
	"alarmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket_reads" (
	"ticket_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_reads_ticket_id_staff_id_pk" PRIMARY KEY("ticket_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "incident_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"role" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "incident_stages" (
	"incident_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"planned_minutes" integer NOT NULL,
	"extended_minutes" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"skipped_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"at_risk_alarmed_at" timestamp (3) with time zone,
	"overdue_alarmed_at" timestamp (3) with time zone,
	CONSTRAINT "incident_stages_incident_id_key_pk" PRIMARY KEY("incident_id","key")
);
--> statement-breakpoint
CREATE TABLE "incident_updates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"incident_id" uuid NOT NULL,
	"seq" integer,
	"status" text NOT NULL,
	"body" jsonb NOT NULL,
	"components" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"components_before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"next_update_at" timestamp (3) with time zone,
	"notify" text DEFAULT 'everyone' NOT NULL,
	"urgent_reason" text,
	"drafted_by" uuid,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"self_approval_reason" text,
	"discarded_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"display_at" timestamp (3) with time zone,
	"notice_id" uuid,
	"corrects_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"title" jsonb NOT NULL,
	"description" text NOT NULL,
	"severity" integer NOT NULL,
	"components" text[] NOT NULL,
	"regions" text[] DEFAULT '{}' NOT NULL,
	"dependencies" text[] DEFAULT '{}' NOT NULL,
	"workaround" jsonb,
	"relief" jsonb,
	"public_status" text NOT NULL,
	"component_states" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"commander_id" uuid,
	"declared_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"monitoring_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"recovered_up_to" uuid,
	"recovered_at" timestamp (3) with time zone,
	"eta" timestamp (3) with time zone,
	"next_update_at" timestamp (3) with time zone,
	"next_update_alarmed_at" timestamp (3) with time zone,
	"update_count" integer DEFAULT 0 NOT NULL,
	"estimate" jsonb,
	"drill_since" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "incidents_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "maintenance_windows" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"components" text[] NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"channel" text NOT NULL,
	"lane" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"ticket_id" uuid,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"lease_token" uuid,
	"lease_until" timestamp (3) with time zone,
	"provider" text,
	"provider_ref" text,
	"failure" text,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deliveries_notice_id_id_pk" PRIMARY KEY("notice_id","id")
) PARTITION BY RANGE ("notice_id");
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message" text NOT NULL,
	"lane" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text NOT NULL,
	"audience" integer DEFAULT 0 NOT NULL,
	"queued" integer DEFAULT 0 NOT NULL,
	"sending" integer DEFAULT 0 NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"delivered" integer DEFAULT 0 NOT NULL,
	"temporary" integer DEFAULT 0 NOT NULL,
	"permanent" integer DEFAULT 0 NOT NULL,
	"suppressed" integer DEFAULT 0 NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	"expanded_up_to" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"scheduled_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"cancel_requested_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"ticket_id" uuid,
	"contact_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sandbox_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"to_index" text NOT NULL,
	"content_cipher" "bytea" NOT NULL,
	"delivery_id" uuid NOT NULL,
	"notice_id" uuid,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscribers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"components" text[] DEFAULT '{}' NOT NULL,
	"kinds" text[] NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"unsubscribed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "suppressions" (
	"recipient" text NOT NULL,
	"channel" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "suppressions_recipient_channel_pk" PRIMARY KEY("recipient","channel")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"per_second" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "departments_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email_cipher" "bytea" NOT NULL,
	"email_index" text NOT NULL,
	"roles" text[] NOT NULL,
	"department_id" uuid,
	"password_hash" text,
	"skills" text[] DEFAULT '{}' NOT NULL,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	"available_since" timestamp (3) with time zone,
	"last_assigned_at" timestamp (3) with time zone,
	"locked_until" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"staff_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "staff_invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"user_agent" text NOT NULL,
	"address_index" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "staff_sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"staff_id" uuid,
	"department_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" uuid
);
--> statement-breakpoint
CREATE TABLE "content_versions" (
	"name" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"answer_cipher" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "throttles_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"department_id" uuid NOT NULL,
	"urgency" integer NOT NULL,
	"impact" integer NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_tables" (
	"version" integer PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deflections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause_code" text NOT NULL,
	"solved" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "routing_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"outcome" jsonb NOT NULL,
	"live_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"survey_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"solved" boolean NOT NULL,
	"level" integer NOT NULL,
	"aspects" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"comment" text,
	"via" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "survey_answers_survey_id_version_pk" PRIMARY KEY("survey_id","version")
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL,
	"resolution" integer NOT NULL,
	"invited_at" timestamp (3) with time zone,
	"not_sent_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "open_reports" (
	"key" text PRIMARY KEY NOT NULL,
	"ticket_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reported_invoices" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text,
	"code" text,
	"number" text NOT NULL,
	"issued_on" date,
	"amount" text,
	"check_code" text,
	"buyer_name" text,
	"seller_name" text,
	"buyer_tax_id_cipher" "bytea",
	"buyer_tax_id_index" text,
	"seller_tax_id_cipher" "bytea",
	"seller_tax_id_index" text,
	"region" text
);
--> statement-breakpoint
CREATE TABLE "ticket_relations" (
	"ticket_id" uuid NOT NULL,
	"related_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ticket_relations_ticket_id_related_id_kind_pk" PRIMARY KEY("ticket_id","related_id","kind")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"category" text NOT NULL,
	"symptom" text,
	"cause_code" text,
	"subject" text NOT NULL,
	"description" text NOT NULL,
	"state" text NOT NULL,
	"priority" text NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"department_id" uuid NOT NULL,
	"assign_by" text DEFAULT 'none' NOT NULL,
	"assignee_id" uuid,
	"contact_id" uuid NOT NULL,
	"reporter_type" text,
	"channel" text NOT NULL,
	"external_id" text,
	"incident_id" uuid,
	"lookup" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"resolution_count" integer DEFAULT 0 NOT NULL,
	"reopen_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_activity_at" timestamp (3) with time zone NOT NULL,
	"reporter_wrote_at" timestamp (3) with time zone,
	"staff_wrote_at" timestamp (3) with time zone,
	"nudged_at" timestamp (3) with time zone,
	"nudge_count" integer DEFAULT 0 NOT NULL,
	"first_response_due_at" timestamp (3) with time zone,
	"first_responded_at" timestamp (3) with time zone,
	"next_update_due_at" timestamp (3) with time zone,
	"resolution_due_at" timestamp (3) with time zone,
	"paused_at" timestamp (3) with time zone,
	"at_risk_at" timestamp (3) with time zone,
	"breached_at" timestamp (3) with time zone,
	"rectification_due_at" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"supervised_at" timestamp (3) with time zone,
	"merged_into_id" uuid,
	"follows_id" uuid,
	CONSTRAINT "tickets_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_incident_update_id_incident_updates_id_fk" FOREIGN KEY ("incident_update_id") REFERENCES "public"."incident_updates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_roles" ADD CONSTRAINT "incident_roles_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_roles" ADD CONSTRAINT "incident_roles_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_stages" ADD CONSTRAINT "incident_stages_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_updates" ADD CONSTRAINT "incident_updates_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_updates" ADD CONSTRAINT "incident_updates_drafted_by_staff_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_updates" ADD CONSTRAINT "incident_updates_approved_by_staff_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_commander_id_staff_id_fk" FOREIGN KEY ("commander_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answers" ADD CONSTRAINT "survey_answers_survey_id_surveys_id_fk" FOREIGN KEY ("survey_id") REFERENCES "public"."surveys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_invoices" ADD CONSTRAINT "reported_invoices_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_relations" ADD CONSTRAINT "ticket_relations_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_relations" ADD CONSTRAINT "ticket_relations_related_id_tickets_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_incident_id_incidents_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incidents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_rows_unchained" ON "audit_rows" USING btree ("xid","id") WHERE hash is null;--> statement-breakpoint
CREATE INDEX "audit_rows_seq" ON "audit_rows" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "audit_rows_subject" ON "audit_rows" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_type","subject_id","at");--> statement-breakpoint
CREATE INDEX "contacts_mobile" ON "contacts" USING btree ("mobile_index");--> statement-breakpoint
CREATE INDEX "contacts_email" ON "contacts" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "files_ticket" ON "files" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "messages_ticket" ON "messages" USING btree ("ticket_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_external" ON "messages" USING btree ("channel","external_key") WHERE external_key is not null;--> statement-breakpoint
CREATE INDEX "promises_ticket" ON "promises" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "promises_due" ON "promises" USING btree ("due_at") WHERE kept_at is null;--> statement-breakpoint
CREATE INDEX "incident_roles_incident" ON "incident_roles" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "incident_stages_due" ON "incident_stages" USING btree ("due_at") WHERE completed_at is null and skipped_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incident_updates_seq" ON "incident_updates" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "incident_updates_incident" ON "incident_updates" USING btree ("incident_id","published_at");--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("declared_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "incidents_next_update" ON "incidents" USING btree ("next_update_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "maintenance_windows_ends" ON "maintenance_windows" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries" USING btree ("notice_id","recipient","channel");--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("lane","channel","next_at") WHERE state in ('queued', 'temporary');--> statement-breakpoint
CREATE INDEX "deliveries_leased" ON "deliveries" USING btree ("lease_until") WHERE state = 'sending';--> statement-breakpoint
CREATE INDEX "deliveries_ticket" ON "deliveries" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "deliveries_id" ON "deliveries" USING btree ("id");--> statement-breakpoint
CREATE INDEX "notices_unfinished" ON "notices" USING btree ("created_at") WHERE state in ('expanding', 'scheduled', 'sending');--> statement-breakpoint
CREATE INDEX "notices_subject" ON "notices" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "notices_created" ON "notices" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "one_time_codes_recipient" ON "one_time_codes" USING btree ("recipient","created_at");--> statement-breakpoint
CREATE INDEX "sandbox_messages_to" ON "sandbox_messages" USING btree ("to_index","id");--> statement-breakpoint
CREATE INDEX "sandbox_messages_notice" ON "sandbox_messages" USING btree ("notice_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sandbox_messages_delivery" ON "sandbox_messages" USING btree ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "subscribers_once" ON "subscribers" USING btree ("channel","recipient");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email" ON "staff" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "staff_department" ON "staff" USING btree ("department_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_staff" ON "staff_sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "alarms_open" ON "alarms" USING btree ("raised_at") WHERE acknowledged_at is null;--> statement-breakpoint
CREATE INDEX "alarms_subject" ON "alarms" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "throttles_window" ON "throttles" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "deflections_at" ON "deflections" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "surveys_once" ON "surveys" USING btree ("ticket_id","resolution");--> statement-breakpoint
CREATE INDEX "surveys_created" ON "surveys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "open_reports_ticket" ON "open_reports" USING btree ("ticket_id");--> statement-breakpoint
CREATE INDEX "reported_invoices_key" ON "reported_invoices" USING btree ("key");--> statement-breakpoint
CREATE INDEX "reported_invoices_number" ON "reported_invoices" USING btree ("number");--> statement-breakpoint
CREATE INDEX "reported_invoices_buyer" ON "reported_invoices" USING btree ("buyer_tax_id_index");--> statement-breakpoint
CREATE INDEX "reported_invoices_seller" ON "reported_invoices" USING btree ("seller_tax_id_index");--> statement-breakpoint
CREATE INDEX "ticket_relations_related" ON "ticket_relations" USING btree ("related_id");--> statement-breakpoint
CREATE INDEX "tickets_department" ON "tickets" USING btree ("department_id","state","last_activity_at");--> statement-breakpoint
CREATE INDEX "tickets_assignee" ON "tickets" USING btree ("assignee_id","state","last_activity_at");--> statement-breakpoint
CREATE INDEX "tickets_state" ON "tickets" USING btree ("state","last_activity_at");--> statement-breakpoint
CREATE INDEX "tickets_activity" ON "tickets" USING btree ("last_activity_at","id");--> statement-breakpoint
CREATE INDEX "tickets_created" ON "tickets" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "tickets_incident" ON "tickets" USING btree ("incident_id") WHERE incident_id is not null;--> statement-breakpoint
CREATE INDEX "tickets_contact" ON "tickets" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "tickets_first_response_due" ON "tickets" USING btree ("first_response_due_at") WHERE first_responded_at is null and closed_at is null;--> statement-breakpoint
CREATE INDEX "tickets_resolution_due" ON "tickets" USING btree ("resolution_due_at") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "tickets_resolved" ON "tickets" USING btree ("resolved_at") WHERE state = 'resolved';--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_external" ON "tickets" USING btree ("channel","external_id") WHERE external_id is not null;