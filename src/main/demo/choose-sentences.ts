import type { Sentence } from './sentences.ts'

const counted = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

type Scored = { readonly sentence: Sentence; readonly score: number }

const byScore = (a: Scored, b: Scored): number => b.score - a.score || a.sentence.position - b.sentence.position
const byPosition = (a: Sentence, b: Sentence): number => a.position - b.position

/** Two sentences that say much the same, as headers repeated on each page do. */
const isLike = (a: Sentence, b: Sentence): boolean => {
  const words = new Set(a.words)
  const common = b.words.filter((word) => words.has(word)).length
  return common > 0.7 * Math.min(words.size, b.words.length)
}

/** Enough to find a handful that differ; comparing every sentence of a long book would hold up the app. */
const longestShortlist = 300

const best = (scored: readonly Scored[], count: number): readonly Sentence[] => {
  const chosen: Sentence[] = []
  for (const { sentence } of scored.toSorted(byScore).slice(0, longestShortlist)) {
    if (chosen.length === count) break
    if (!chosen.some((other) => isLike(other, sentence))) chosen.push(sentence)
  }
  return chosen
}

/** The sentences that share most of the document's frequent words, in the order of the document; early ones and ones with figures count more. */
export const weightiestSentences = (sentences: readonly Sentence[], count: number): readonly Sentence[] => {
  const frequency = counted(sentences.flatMap(({ words }) => words))
  const scored = sentences.map((sentence) => {
    const unique = new Set(sentence.words)
    const weight = [...unique].reduce((sum, word) => sum + Math.sqrt((frequency.get(word) ?? 0) - 1), 0) / Math.sqrt(unique.size + 3)
    const early = sentence.position < 3 ? 1.25 : 1
    const figures = /\d/u.test(sentence.text) ? 1.1 : 1
    return { sentence, score: weight * early * figures }
  })
  return best(scored, count).toSorted(byPosition)
}

const stem = (word: string): string => (word.length > 5 ? word.slice(0, Math.max(5, word.length - 3)) : word)

/** The sentences that share the question's rarer words, best first; empty when none shares any. */
export const matchingSentences = (sentences: readonly Sentence[], questionWords: readonly string[], count: number): readonly Sentence[] => {
  const wanted = new Set(questionWords.map(stem))
  const spread = counted(sentences.flatMap(({ words }) => [...new Set(words.map(stem))]))
  const scored = sentences
    .map((sentence) => {
      const shared = [...new Set(sentence.words.map(stem))].filter((word) => wanted.has(word))
      const score = shared.reduce((sum, word) => sum + Math.log(1 + sentences.length / (spread.get(word) ?? 1)), 0)
      return { sentence, score: score / Math.sqrt(1 + sentence.words.length / 20) }
    })
    .filter(({ score }) => score > 0)
  const highest = Math.max(0, ...scored.map(({ score }) => score))
  return best(
    scored.filter(({ score }) => score >= highest / 2),
    count,
  )
}
