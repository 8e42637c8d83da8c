/** Whether a text has the shape of an AWS region. The list of regions grows; its shape has not changed. */
export const isRegion = (text: string): boolean => /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/u.test(text.trim())

/** Offered while a region is typed; any other can be typed too. https://docs.aws.amazon.com/bedrock/latest/userguide/bedrock-regions.html */
export const bedrockRegions = [
  { value: 'us-east-1', label: 'N. Virginia' },
  { value: 'us-east-2', label: 'Ohio' },
  { value: 'us-west-1', label: 'N. California' },
  { value: 'us-west-2', label: 'Oregon' },
  { value: 'ca-central-1', label: 'Montréal' },
  { value: 'ca-west-1', label: 'Calgary' },
  { value: 'mx-central-1', label: 'Mexico' },
  { value: 'sa-east-1', label: 'São Paulo' },
  { value: 'eu-central-1', label: 'Frankfurt' },
  { value: 'eu-central-2', label: 'Zurich' },
  { value: 'eu-west-1', label: 'Ireland' },
  { value: 'eu-west-2', label: 'London' },
  { value: 'eu-west-3', label: 'Paris' },
  { value: 'eu-north-1', label: 'Stockholm' },
  { value: 'eu-south-1', label: 'Milan' },
  { value: 'eu-south-2', label: 'Spain' },
  { value: 'af-south-1', label: 'Cape Town' },
  { value: 'il-central-1', label: 'Tel Aviv' },
  { value: 'me-central-1', label: 'UAE' },
  { value: 'me-south-1', label: 'Bahrain' },
  { value: 'ap-south-1', label: 'Mumbai' },
  { value: 'ap-south-2', label: 'Hyderabad' },
  { value: 'ap-east-2', label: 'Taipei' },
  { value: 'ap-southeast-1', label: 'Singapore' },
  { value: 'ap-southeast-2', label: 'Sydney' },
  { value: 'ap-southeast-3', label: 'Jakarta' },
  { value: 'ap-southeast-4', label: 'Melbourne' },
  { value: 'ap-southeast-5', label: 'Malaysia' },
  { value: 'ap-southeast-7', label: 'Thailand' },
  { value: 'ap-northeast-1', label: 'Tokyo' },
  { value: 'ap-northeast-2', label: 'Seoul' },
  { value: 'ap-northeast-3', label: 'Osaka' },
  { value: 'us-gov-east-1', label: 'GovCloud East' },
  { value: 'us-gov-west-1', label: 'GovCloud West' },
] as const

type RegionInEffect = { readonly region: string; readonly isChosen: boolean }

/** Where requests go: the region chosen in the app, then the profile's; `settled` is what main found in the environment or used last. */
export const regionInEffect = (chosen: string, ofProfile: string | null, settled: string): RegionInEffect =>
  chosen === '' ? { region: ofProfile ?? settled, isChosen: false } : { region: chosen, isChosen: true }
