export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const excelMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const oldWordMediaType = 'application/msword'
export const oldExcelMediaType = 'application/vnd.ms-excel'
