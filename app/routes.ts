import { index, route, type RouteConfig } from '@remix-run/route-config'
import { apiRoutes } from './routes/api/routes.ts'
import { deskRoutes } from './routes/desk/routes.ts'
import { outsideRoutes } from './routes/outside/routes.ts'

const publicPages = route(':lang?', 'routes/public/layout.tsx', [
  index('routes/public/home.tsx'),
  route('check', 'routes/public/check.tsx'),
  route('report', 'routes/public/report.tsx'),
  route('report/received/:number?', 'routes/public/received.tsx'),
  route('track', 'routes/public/track.tsx'),
  route('t/:token', 'routes/public/track-link.tsx'),
  route('tickets/:number', 'routes/public/ticket.tsx'),
  route('tickets/:number/messages', 'routes/public/ticket-messages.tsx'),
  route('tickets/:number/nudge', 'routes/public/ticket-nudge.tsx'),
  route('tickets/:number/reopening', 'routes/public/ticket-reopening.tsx'),
  route('tickets/:number/withdrawal', 'routes/public/ticket-withdrawal.tsx'),
  route('tickets/:number/withdrawal/undo', 'routes/public/ticket-withdrawal-undo.tsx'),
  route('tickets/:number/rating', 'routes/public/ticket-rating.tsx'),
  route('tickets/:number/files/:id', 'routes/public/ticket-file.tsx'),
  route('tickets/:number/exchange', 'routes/public/ticket-exchange.tsx'),
  route('incidents/:number', 'routes/public/incident.tsx'),
  route('incidents/:number/postmortem', 'routes/public/postmortem.tsx'),
  route('history/:month?', 'routes/public/history.tsx'),
  route('maintenance', 'routes/public/maintenance.tsx'),
  route('maintenance/:number', 'routes/public/maintenance-window.tsx'),
  route('announcements', 'routes/public/announcements.tsx'),
  route('announcements/:number', 'routes/public/announcement.tsx'),
  route('subscribe', 'routes/public/subscribe.tsx'),
  route('subscribe/incidents/:number', 'routes/public/incident-subscription.tsx'),
  route('subscribe/manage', 'routes/public/subscription-manage.tsx'),
  route('confirm/:token', 'routes/public/subscription-confirm.tsx'),
  route('unsubscribe/:token', 'routes/public/unsubscribe.tsx'),
  route('rate/:token', 'routes/public/rate.tsx'),
  route('help', 'routes/public/help.tsx'),
  route('help/:slug', 'routes/public/help-article.tsx'),
  route('feedback', 'routes/public/feedback.tsx'),
  route('contact', 'routes/public/contact.tsx'),
  route('privacy', 'routes/public/privacy.tsx'),
])

export default [...apiRoutes, ...outsideRoutes, publicPages, ...deskRoutes] satisfies RouteConfig
