import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, createdAt, id, type Translated } from './columns.ts'
import { staff } from './people.ts'

/** A help article; its texts are versions. What it is about says where it is offered. */
export const articles = pgTable(
  'articles',
  {
    id: id(),
    slug: text('slug').notNull(),
    topic: text('topic').notNull(),
    /** public, or staff only. */
    audience: text('audience').$type<'public' | 'staff'>().notNull().default('public'),
    causes: text('causes').array().notNull().default([]),
    invoiceKinds: text('invoice_kinds').array().notNull().default([]),
    position: integer('position').notNull(),
    /** The version readers see. */
    currentVersion: integer('current_version').notNull(),
    /** Title, summary and text of the current version in all languages, for the search index. */
    searchText: text('search_text').notNull(),
    ownerId: uuid('owner_id').references(() => staff.id),
    reviewOn: at('review_on'),
    publishedAt: at('published_at'),
    withdrawnAt: at('withdrawn_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('articles_slug').on(table.slug),
    index('articles_public')
      .on(table.topic, table.position)
      .where(sql`published_at is not null and withdrawn_at is null`),
  ],
)

export const articleVersions = pgTable(
  'article_versions',
  {
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id),
    version: integer('version').notNull(),
    title: jsonb('title').$type<Translated>().notNull(),
    summary: jsonb('summary').$type<Translated>().notNull(),
    body: jsonb('body').$type<Translated>().notNull(),
    authorId: uuid('author_id').references(() => staff.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.version] })],
)

/** "Was this helpful?": nothing of the person but their answer. */
export const articleVotes = pgTable(
  'article_votes',
  {
    id: id(),
    articleId: uuid('article_id')
      .notNull()
      .references(() => articles.id),
    version: integer('version').notNull(),
    language: text('language').notNull(),
    helpful: boolean('helpful').notNull(),
    comment: text('comment'),
    createdAt: createdAt(),
  },
  (table) => [index('article_votes_article').on(table.articleId, table.createdAt)],
)
