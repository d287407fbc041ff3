import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

// A database remembers a migration by its time and content: one that is edited or dated anew where it has landed runs
// again, or never. What is wrong in one of these is mended by the next; a new one gets its line when it is released.

const frozen = [
  ['0000_foundation', 1795358252222, '1e41aae9256842160181c73b5a8c9ce9873b637feeb32d7a81e238ffe4d465f3'],
  [
    '0001_ledger_and_search',
    1795358253107,
    '6e76656e3c70183cb68b45dcb2189e5fb229082203eeb9b0023feb980f8c1d9c',
  ],
  ['0002_public_face', 1795362566821, 'ed94bd34e1dbd0ad9ceb2044bbed662b49ac705d78aa1ecf44b17d25bcaf5201'],
  ['0003_delivery_engine', 1795378725072, '6b16636b243175db712e3de4ba394437445afc436b8b628f7c0c0d1cebe1fa0e'],
  ['0004_faster_ledger', 1795385783551, 'eb9f3180308b8190a9bf1624388077cd552dd997bf2b7cd06e3ff5ed0a948cd5'],
  ['0005_bounces', 1795387682318, '7b3c4b5be72d3709f7d71c2dcbd27d4323e966bbd35b9009f5eb78520ce74864'],
  [
    '0006_hook_subscribers',
    1795387797680,
    'a79952ce6788bed1141da78c641f1656cafa13520dee0a8248b53d877200b641',
  ],
  [
    '0007_message_settings',
    1795389040776,
    'd28d01ba696e197c3e46940c5e8d8484ee1c69f748db96c939519e8bb144b132',
  ],
  [
    '0008_reports_pause_schedule',
    1795390965582,
    '61ccda01e031aed91d530b3bcf6c995f2874908f05aa6f4efcb196c0df0e7630',
  ],
  [
    '0009_clocks_and_drills',
    1795993470941,
    'dc037ed38e89a9e4f1dcf8eadcbaf78502ba83dd3ea4c5eae53c0af4b9a91db1',
  ],
  ['0010_inbound_mails', 1795993471010, '640c9faec7678d9e65e07b4685adfe9cb46f86de1b50e06c3cfbd95c93b7cfdf'],
  ['0011_key_checks', 1796000012000, '8bbac1facd469905fc90603080448c3bf0ab76460330ecdeb1692825aef3ed4d'],
  [
    '0012_rows_of_the_desk',
    1796012152963,
    '543d83961451adcc6321a3cef7deedf2d73ffda714d52b41fa41be71534045ac',
  ],
  ['0013_delivery_states', 1796014300000, '27c95ca6558fd5f8f975f97b35181155f9ef0a2ffc72226453e6311e92128bdd'],
  ['0014_proven_contacts', 1796035777006, 'fa41f0cf665d61d775e1cac0f9284010da1c78e415b078dce4ea172c07702eda'],
  [
    '0015_tickets_of_api_keys',
    1796040360041,
    '9c14916fb5a72d29d6b8ebce0dab42c53f460a8ff09267272e532ecc74c7b4d1',
  ],
  ['0016_incident_scope', 1796073760412, '8aff0527b1a1655055b9e04ff75bee80adc9635a535872b6c0da49f6b099aabf'],
  ['0017_live_desk', 1796087185841, 'c2db97780580494da198853d7312b7a1cbeac171f6ab8275b02102cbd476c344'],
  ['0018_search_texts', 1796087870765, 'eefbe82d1273015a65cb63d6021f80ead29b24b2fe55438c2f775534ba3e5aff'],
  ['0019_search_indexes', 1796087938958, 'bbb0a746ba4571e8c26ea084f17ddfb97f3866adc0f63bb8fb11ba413412705b'],
  [
    '0020_lists_of_the_desk',
    1796090072645,
    '88f6dfdcf11b1db53412dadf061f1543c6be1d1d071e51be1ad7eac6843aa1d5',
  ],
  ['0021_inbox_order', 1796092260327, 'e702efa65c8c811c19f65a8fbb9f248cebde0f8085ae97435eaf3e52dc7f00ea'],
  ['0022_live_alarms', 1796092723169, 'b1e54b6d1786b24fe46d50d1b2e7da8d2f75a8aa1be0271c6ec42d42a4b6b139'],
  [
    '0023_incident_subscribers',
    1796119867547,
    'aa30663f606b6522c56d7c76d27bf76ebac4d33d1d446195714027918db84f69',
  ],
  ['0024_short_links', 1796120019189, '10383b0a9c960dfff0ed2346036aadd8dfc8badc31035aacc828f223e8d59539'],
] as const

const Journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })
const { entries } = Journal.parse(JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')))

test.each(frozen)('%s is as it was released', (tag, when, hash) => {
  const content = readFileSync(`db/migrations/${tag}.sql`)
  expect(createHash('sha256').update(content).digest('hex')).toBe(hash)
  expect(entries.find((entry) => entry.tag === tag)).toEqual({ tag, when })
})

test('what is new comes after what was released, in time and number, and every file is listed', () => {
  expect(entries.slice(0, frozen.length).map(({ tag }) => tag)).toEqual(frozen.map(([tag]) => tag))
  const times = entries.map(({ when }) => when)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  const files = readdirSync('db/migrations').filter((name) => name.endsWith('.sql'))
  expect(files.sort()).toEqual(entries.map(({ tag }) => `${tag}.sql`).sort())
})
