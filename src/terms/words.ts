/** The levels of the Sigma Rules specification, "Level", the lowest first. */
export const levels = ['informational', 'low', 'medium', 'high', 'critical'] as const;

/** The statuses of the Sigma Rules specification, "Status". */
export const statuses = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const;
