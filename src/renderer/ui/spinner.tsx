import './skeleton.css'

export const Spinner = ({ label }: { readonly label: string }) => <span className="spinner" role="status" aria-label={label} />
