import type { Config } from '#app/platform/config.ts'
import type { RobotSettings } from './robot.ts'

type Endpoints = RobotSettings['endpoints']

/** Where each vendor is: its own address, or one that stands for it in a house of its own. */
export const robotEndpoints = (env: Config): Endpoints => ({
  wecom: env.ROBOT_WECOM_ENDPOINT,
  dingtalk: env.ROBOT_DINGTALK_ENDPOINT,
  feishu: env.ROBOT_FEISHU_ENDPOINT,
})
