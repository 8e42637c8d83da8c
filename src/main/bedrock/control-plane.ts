import type { BedrockClient, InferenceProfileSummary, InferenceProfileType } from '@aws-sdk/client-bedrock'
import type { ListedGuardrail } from '../../shared/inference.ts'
import type { Model } from '../../shared/model.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { FindRoute } from '../network/route.ts'
import { baseModelId } from './base-model-id.ts'
import { clientSettings } from './client-settings.ts'
import { listGuardrails } from './list-guardrails.ts'
import { listPromptRouters } from './list-prompt-routers.ts'
import { mapListedModels, modelArnsOf, type ListedProfile } from './map-listed-models.ts'

/** What the account may do with a model, in the service's own words, such as `AVAILABLE` or `NOT_AUTHORIZED`. */
export type ModelAccess = {
  readonly agreement: string
  readonly authorization: string
  readonly entitlement: string
  readonly region: string
}

/** `problem` is what was thrown where a part of the list could not be had. */
export type AccountModels = { readonly models: readonly Model[]; readonly problem: unknown }

export type ControlPlane = {
  /** Throws what the SDK throws when no part of the list could be had. */
  readonly listModels: (connection: AwsConnection, signal: AbortSignal) => Promise<AccountModels>
  /** Throws what the SDK throws. */
  readonly listGuardrails: (connection: AwsConnection, signal: AbortSignal) => Promise<readonly ListedGuardrail[]>
  readonly modelAccess: (connection: AwsConnection, modelId: string, signal: AbortSignal) => Promise<ModelAccess>
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ListInferenceProfiles.html */
const profilesPerPage = 1000
const applicationProfile = /:application-inference-profile\//u

const loadSdk = () => import('@aws-sdk/client-bedrock')

const profilesOf = async (
  client: BedrockClient,
  typeEquals: InferenceProfileType,
  signal: AbortSignal,
): Promise<readonly InferenceProfileSummary[]> => {
  const { paginateListInferenceProfiles } = await loadSdk()
  const found: InferenceProfileSummary[] = []
  const config = { client, pageSize: profilesPerPage, stopOnSameToken: true }
  const options = { abortSignal: signal }
  for await (const page of paginateListInferenceProfiles(config, { typeEquals }, options)) {
    found.push(...(page.inferenceProfileSummaries ?? []))
  }
  return found
}

const getProfile = async (client: BedrockClient, identifier: string, signal: AbortSignal): Promise<ListedProfile> => {
  const { GetInferenceProfileCommand } = await loadSdk()
  return client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: identifier }), { abortSignal: signal })
}

const withModels = async (client: BedrockClient, profile: ListedProfile, signal: AbortSignal): Promise<ListedProfile> => {
  const { inferenceProfileArn: arn } = profile
  if (arn === undefined || modelArnsOf(profile).length > 0) return profile
  try {
    const { models } = await getProfile(client, arn, signal)
    return { ...profile, models }
  } catch (error) {
    // A profile that may be listed but not read can be called all the same; only what it can do stays unknown.
    if (signal.aborted) throw error
    return profile
  }
}

/** What the account may use, asked of Bedrock's control plane. Asked seldom, so that no client is kept. */
export const openControlPlane = ({ findRoute }: { readonly findRoute: FindRoute }): ControlPlane => {
  const clientFor = async (connection: AwsConnection): Promise<BedrockClient> => {
    const [{ BedrockClient: Client }, route] = await Promise.all([loadSdk(), findRoute()])
    return new Client(clientSettings(connection, connection.endpoints.controlPlane, route))
  }

  return {
    listModels: async (connection, signal) => {
      const client = await clientFor(connection)
      const { ListFoundationModelsCommand } = await loadSdk()
      const routers = listPromptRouters(client, signal)
      const [models, system, application] = await Promise.allSettled([
        client.send(new ListFoundationModelsCommand({}), { abortSignal: signal }),
        profilesOf(client, 'SYSTEM_DEFINED', signal),
        profilesOf(client, 'APPLICATION', signal).then((found) => Promise.all(found.map((profile) => withModels(client, profile, signal)))),
      ])
      signal.throwIfAborted()
      const rejected = [models, system, application].filter((outcome) => outcome.status === 'rejected')
      const problem: unknown = rejected[0]?.reason ?? null
      if (rejected.length === 3) throw problem
      const lists = {
        models: models.status === 'fulfilled' ? (models.value.modelSummaries ?? []) : [],
        systemProfiles: system.status === 'fulfilled' ? system.value : [],
        applicationProfiles: application.status === 'fulfilled' ? application.value : [],
        promptRouters: await routers,
      }
      return { models: mapListedModels(lists, connection.region), problem }
    },
    listGuardrails: async (connection, signal) => listGuardrails(await clientFor(connection), signal),
    modelAccess: async (connection, modelId, signal) => {
      const client = await clientFor(connection)
      const { GetFoundationModelAvailabilityCommand } = await loadSdk()
      const [arn = modelId] = applicationProfile.test(modelId) ? modelArnsOf(await getProfile(client, modelId, signal)) : []
      const access = await client.send(new GetFoundationModelAvailabilityCommand({ modelId: baseModelId(arn) }), { abortSignal: signal })
      return {
        agreement: access.agreementAvailability?.status ?? '',
        authorization: access.authorizationStatus ?? '',
        entitlement: access.entitlementAvailability ?? '',
        region: access.regionAvailability ?? '',
      }
    },
  }
}
