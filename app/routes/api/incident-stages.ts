import { parseInput } from '#app/domain/ground/input/parse-input.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { describeStages } from '#app/domain/incidents/incidents/describe.ts'
import { runStage, StageAction } from '#app/domain/incidents/incidents/run-stage.ts'
import { answerUnsafe } from '#app/http/api.ts'

export function action(args: ActionFunctionArgs) {
  return answerUnsafe(args, 'incidents:write', async (ctx, body) => {
    const { number = '', key = '' } = args.params
    const { incident, stages, eta } = await runStage(ctx, number, key, parseInput(StageAction, body))
    return {
      status: 200,
      body: {
        number: incident.number,
        stages: describeStages(stages),
        eta: eta?.toISOString() ?? null,
        publicStatus: incident.publicStatus,
      },
    }
  })
}
