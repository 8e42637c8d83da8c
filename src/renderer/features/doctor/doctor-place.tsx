import type { Patient } from '../../state/view.ts'

export const DoctorPlace = ({ patient }: { readonly patient: Patient }) => <main>{patient.profileId}</main>
