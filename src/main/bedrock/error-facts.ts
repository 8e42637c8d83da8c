import { bedrockMessages as say } from '../../shared/messages/bedrock.ts'
import type { ErrorScene } from './error-scene.ts'

/** What the words of an explanation can name. `resource` is its kind and region, never its ARN; `policy` is the policy that is named as the reason. */
export type ErrorFacts = {
  readonly region: string
  readonly action: string | null
  readonly resource: string | null
  readonly policy: string | null
  readonly isExplicitDeny: boolean
}

const resourceKinds: ReadonlyMap<string, string> = new Map(Object.entries(say.resourceKinds))
const policyKinds: ReadonlyMap<string, string> = new Map(Object.entries(say.policyKinds))

const resourceOf = (text: string): string | null => {
  const [, arn] = /on resource:\s*(arn:[^\s"',]+)/iu.exec(text) ?? []
  if (arn === undefined) return null
  const [, , , region = '', , ...rest] = arn.split(':')
  const kind = resourceKinds.get(rest.join(':').split('/', 1)[0] ?? '') ?? say.resourceKindOther
  return region === '' ? kind : say.resourceIn(kind, region)
}

const policyOf = (text: string): string | null => {
  const [, denying, silent] =
    /explicit deny in (?:an? |the )?([a-z -]+?(?:policy|policies|boundary))|because no ([a-z -]+?(?:policy|boundary)) allows/iu.exec(
      text,
    ) ?? []
  const named = denying ?? silent
  return named === undefined ? null : (policyKinds.get(named.toLowerCase()) ?? say.policyKindOther)
}

/** Reads from the service's words what was refused, on what, and by which policy. */
export const factsOf = (text: string, { region }: ErrorScene): ErrorFacts => ({
  region,
  action: /authorized to perform:?\s*([a-z0-9-]+:[a-z*]+)/iu.exec(text)?.[1] ?? null,
  resource: resourceOf(text),
  policy: policyOf(text),
  isExplicitDeny: /explicit deny/iu.test(text),
})
