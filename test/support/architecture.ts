import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf, type ModuleImport } from './module-imports.ts';
import type { Ownership, Room } from './layers.ts';

/** What a walk over the modules saw, and every import that the tables do not allow. */
export interface ArchitectureReport {
  readonly modules: readonly string[];
  readonly imports: number;
  /** In alphabetical order, one line each: `src/a/b.ts imports src/c/d.ts: src/a may not use src/c`. */
  readonly violations: readonly string[];
  /** What the tables allow and no import needs: `src/a uses src/b`, `src/a imports package`. */
  readonly unused: readonly string[];
}

/** Checks every module below `root/src` and `root/backends` against the tables. */
export function checkArchitecture(
  root: string,
  rooms: readonly Room[],
  ownerships: readonly Ownership[],
): ArchitectureReport {
  const modules = ['src', 'backends'].flatMap((folder) => modulesIn(root, folder));
  const violations: string[] = [];
  const needed = new Set<string>();
  let imports = 0;
  for (const module of modules) {
    const room = roomOf(rooms, module);
    if (room === undefined) violations.push(`${module} is in no room: give it a row in the layer table`);
    for (const found of importsOf(root, module)) {
      imports += 1;
      const permission =
        found.target === undefined
          ? ownerOf(ownerships, module, found)
          : room && permissionFor(rooms, room, found.kind, found.target);
      if (permission) needed.add(permission);
      const problem =
        found.target === undefined
          ? packageProblem(ownerships, module, found)
          : room && roomProblem(rooms, room, found.kind, found.target);
      if (problem !== undefined) {
        violations.push(`${module} imports ${found.target ?? found.specifier}: ${problem}`);
      }
    }
  }
  const permissions = [...rooms.flatMap(permissionsOf), ...ownerships.flatMap(ownersOf)];
  const unused = permissions.filter((permission) => !needed.has(permission));
  return { modules, imports, violations: [...new Set(violations)].toSorted(), unused };
}

function permissionsOf({ room, uses, usesTypesOf = [], loads = [] }: Room): readonly string[] {
  return [
    ...uses.map((used) => `${room} uses ${used}`),
    ...usesTypesOf.map((used) => `${room} knows the types of ${used}`),
    ...loads.map((used) => `${room} loads ${used}`),
  ];
}

function ownersOf({ package: name, owners }: Ownership): readonly string[] {
  return owners.map((place) => `${place} imports ${name}`);
}

/** The entry of the table that allows to import a package. */
function ownerOf(
  ownerships: readonly Ownership[],
  module: string,
  { specifier }: ModuleImport,
): string | undefined {
  const owned = ownerships.find(({ package: name }) => belongsTo(specifier, name));
  const place = owned?.owners.find((owner) => isWithin(module, owner));
  return owned && place && `${place} imports ${owned.package}`;
}

/** The entry of the table that allows an import; the widest, so that a narrower one beside it is not needed. */
function permissionFor(
  rooms: readonly Room[],
  from: Room,
  kind: ModuleImport['kind'],
  target: string,
): string | undefined {
  const to = roomOf(rooms, target);
  if (to === undefined) return undefined;
  if (from.uses.includes(to.room)) return `${from.room} uses ${to.room}`;
  if (kind === 'type') return `${from.room} knows the types of ${to.room}`;
  return `${from.room} loads ${to.room}`;
}

function roomProblem(
  rooms: readonly Room[],
  from: Room,
  kind: ModuleImport['kind'],
  target: string,
): string | undefined {
  const to = roomOf(rooms, target);
  if (to === undefined || to === from || from.uses.includes(to.room)) return undefined;
  if (kind === 'type' && from.usesTypesOf?.includes(to.room)) return undefined;
  if (kind === 'load' && from.loads?.includes(to.room)) return undefined;
  return `${from.room} may not ${verbs[kind]} ${to.room}`;
}

const verbs = { value: 'use', type: 'know the types of', load: 'load' } as const;

function packageProblem(
  ownerships: readonly Ownership[],
  module: string,
  { specifier }: ModuleImport,
): string | undefined {
  const owned = ownerships.find(({ package: name }) => belongsTo(specifier, name));
  if (owned === undefined) return 'no room owns this package';
  const owner = owned.owners.some((place) => isWithin(module, place));
  return owner ? undefined : `only ${owned.owners.join(' and ')} may import ${owned.package}`;
}

function belongsTo(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

/** The row with the longest path that holds the module: rooms may lie inside others. */
function roomOf(rooms: readonly Room[], module: string): Room | undefined {
  return rooms
    .filter(({ room }) => isWithin(module, room))
    .toSorted((a, b) => b.room.length - a.room.length)[0];
}

function isWithin(module: string, place: string): boolean {
  return module === place || module.startsWith(`${place}/`);
}

function modulesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
}
