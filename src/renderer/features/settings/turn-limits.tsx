import { wholeWords } from '../../../shared/messages/amounts.ts'
import { toolsViewMessages as words } from '../../../shared/messages/tools-view.ts'
import { unitMessages as units } from '../../../shared/messages/units.ts'
import type { Settings } from '../../../shared/settings.ts'
import { updateSettings, useSettings } from '../../state/settings.ts'
import { moneyLimitOf, tokenLimitOf } from './limit-values.ts'
import { NumberSetting } from './number-setting.tsx'
import { TextSetting } from './text-setting.tsx'

const save = (key: 'turnTokenBudget' | 'turnBudgetUsd', limit: Settings['turnBudgetUsd'] | undefined): void => {
  if (limit !== undefined) void updateSettings({ [key]: limit })
}

/** How far one turn may go before it asks how to go on. */
export const TurnLimits = () => {
  const rounds = useSettings((settings) => settings.maximumToolRounds)
  const tokens = useSettings((settings) => settings.turnTokenBudget)
  const money = useSettings((settings) => settings.turnBudgetUsd)
  return (
    <section className="setting-group" aria-labelledby="settings-limits">
      <h3 id="settings-limits" className="setting-heading">
        {words.limits}
      </h3>
      <p className="setting-note setting-intro">{words.limitsNote}</p>
      <NumberSetting
        label={words.rounds}
        note={words.roundsNote}
        unit={units.rounds}
        value={rounds}
        minimum={1}
        maximum={100}
        onChange={(maximumToolRounds) => void updateSettings({ maximumToolRounds })}
      />
      <TextSetting
        label={words.tokens}
        note={words.tokensNote}
        unit={units.tokens}
        value={tokens === null ? '' : wholeWords(tokens)}
        maxLength={14}
        placeholder={words.noLimit}
        check={(text) => (tokenLimitOf(text) === undefined ? words.tokensProblem : undefined)}
        onSave={(text) => save('turnTokenBudget', tokenLimitOf(text))}
      />
      <TextSetting
        label={words.money}
        note={words.moneyNote}
        unit={units.usDollars}
        value={money === null ? '' : String(money)}
        maxLength={12}
        placeholder={words.noLimit}
        check={(text) => (moneyLimitOf(text) === undefined ? words.moneyProblem : undefined)}
        onSave={(text) => save('turnBudgetUsd', moneyLimitOf(text))}
      />
    </section>
  )
}
