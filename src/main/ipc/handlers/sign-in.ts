import { ExpectedError } from '../../../shared/expected-error.ts'
import type { pageRequests } from '../../../shared/ipc/contract.ts'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import { identityCenterOf, knownIdentityCenters, sessionFor, type SsoSession } from '../../credentials/sso/identity-centers.ts'
import type { AwsFiles } from '../../credentials/read-aws-files.ts'
import type { SignIns } from '../../credentials/sso/sign-ins.ts'
import type { Handlers } from '../answer-request.ts'

type SignInHandlers = Pick<
  Handlers<typeof pageRequests>,
  'signIn.start' | 'signIn.cancel' | 'signIn.openPage' | 'signIn.accounts' | 'signIn.roles' | 'signIn.known' | 'code.answer'
>

/** What of a profile made in the app tells where to sign in. */
type StoredProfile = {
  readonly name: string
  readonly sso: { readonly startUrl: string; readonly region: string; readonly sessionName: string } | null
  readonly role: { readonly sourceProfileId: string } | null
}

export type SignInDependencies = {
  readonly signIns: Omit<SignIns, 'dispose' | 'sessionOf'>
  readonly readFiles: () => Promise<AwsFiles>
  readonly findAppProfile: (profileId: string) => StoredProfile | null
  readonly codeQuestions: { readonly answer: (questionId: string, code: string | null) => void }
}

const waitMs = 60_000

export const signInHandlers = ({ signIns, readFiles, findAppProfile, codeQuestions }: SignInDependencies): SignInHandlers => {
  const sessionOfProfile = (files: AwsFiles, profileId: string, seen: ReadonlySet<string>): SsoSession | null => {
    if (seen.has(profileId)) return null
    if (profileId.startsWith('aws:')) return identityCenterOf(files, profileId.slice('aws:'.length))
    const profile = findAppProfile(profileId)
    if (profile === null) return null
    const { sso, role } = profile
    if (sso !== null) return { startUrl: sso.startUrl, region: sso.region, cacheKey: sso.sessionName }
    return role === null ? null : sessionOfProfile(files, role.sourceProfileId, new Set([...seen, profileId]))
  }
  const requireSession = (files: AwsFiles, profileId: string): SsoSession => {
    const session = sessionOfProfile(files, profileId, new Set())
    if (session !== null) return session
    const name = findAppProfile(profileId)?.name ?? profileId.replace(/^aws:/u, '')
    const title = words.noIdentityCenterTitle(name)
    throw new ExpectedError({
      code: 'no-identity-center',
      title,
      advice: words.noIdentityCenterAdvice,
      retryable: false,
      remedies: ['choose-profile'],
    })
  }

  return {
    'signIn.start': async ({ target, method }) => {
      const files = await readFiles()
      const session = 'profileId' in target ? requireSession(files, target.profileId) : sessionFor(files, target)
      return { signInId: signIns.start(session, method) }
    },
    'signIn.cancel': ({ signInId }) => {
      signIns.cancel(signInId)
      return null
    },
    'signIn.openPage': async ({ signInId }) => {
      await signIns.openPage(signInId)
      return null
    },
    'signIn.accounts': async ({ signInId }) => [...(await signIns.accounts(signInId, AbortSignal.timeout(waitMs)))],
    'signIn.roles': async ({ signInId, accountId }) => [...(await signIns.roles(signInId, accountId, AbortSignal.timeout(waitMs)))],
    'signIn.known': async () => [...knownIdentityCenters(await readFiles())],
    'code.answer': ({ questionId, code }) => {
      codeQuestions.answer(questionId, code)
      return null
    },
  }
}
