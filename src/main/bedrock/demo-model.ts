/** The model of the demo profile: it runs on this computer and costs nothing. */
export const demoModelId = 'demo.reader'
