import type { ArticleSeed } from '#app/domain/articles/article.ts'
import { codedInvoices } from './coded-invoices.ts'
import { companySystem } from './company-system.ts'
import { dateAndFiveYears } from './date-and-five-years.ts'
import { digitalInvoices } from './digital-invoices.ts'
import { howToReport } from './how-to-report.ts'
import { newInvoice } from './new-invoice.ts'
import { noPermission } from './no-permission.ts'
import { notFoundOrMismatch } from './not-found-or-mismatch.ts'
import { numbersAndCodes } from './numbers-and-codes.ts'
import { otherCheckers } from './other-checkers.ts'
import { otherRegion } from './other-region.ts'
import { pageNotWorking } from './page-not-working.ts'
import { platformIncident } from './platform-incident.ts'
import { rating } from './rating.ts'
import { riskMarked } from './risk-marked.ts'
import { suspectedFake } from './suspected-fake.ts'
import { talkToUs } from './talk-to-us.ts'
import { tooManyLookups } from './too-many-lookups.ts'
import { trackAndTimes } from './track-and-times.ts'
import { travelDocuments } from './travel-documents.ts'
import { vehicles } from './vehicles.ts'
import { voidedOrReversed } from './voided-or-reversed.ts'
import { wrongTitle } from './wrong-title.ts'
import { yourData } from './your-data.ts'

/** The articles that the product comes with, in the order in which they are listed. */
export const articleSeeds: readonly ArticleSeed[] = [
  notFoundOrMismatch,
  numbersAndCodes,
  newInvoice,
  tooManyLookups,
  pageNotWorking,
  dateAndFiveYears,
  otherRegion,
  companySystem,
  voidedOrReversed,
  wrongTitle,
  noPermission,
  riskMarked,
  suspectedFake,
  digitalInvoices,
  codedInvoices,
  travelDocuments,
  vehicles,
  otherCheckers,
  howToReport,
  trackAndTimes,
  platformIncident,
  rating,
  talkToUs,
  yourData,
]
