/** The page comes drawn; its first frame goes out before the scripts that bring it to life are run. */
requestAnimationFrame(() => setTimeout(() => void import('./start.tsx')))
