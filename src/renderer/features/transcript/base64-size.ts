/** How many bytes a base64 text stands for. */
export const base64SizeBytes = (base64: string): number => Math.floor((base64.replace(/[=]{1,2}$/u, '').length * 3) / 4)
