import type { FieldMapping, ValueRewrite } from './model.ts';

/** Whether the column holds more than the one value of the field, so that rows with the same value differ in it. */
export function isSurrounded({ landing, rewrites }: FieldMapping): boolean {
  const isAround = landing.kind === 'column' && landing.isAround === true;
  return isAround || rewrites.some(({ kind }) => kind === 'anywhere' || kind === 'member');
}

/** Whether each value of the field has one form in the column, and each form is of one value. */
export function isFaithful({ rewrites }: FieldMapping): boolean {
  return rewrites.every(isOneToOne);
}

function isOneToOne(rewrite: ValueRewrite): boolean {
  switch (rewrite.kind) {
    case 'prefix':
    case 'suffix':
      return rewrite.to.length === 1;
    case 'translate': {
      const forms = Object.values(rewrite.values);
      const distinct = new Set(forms.flat().map((form) => form.toLowerCase()));
      return forms.every(({ length }) => length === 1) && distinct.size === forms.length;
    }
    case 'replace':
    case 'anywhere':
    case 'member':
    case 'file-name':
    case 'or-file-name':
    case 'or-doubled-name':
    case 'registry-data':
    case 'hex-or-decimal':
      return false;
  }
}
