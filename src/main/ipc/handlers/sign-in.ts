import { ExpectedError } from '../../../shared/expected-error.ts'
import { signInMessages as words } from '../../../shared/messages/sign-in.ts'
import { knownIdentityCenters, sessionFor, type SsoSession } from '../../credentials/sso/identity-centers.ts'
import type { AwsFiles } from '../../credentials/read-aws-files.ts'
import type { SignIns } from '../../credentials/sso/sign-ins.ts'
import type { PageHandlers } from '../page-handlers.ts'

export type SignInDependencies = {
  readonly signIns: Omit<SignIns, 'dispose' | 'sessionOf'>
  readonly readFiles: () => Promise<AwsFiles>
  /** What a profile signs in with, also where roles stand between. */
  readonly identityCenterOf: (profileId: string) => Promise<SsoSession | null>
  readonly findAppProfile: (profileId: string) => { readonly name: string } | null
  readonly codeQuestions: { readonly answer: (questionId: string, code: string | null) => void }
}

const waitMs = 60_000

export const signInHandlers = ({
  signIns,
  readFiles,
  identityCenterOf,
  findAppProfile,
  codeQuestions,
}: SignInDependencies): PageHandlers<'code' | 'signIn'> => {
  const requireSession = async (profileId: string): Promise<SsoSession> => {
    const session = await identityCenterOf(profileId)
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
      const session = 'profileId' in target ? await requireSession(target.profileId) : sessionFor(await readFiles(), target)
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
