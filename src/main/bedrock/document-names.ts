/**
 * What the service is told a document is called. Never the file's own name, which a stranger may have chosen to instruct the model; that stands beside
 * it in quotes. https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_DocumentBlock.html
 */
export const documentName = (number: number): string => `Document ${number}`
