/** Whether the pane lies over the conversation, because both beside each other would have no room. */
export const isPaneOver = (): boolean => {
  const pane = document.querySelector('.shell-pane')
  return pane !== null && getComputedStyle(pane).position !== 'relative'
}
