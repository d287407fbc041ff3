CREATE TABLE "planned_stages" (
	"plan_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	"planned_minutes" integer NOT NULL,
	"proposed_status" text,
	CONSTRAINT "planned_stages_plan_id_key_pk" PRIMARY KEY("plan_id","key"),
	CONSTRAINT "planned_stages_key" CHECK (key ~ '^[a-z][a-z0-9_]*$'),
	CONSTRAINT "planned_stages_name" CHECK (coalesce(name ->> 'zh-CN', '') <> ''),
	CONSTRAINT "planned_stages_minutes" CHECK (planned_minutes between 1 and 40320),
	CONSTRAINT "planned_stages_proposed_status" CHECK (proposed_status in ('identified', 'monitoring', 'resolved'))
);
--> statement-breakpoint
CREATE TABLE "stage_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "stage_plans_key_unique" UNIQUE("key"),
	CONSTRAINT "stage_plans_name" CHECK (coalesce(name ->> 'zh-CN', '') <> '')
);
--> statement-breakpoint
ALTER TABLE "planned_stages" ADD CONSTRAINT "planned_stages_plan_id_stage_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."stage_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- What an installation from before was planned with. A new one has no department yet, and gets its plan with them.
INSERT INTO "stage_plans" ("id", "key", "name", "position")
SELECT '019aceb0-5a00-7000-8000-000000000001', 'standard', '{"zh-CN": "标准恢复", "zh-TW": "標準恢復", "en": "Standard recovery"}', 1
 WHERE EXISTS (SELECT FROM "departments") OR EXISTS (SELECT FROM "incident_stages");--> statement-breakpoint
INSERT INTO "planned_stages" ("plan_id", "key", "name", "position", "planned_minutes", "proposed_status")
SELECT p."id", s.*
  FROM "stage_plans" p,
       (VALUES
         ('diagnose', '{"zh-CN": "确认原因与方案", "zh-TW": "確認原因與方案", "en": "Find cause and plan"}'::jsonb, 1, 120, 'identified'),
         ('repair', '{"zh-CN": "实施修复与监控", "zh-TW": "實施修復與監控", "en": "Repair and monitor"}'::jsonb, 2, 480, 'monitoring'),
         ('test', '{"zh-CN": "全面测试", "zh-TW": "全面測試", "en": "Full testing"}'::jsonb, 3, 720, NULL),
         ('recover', '{"zh-CN": "发布恢复与收集反馈", "zh-TW": "發布恢復與蒐集回饋", "en": "Restore and listen"}'::jsonb, 4, 120, 'resolved')
       ) AS s ("key", "name", "position", "planned_minutes", "proposed_status");--> statement-breakpoint
ALTER TABLE "incident_stages" ADD COLUMN "name" jsonb;--> statement-breakpoint
ALTER TABLE "incident_stages" ADD COLUMN "proposed_status" text;--> statement-breakpoint
UPDATE "incident_stages" i SET "name" = s."name", "proposed_status" = s."proposed_status"
  FROM "planned_stages" s WHERE s."key" = i."key";--> statement-breakpoint
UPDATE "incident_stages" SET "name" = jsonb_build_object('zh-CN', "key") WHERE "name" IS NULL;--> statement-breakpoint
ALTER TABLE "incident_stages" ALTER COLUMN "name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "symptom" text;--> statement-breakpoint
UPDATE "categories" SET "symptom" = substr("key", length('missing_invoice.') + 1)
 WHERE "kind" = 'missing_invoice'
   AND "key" IN ('missing_invoice.not_found', 'missing_invoice.mismatch', 'missing_invoice.void', 'missing_invoice.not_synced',
                 'missing_invoice.vanished', 'missing_invoice.quota', 'missing_invoice.error', 'missing_invoice.other');
