import { calculator } from './builtin/calculator.ts'
import { changeSettingsTool, type ChangeSettings } from './builtin/change-settings.ts'
import { currentTime } from './builtin/current-time.ts'
import { createToolRegistry, type ToolRegistry } from './registry.ts'

/** The tools that every conversation has. Those that change something ask first. */
export const createBuiltInTools = (changeSettings: ChangeSettings, now: () => number = Date.now): ToolRegistry =>
  createToolRegistry([currentTime(now), calculator, changeSettingsTool(changeSettings)])
