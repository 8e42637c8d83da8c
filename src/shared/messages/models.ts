/** Where an inference profile may process a request, by the prefix of its id. */
const geographies: Readonly<Record<string, string>> = {
  global: 'Worldwide',
  us: 'United States',
  'us-gov': 'US government regions',
  eu: 'Europe',
  apac: 'Asia Pacific',
  jp: 'Japan',
  au: 'Australia',
  ca: 'Canada',
  sa: 'South America',
  il: 'Israel',
  me: 'Middle East',
  mx: 'Mexico',
  af: 'Africa',
}

/** What the lists of models say. */
export const modelsMessages = {
  geography: (geography: string) => geographies[geography] ?? geography.toUpperCase(),
  nameWithGeography: (name: string, geography: string) => `${name} (${geographies[geography] ?? geography.toUpperCase()})`,
  slowListTitle: 'The list of models did not come in time',
  slowListAdvice: 'Check the connection to the region, then refresh the list.',
} as const
