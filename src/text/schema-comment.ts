/**
 * The first lines of a YAML file, by which an editor knows its JSON Schema. `schema` is its name within the package,
 * `path` the way to it from the file; without one, the lines say how to get there.
 */
export function schemaComment(schema: string, path: string | undefined): readonly string[] {
  if (path !== undefined) return [`# yaml-language-server: $schema=${path}`];
  return [
    '# Editors complete and check this file once sigma-kql is a development dependency here (see its README) and the',
    `# first line is: "# yaml-language-server: $schema=node_modules/sigma-kql/${schema}"`,
  ];
}
