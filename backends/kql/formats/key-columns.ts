/**
 * The columns that a custom detection's result must have so that the service finds the event again: those
 * of the event, by table. Follows "Create custom detection rules".
 */
export function keyColumnsOf(table: string): readonly string[] {
  if (table.startsWith('Alert')) return ['Timestamp'];
  if (table.startsWith('Observation')) return ['Timestamp', 'ObservationId'];
  if (table.startsWith('Device')) return ['Timestamp', 'DeviceId', 'ReportId'];
  return ['Timestamp', 'ReportId'];
}
