/** The API server said no to a write; the message is what Flagger prints. */
export class ApiRefusal extends Error {}
