import { late } from '../../ui/late.tsx'

/** Drawn seldom, so their code comes with their first use. */
export const LateMediaCard = late(() => import('./media-card.tsx').then(({ MediaCard }) => MediaCard))
export const LateToolContents = late(() => import('./tool-contents.tsx').then(({ ToolContents }) => ToolContents))
export const LateSearchResultCard = late(() => import('./search-result-card.tsx').then(({ SearchResultCard }) => SearchResultCard))
export const LateStructuredAnswer = late(() => import('./structured-answer.tsx').then(({ StructuredAnswer }) => StructuredAnswer))
export const LateSources = late(() => import('./source-list.tsx').then(({ SourceList }) => SourceList))
export const LateGuardrailNotice = late(() => import('./guardrail-notice.tsx').then(({ GuardrailNotice }) => GuardrailNotice))
export const LateToolOutcome = late(() => import('./tool-outcome.tsx').then(({ ToolOutcomeView }) => ToolOutcomeView))
export const LateLiveTerminal = late(() => import('./tool-terminal.tsx').then(({ LiveTerminal }) => LiveTerminal))
