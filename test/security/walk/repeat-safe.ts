/**
 * The forms without a key, and why they need none: nothing is typed in them that another answer could be given to, and
 * sent twice they do what they do once.
 */
export const repeatSafe: Record<string, string> = {
  'routes/public/check.tsx':
    'a shared page can hold no key of its own; one click an address, cause and minute counts',
  'routes/public/help-article.tsx':
    'a shared page can hold no key of its own; one vote an article, address and hour counts',
  'routes/public/subscription-confirm.tsx': 'the signed link is the key; confirmed is confirmed',
  'routes/outside/one-click.ts': 'the same, at the address in the header',
  'routes/public/unsubscribe.tsx': 'mail programs send it without our page (RFC 8058); ended is ended',
  'routes/desk/sign-in.tsx':
    'opens a session and changes nothing else; a password is not kept, not even hashed',
  'routes/desk/sign-out.ts': 'a session that has ended has ended',
  'routes/desk/welcome.tsx': 'the one-time link is the key; a password is not kept, not even hashed',
  'routes/desk/invitation.tsx': 'the one-time link is the key; a password is not kept, not even hashed',
  'routes/desk/ticket-reading.ts': 'sent by the page as it is shown; what was read stays read',
  'routes/desk/ticket-presence.ts': 'sent by the page while it is looked at; who is here is here',
  'routes/desk/ticket-draft.ts':
    'keeps the latest text while it is typed; the same text again is the same draft',
}

/** What only shows something, by POST because it is audited: each look is one. */
export const looks = ['routes/desk/ticket-contact.tsx', 'routes/desk/unread-mail-content.ts']

/** Called by programs that have no page: signed by their provider, or by the token of a survey. */
export const byPrograms = [
  'routes/api/receipts.ts',
  'routes/api/inbound.ts',
  'routes/api/survey.ts',
  'routes/api/unknown.ts',
]
