const geographicPrefix = /^(us-gov|us|eu|apac|jp|au|ca|global|sa|il|me|mx|af)\./u
const resourceOfArn = /^arn:aws[^:]*:bedrock:[^:]*:[^:]*:(?:foundation-model|inference-profile)\/(.+)$/u

const withoutArn = (modelId: string): string => resourceOfArn.exec(modelId)?.[1] ?? modelId

/** The model behind an inference profile or ARN; an application profile's ARN says nothing and stays as it is. */
export const baseModelId = (modelId: string): string => withoutArn(modelId).replace(geographicPrefix, '')

/** True for an id that does not tell its model: what it can do is known from the list of the account alone. */
export const hidesItsModel = (modelId: string): boolean =>
  /^arn:aws[^:]*:bedrock:[^:]*:[^:]*:application-inference-profile\//u.test(modelId)

/** The part of the world that a system inference profile stays in, or null for a model of one region. */
export const geographyOf = (modelId: string): string | null => geographicPrefix.exec(withoutArn(modelId))?.[1] ?? null

/** True where `match` names the very model, not one that only begins alike: `claude-opus-5` is not `claude-opus-5-5`. */
export const namesModel = (match: string, baseId: string): boolean =>
  baseId.startsWith(match) && /^(?:$|-v|-20|:)/u.test(baseId.slice(match.length))
