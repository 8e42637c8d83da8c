/** Whether a text has the shape of an AWS region. The list of regions grows; its shape has not changed. */
export const isRegion = (text: string): boolean => /^[a-z]{2}(-[a-z]+)+-\d$/u.test(text.trim())
