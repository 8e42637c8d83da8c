/** The shards of Playwright's tests as it names them, each to run in a window system of its own: `1/2`, `2/2`. */
export const shards = (count) => Array.from({ length: count }, (_shard, index) => `${index + 1}/${count}`)

/** The folder below test-results of a project, or of one of its shards. */
export const resultsOf = (project, shard) => (shard === undefined ? project : `${project}-${shard.replace('/', '-of-')}`)
