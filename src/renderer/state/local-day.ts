const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The day of this computer's clock, as YYYY-MM-DD. */
export const localDay = (date: Date): string => `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
