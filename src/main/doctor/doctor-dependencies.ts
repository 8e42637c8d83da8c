import type { Examination } from '../../shared/doctor.ts'
import type { Profile, ProfileState } from '../../shared/profile.ts'
import type { UserFacingError } from '../../shared/user-facing-error.ts'
import type { AwsConnection } from '../aws-connection.ts'
import type { ControlPlane } from '../bedrock/control-plane.ts'
import type { ErrorScene } from '../bedrock/error-scene.ts'
import type { EndpointProbe } from '../network/probe-endpoint.ts'

/** What is examined. An empty region is the one that the profile or the environment gives; an empty model leaves out what needs one. */
export type Patient = { readonly profileId: string; readonly region: string; readonly modelId: string }

export type DoctorDependencies = {
  readonly connect: (profileId: string, options: { readonly region: string }) => Promise<AwsConnection>
  /** The chain of providers, one readable line a step, without secrets. */
  readonly describe: (profileId: string) => Promise<readonly string[]>
  readonly stateOf: (profileId: string) => Promise<ProfileState>
  /** What kind it is and which region it names; without it both are left unsaid. */
  readonly findProfile?: (profileId: string) => Promise<Profile | null>
  readonly whoAmI: (connection: AwsConnection, signal: AbortSignal) => Promise<{ readonly accountId: string; readonly arn: string }>
  readonly probeEndpoint: (url: string, signal: AbortSignal) => Promise<EndpointProbe>
  readonly listModels: ControlPlane['listModels']
  readonly modelAccess: ControlPlane['modelAccess']
  readonly probeModel: (connection: AwsConnection, modelId: string, signal: AbortSignal) => Promise<{ readonly latencyMs: number }>
  readonly stsAddress: (region: string) => string
  readonly explain: (thrown: unknown, scene: ErrorScene) => UserFacingError
  readonly push: (examination: Examination) => void
  readonly now: () => number
  readonly newId: () => string
  /** For the region that comes from it. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Longest time of one check. */
  readonly timeLimitMs?: number
}

/** The outcome of one check. */
export type Finding = {
  readonly status: 'good' | 'notice' | 'bad' | 'skipped'
  readonly text: string
  readonly steps?: readonly string[]
  readonly error?: UserFacingError
}

/** A finding with what later checks need of it. */
export type Found<Value> = { readonly finding: Finding; readonly value: Value }
