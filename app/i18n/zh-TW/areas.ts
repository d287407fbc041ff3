import common from './common.json' with { type: 'json' }
import delivery from './delivery.json' with { type: 'json' }
import desk from './desk.json' with { type: 'json' }
import deskActions from './desk-actions.json' with { type: 'json' }
import deskAnnouncements from './desk-announcements.json' with { type: 'json' }
import errors from './errors.json' with { type: 'json' }
import feedback from './feedback.json' with { type: 'json' }
import help from './help.json' with { type: 'json' }
import incident from './incident.json' with { type: 'json' }
import limits from './limits.json' with { type: 'json' }
import messages from './messages.json' with { type: 'json' }
import announcements from './announcements.json' with { type: 'json' }
import outside from './outside.json' with { type: 'json' }
import privacy from './privacy.json' with { type: 'json' }
import publicPages from './public.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import subscribe from './subscribe.json' with { type: 'json' }
import templates from './templates.json' with { type: 'json' }

/** The catalogue as it lies on disk, area by area. */
export default {
  common,
  public: publicPages,
  outside,
  report,
  desk,
  delivery,
  limits,
  messages,
  errors,
  incident,
  announcements,
  subscribe,
  templates,
  'desk-actions': deskActions,
  'desk-announcements': deskAnnouncements,
  help,
  feedback,
  privacy,
}
