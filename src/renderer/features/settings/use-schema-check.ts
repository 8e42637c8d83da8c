import { useEffect, useState } from 'react'
import { checkOutputSchema } from '../../state/output-schemas.ts'

const pauseMs = 300

/** What is wrong with a text as a JSON Schema, asked for when the typing pauses. */
export const useSchemaCheck = (text: string, isJson: boolean): readonly string[] => {
  const [checked, setChecked] = useState<{ readonly text: string; readonly problems: readonly string[] }>({ text: '', problems: [] })
  useEffect(() => {
    if (!isJson) return undefined
    let isCurrent = true
    const timer = setTimeout(() => {
      void checkOutputSchema(text).then((problems) => isCurrent && setChecked({ text, problems }))
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, isJson])
  return checked.text === text ? checked.problems : []
}
