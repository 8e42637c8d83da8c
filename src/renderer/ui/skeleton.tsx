import './skeleton.css'

const widths = ['72%', '94%', '58%', '83%', '66%'] as const

/** Grey lines where text will come. */
export const Skeleton = ({ label, lines = 3 }: { readonly label: string; readonly lines?: number }) => (
  <div className="skeleton" role="status" aria-label={label}>
    {Array.from({ length: lines }, (_line, index) => (
      <div key={index} className="skeleton-line" style={{ inlineSize: widths[index % widths.length] }} />
    ))}
  </div>
)
