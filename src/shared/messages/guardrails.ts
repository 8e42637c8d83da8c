const policies: Readonly<Record<string, (name: string) => string>> = {
  topic: (name) => `the topic “${name}”`,
  content: (name) => `${name} (content filter)`,
  word: (name) => `${name} (word list)`,
  'sensitive-information': (name) => `${name} (personal data)`,
  grounding: (name) => `${name} (grounding)`,
  'automated-reasoning': (name) => `${name} (automated reasoning)`,
}

/** The service's names of what a guardrail looks for, where plain words say more. */
const names: Readonly<Record<string, string>> = {
  HATE: 'hate',
  INSULTS: 'insults',
  SEXUAL: 'sexual content',
  VIOLENCE: 'violence',
  MISCONDUCT: 'misconduct',
  PROMPT_ATTACK: 'an attempt to override the instructions',
  CUSTOM: 'words of your organisation',
  PROFANITY: 'profanity',
  GROUNDING: 'not supported by the sources',
  RELEVANCE: 'not relevant to the question',
  EMAIL: 'email address',
  PHONE: 'phone number',
  NAME: 'name of a person',
  ADDRESS: 'postal address',
  AGE: 'age',
  USERNAME: 'user name',
  PASSWORD: 'password',
  CREDIT_DEBIT_CARD_NUMBER: 'card number',
  CREDIT_DEBIT_CARD_CVV: 'card security code',
  CREDIT_DEBIT_CARD_EXPIRY: 'card expiry date',
  PIN: 'PIN',
  IP_ADDRESS: 'IP address',
  MAC_ADDRESS: 'MAC address',
  URL: 'web address',
  AWS_ACCESS_KEY: 'AWS access key',
  AWS_SECRET_KEY: 'AWS secret key',
  US_SOCIAL_SECURITY_NUMBER: 'US social security number',
  US_BANK_ACCOUNT_NUMBER: 'US bank account number',
  US_PASSPORT_NUMBER: 'US passport number',
  INTERNATIONAL_BANK_ACCOUNT_NUMBER: 'IBAN',
  DRIVER_ID: 'driving licence number',
  LICENSE_PLATE: 'number plate',
  VEHICLE_IDENTIFICATION_NUMBER: 'vehicle number',
  REGEX: 'a pattern of your organisation',
  OTHER: 'something it does not name',
  valid: 'valid',
  invalid: 'contradicts the rules',
  satisfiable: 'may or may not follow from the rules',
  impossible: 'contradicts itself',
  translationAmbiguous: 'can be read in several ways',
  tooComplex: 'too complex to be checked',
  noTranslations: 'not about the rules',
}

const actions: Readonly<Record<string, string>> = { BLOCKED: 'blocked', ANONYMIZED: 'masked', NONE: 'noted' }

/** What is said about guardrails under a message and in its details. */
export const guardrailsMessages = {
  inputTitle: 'A guardrail blocked the question',
  outputTitle: 'A guardrail blocked the answer',
  bothTitle: 'A guardrail blocked the question and the answer',
  goesOn: 'The conversation can go on: this question and its answer are not sent again.',
  untold: 'It did not say why. Switch on its trace in the settings of this conversation to see the policy.',
  redacted: 'The blocked text was replaced here, on the disk and in the search.',
  masked: (what: string) => `Masked by a guardrail: ${what}`,
  sides: { input: 'In the question', output: 'In the answer' },
  policy: (policy: string, name: string) => {
    const plain = names[name] ?? (/^[A-Z_]+$/u.test(name) ? name.toLowerCase().replaceAll('_', ' ') : name)
    return policies[policy]?.(plain) ?? `${policy}: ${plain}`
  },
  plainName: (name: string) => names[name] ?? (/^[A-Z_]+$/u.test(name) ? name.toLowerCase().replaceAll('_', ' ') : name),
  action: (action: string) => actions[action] ?? action.toLowerCase(),
  ofAccount: 'It is a guardrail that your AWS account enforces for every request.',
  ofOrganisation: 'It is a guardrail that your organisation enforces for every request.',
} as const
