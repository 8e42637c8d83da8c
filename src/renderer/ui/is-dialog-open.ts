/** A dialog takes the keys before what lies behind it. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"],[role="alertdialog"]') !== null
