/** The first start: where answers come from. */
export const welcomeMessages = {
  title: 'Ask, and read what comes to the surface',
  text: 'Outcrop talks to Amazon Bedrock with your own AWS account. Conversations and files stay on this computer.',
  awsTitle: 'Use an AWS profile',
  awsText: 'Takes the profiles that the AWS command line uses.',
  demoTitle: 'Try the offline demo',
  demoText: 'No account, no network: a small reader that runs on this computer and picks out what your files say.',
  looking: 'Looking for profiles',
  profiles: 'Profiles found on this computer',
  noneTitle: 'No AWS profiles were found',
  noneText:
    'Outcrop looks in ~/.aws/config and ~/.aws/credentials. Create a profile with “aws configure” or “aws configure sso”, then look again; or enter access keys in the settings.',
  lookAgain: 'Look again',
  enterKeys: 'Enter access keys',
  back: 'Back',
  noRegion: 'No region set',
  region: 'AWS region',
  regionNote: 'Where Amazon Bedrock answers you, for example us-east-1 or eu-central-1.',
  regionProblem: 'A region looks like us-east-1.',
  use: (name: string) => `Use ${name}`,
  takeProfile: 'Use this profile',
} as const
