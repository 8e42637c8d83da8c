/** Which of a draft's words others have written, so that a restart does not make them the person's own. A list of texts as JSON. */
export const draftMarks = `ALTER TABLE drafts ADD COLUMN foreign_marks TEXT NOT NULL DEFAULT '[]';`
