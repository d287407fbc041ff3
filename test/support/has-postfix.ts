import { spawnSync } from 'node:child_process'

const isInstalled = spawnSync('postconf', ['-d', 'mail_version']).status === 0
const isRoot = process.getuid?.() === 0
/**
 * Whether the tests with a real mail server run: it starts as root only. Where CI is set a missing server is a failure,
 * which the tests then show by themselves.
 */
export const canStartPostfix = (isInstalled && isRoot) || Boolean(process.env.CI)
