import { changed, type ColumnSource } from './column-sources.ts';

/** The hives of Sysmon as Microsoft's Sysmon parser rewrites them; only the prefix changes. */
export function asimHive(source: ColumnSource): ColumnSource {
  return changed(source, (path) => rehive(path, asimHives));
}

/** The hives of Sysmon as Defender spells them. */
export function defenderHive(source: ColumnSource): ColumnSource {
  return changed(source, (path) => rehive(path, defenderHives));
}

/** The path of the kernel, as object auditing records it, with the numbered control set. */
export function auditedPath(source: ColumnSource): ColumnSource {
  return numberedControlSet(changed(source, (path) => rehive(path, kernelHives)));
}

/** The path of the kernel as Microsoft's parser of the Security log rewrites it. */
export function asimHiveOfKernel(source: ColumnSource): ColumnSource {
  return changed(source, (path) =>
    path.replace(/^\\REGISTRY\\(MACHINE|USER)/i, (_, hive: string) =>
      hive.toUpperCase() === 'MACHINE' ? 'HKEY_LOCAL_MACHINE' : 'HKEY_USERS',
    ),
  );
}

/** `CurrentControlSet` is a link to a numbered control set. */
export function numberedControlSet(source: ColumnSource): ColumnSource {
  return changed(source, (path) => path.replace(/\\CurrentControlSet(?=\\|$)/i, '\\ControlSet001'));
}

/** The data of a value without Sysmon's rendering: numbers in decimal, nothing for `(Empty)`. */
export function rawRegistryData(source: ColumnSource): ColumnSource {
  return changed(source, (text) => {
    if (text === '(Empty)') return '';
    const number = /^(?:DWORD|QWORD) \((0x[0-9a-f]+)(?:-(0x[0-9a-f]+))?\)$/i.exec(text);
    if (number === null) return text;
    const [, first = '0', second] = number;
    return String(second === undefined ? BigInt(first) : (BigInt(first) << 32n) | BigInt(second));
  });
}

/** Sysmon alone names the default value of a key. */
export function withoutDefaultName(source: ColumnSource): ColumnSource {
  return changed(source, (name) => (name === '(Default)' ? '' : name));
}

type Hives = readonly (readonly [sysmon: string, other: string])[];

const asimHives: Hives = [
  ['HKLM\\', 'HKEY_LOCAL_MACHINE\\'],
  ['HKU\\', 'HKEY_USERS\\'],
  ['HKCR\\', 'HKEY_LOCAL_MACHINE\\Classes\\'],
];

const defenderHives: Hives = [
  ['HKLM\\', 'HKEY_LOCAL_MACHINE\\'],
  ['HKU\\', 'HKEY_USERS\\'],
  ['HKCR\\', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\'],
];

const kernelHives: Hives = [
  ['HKLM\\', '\\REGISTRY\\MACHINE\\'],
  ['HKU\\', '\\REGISTRY\\USER\\'],
  ['HKCR\\', '\\REGISTRY\\MACHINE\\SOFTWARE\\Classes\\'],
];

function rehive(path: string, hives: Hives): string {
  const [from, to] = hives.find(([sysmon]) => path.startsWith(sysmon)) ?? ['', ''];
  return to + path.slice(from.length);
}
