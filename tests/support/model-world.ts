import { onTestFinished } from 'vitest'
import type { AwsConnection, AwsIdentity } from '../../src/main/aws-connection.ts'
import { openControlPlane, type ControlPlane } from '../../src/main/bedrock/control-plane.ts'
import { profileIdSchema } from '../../src/shared/ids.ts'
import { startControlPlaneServer, type ControlPlaneServer } from './aws/control-plane-server.ts'
import { directRoute } from './find-route.ts'

export const profileId = profileIdSchema.parse('aws:work')
const keys: AwsIdentity = {
  type: 'keys',
  credentials: async () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }),
}
export const apiKey: AwsIdentity = { type: 'api-key', token: async () => 'bedrock-api-key-example' }
export const legalTeam = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl'
export const supportDesk = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/mnopqrstuvwx'

/** Closed with the test. */
export const startControlPlane = async (): Promise<ControlPlaneServer> => {
  const server = await startControlPlaneServer()
  onTestFinished(server.close)
  return server
}

export const openPlane = (): ControlPlane => openControlPlane({ findRoute: directRoute() })

export const connectionTo = (server: ControlPlaneServer, identity: AwsIdentity = keys): AwsConnection => ({
  profileId,
  profileName: 'work',
  isDemo: false,
  region: 'us-east-1',
  endpoints: { runtime: null, controlPlane: server.url, agentRuntime: null },
  identity,
})
