CREATE TABLE "key_checks" (
	"key_id" text PRIMARY KEY NOT NULL,
	"check_value" text NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "key_checks_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"made_at" timestamp (3) with time zone NOT NULL
);
