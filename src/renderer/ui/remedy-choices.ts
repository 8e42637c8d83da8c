import { wholeWords } from '../../shared/messages/amounts.ts'
import { appMessages as words } from '../../shared/messages/app.ts'
import type { Remedy, UserFacingError } from '../../shared/user-facing-error.ts'

/** One button. `detail` is the model that it would use, `hint` the address that it opens. */
export type RemedyChoice = { readonly remedy: Remedy; readonly label: string; readonly detail?: string; readonly hint?: string }

const pageLabel = (url: string): string => {
  const known = Object.entries(words.pages).find(([part]) => url.includes(part))
  if (known !== undefined) return known[1]
  return URL.canParse(url) ? words.openSite(new URL(url).host) : words.remedies['open-page']
}

const choicesFor = (remedy: Remedy, context: UserFacingError['context']): readonly RemedyChoice[] => {
  switch (remedy) {
    case 'use-alternative':
      return (context?.alternatives ?? []).map(({ modelId, name }) => ({ remedy, label: words.useAlternative(name), detail: modelId }))
    case 'open-page':
      return context?.pageUrl === undefined ? [] : [{ remedy, label: pageLabel(context.pageUrl), hint: context.pageUrl }]
    case 'lower-max-tokens':
      return context?.maxTokens === undefined ? [] : [{ remedy, label: words.limitAnswers(wholeWords(context.maxTokens)) }]
    case 'retry':
    case 'continue':
    case 'choose-model':
    case 'choose-profile':
    case 'open-settings':
    case 'remove-attachment':
    case 'sign-in':
    case 'copy-policy':
    case 'wait':
    case 'run-doctor':
    case 'trim-history':
    case 'summarise-history':
    case 'open-inference':
      return [{ remedy, label: words.remedies[remedy] }]
  }
}

/** The buttons of a failure, in the order of its remedies; a remedy that lacks what it needs has none. */
export const remedyChoices = ({ remedies, context }: UserFacingError): readonly RemedyChoice[] =>
  remedies.flatMap((remedy) => choicesFor(remedy, context))
