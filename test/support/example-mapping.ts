/** The mapping of the diagnostic cases: one table, with one field for each way in which a field can land. */
export const exampleMapping = `version: 1
target: example
tables:
  Example_CL:
    columns: { TimeGenerated: datetime, Text_s: string, Number_d: long }
logsources:
  - { product: example, table: Example_CL, fields: example }
fieldSets:
  example:
    table: Example_CL
    fields:
      Text: Text_s
      Number: Number_d
      Lossy: { column: Text_s, losses: [{ effect: narrower, note: some events lack it }] }
      Kind: { constant: fixed }
      Secret: { unsupported: the source does not record it }
`;
