import type { z } from 'zod'
import type { Attachment, FilePlan } from '../../shared/attachment.ts'
import type { fileRequests } from '../../shared/ipc/file-requests.ts'
import type { Model } from '../../shared/model.ts'
import type { FileFacts, PlannedFile } from '../bedrock/file-facts.ts'
import type { Bedrock } from '../bedrock/open-bedrock.ts'
import { attachmentPages, getAttachment } from '../store/attachments.ts'
import { getConversation } from '../store/conversations.ts'
import { listAllMessages } from '../store/messages.ts'
import { readSettings } from '../store/settings.ts'
import { attachedFiles, factsOf } from './attached-files.ts'
import { modelBehind } from './model-behind.ts'
import type { TurnDependencies } from './turn-dependencies.ts'

type Draft = z.output<(typeof fileRequests)['attachments.plan']['input']>

const mostBetterModels = 3

const takesAsItIs = ({ planFiles }: Bedrock, { id, baseModelId, geography }: Model, file: FileFacts): boolean =>
  planFiles(id, baseModelId === null ? undefined : { baseModelId, geography }, [file]).files[0]?.form === 'as-it-is'

/** Only where the file is refused by the model itself is another model any help. */
const betterModels = (bedrock: Bedrock, models: readonly Model[], file: FileFacts, { error }: PlannedFile): FilePlan['betterModels'] =>
  error?.remedies.includes('choose-model') === true
    ? models
        .filter(({ lifecycle }) => lifecycle?.status !== 'legacy')
        .filter((model) => takesAsItIs(bedrock, model, file))
        .slice(0, mostBetterModels)
        .map(({ id, name }) => ({ modelId: id, name }))
    : []

/** How the files of a draft would go to the model, beside those that the conversation has already. Nothing is read but what is known of them. */
export const planDraft = async (
  dependencies: Pick<TurnDependencies, 'database' | 'bedrock' | 'listedModels'>,
  { conversationId, attachmentIds, profileId, region, modelId }: Draft,
): Promise<FilePlan[]> => {
  const database = dependencies.database()
  const place = { profileId, region: region === '' ? readSettings(database).region : region }
  const conversation = conversationId === null ? null : getConversation(database, conversationId)
  const sent = (conversation === null ? [] : listAllMessages(database, conversation.id)).filter(
    ({ leftOut, position }) => !leftOut && position >= (conversation?.contextFrom ?? 0),
  )
  const facts = (attachment: Attachment, key: string, isAsked: boolean): FileFacts =>
    factsOf({ key, attachment, isAsked }, attachmentPages(database, attachment.id))
  const older = attachedFiles(sent).map(({ attachment, key }) => facts(attachment, key, false))
  const asked = attachmentIds.flatMap((id) => {
    const attachment = getAttachment(database, id)
    return attachment === null ? [] : [{ id, file: facts(attachment, id, true) }]
  })
  const [bedrock, behind, models] = await Promise.all([
    dependencies.bedrock(),
    modelBehind(dependencies, place, modelId),
    dependencies.listedModels(profileId, place.region),
  ])
  const { files } = bedrock.planFiles(modelId, behind, [...older, ...asked.map(({ file }) => file)])
  const plannedOf = new Map(files.map((file) => [file.key, file]))
  return asked.flatMap(({ id, file }) => {
    const planned = plannedOf.get(file.key)
    if (planned === undefined) return []
    const { form, note, error } = planned
    return [{ attachmentId: id, form, note, error, betterModels: betterModels(bedrock, models, file, planned) }]
  })
}
