import { z } from 'zod'

/** The shape of an AWS region, such as us-east-1 or eusc-de-east-1. The list of regions grows; its shape has not changed. */
export const regionSchema = z.string().regex(/^[a-z]{2,4}(?:-[a-z]+)+-\d+$/u)
