import type { Logsource } from '../ir/index.ts';
import { categoryEvents, eventTitles, serviceChannels, type EventSource } from './data/events.ts';
import { leavesOf, type Leaf, type Predicate } from './predicate.ts';

/** An event that a rule can match. */
export interface CoveredEvent {
  /** Short name of the provider or channel, or the log source where the taxonomy names no provider. */
  readonly provider: string;
  /** `Event ID 3`, `any event`, or empty where the provider has no event ids. */
  readonly event: string;
  readonly title: string;
}

/** What a log source and the rule's own tests on `EventID` come to. */
export interface EventCoverage {
  readonly events: readonly CoveredEvent[];
  /** Set if no event of the log source has an id that the rule asks for: the rule can never match. */
  readonly contradiction?: string;
}

/** The events of a rule by the Sigma taxonomy 2.1.0. Never invents one: an unknown log source stays itself. */
export function eventCoverageOf(logsource: Logsource, tree: Predicate): EventCoverage {
  const required = requiredEventIds(tree);
  const category = eventsOfCategory(logsource);
  if (category !== undefined) {
    const possible = avoidsSysmonFields(tree) ? category : category.filter(({ limited }) => limited !== true);
    const fitting = possible.filter(
      ({ id }) => required === 'any' || id === undefined || required.includes(id),
    );
    if (fitting.length === 0 && possible.length > 0) {
      return {
        events: [],
        contradiction: `no event of ${describe(logsource)} has the event id that the rule asks for`,
      };
    }
    return { events: fitting.map(coveredEvent) };
  }
  const channel = channelOf(logsource);
  if (channel === undefined) return { events: [{ provider: describe(logsource), event: '', title: '' }] };
  if (required === 'any') return { events: [{ provider: channel, event: 'any event', title: '' }] };
  return {
    events: required.map((id) => ({
      provider: channel,
      event: `Event ID ${id}`,
      title: eventTitles[`${channel} ${id}`] ?? '',
    })),
  };
}

function eventsOfCategory({ product, category }: Logsource): readonly EventSource[] | undefined {
  const key = `${product}/${category}`;
  return product !== undefined && category !== undefined && Object.hasOwn(categoryEvents, key)
    ? categoryEvents[key]
    : undefined;
}

function channelOf({ product, service }: Logsource): string | undefined {
  if (product !== 'windows' || service === undefined) return undefined;
  return Object.hasOwn(serviceChannels, service) ? serviceChannels[service] : undefined;
}

function coveredEvent({ provider, id, title }: EventSource): CoveredEvent {
  return { provider, event: id === undefined ? '' : `Event ID ${id}`, title };
}

function describe({ product, category, service }: Logsource): string {
  const named = Object.entries({ product, category, service }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} ${value}`],
  );
  return named.join(', ') || 'no log source';
}

/** The event ids of which every match has one: met over `and`, joined over `or`, nothing under `not`. */
function requiredEventIds(tree: Predicate): readonly number[] | 'any' {
  switch (tree.kind) {
    case 'and': {
      const lists = tree.operands.map(requiredEventIds).filter((ids) => ids !== 'any');
      const [first, ...rest] = lists;
      return first === undefined ? 'any' : first.filter((id) => rest.every((ids) => ids.includes(id)));
    }
    case 'or': {
      const lists = tree.operands.map(requiredEventIds);
      if (lists.includes('any')) return 'any';
      return [...new Set(lists.flatMap((ids) => (ids === 'any' ? [] : ids)))].sort((a, b) => a - b);
    }
    case 'leaf':
      return eventIdOf(tree);
    case 'not':
    case 'constant':
      return 'any';
  }
}

function eventIdOf({ field, test, value }: Leaf): readonly number[] | 'any' {
  if (field !== 'EventID' || test !== 'eq' || !/^\d+$/.test(value)) return 'any';
  return [Number(value)];
}

/** Fields of Sysmon's process creation that event 4688 of the Security log has not. */
const sysmonOnly: ReadonlySet<string> = new Set([
  'OriginalFileName',
  'Hashes',
  'Imphash',
  'md5',
  'sha1',
  'sha256',
  'IntegrityLevel',
  'ParentCommandLine',
  'CurrentDirectory',
  'Company',
  'Product',
  'Description',
  'FileVersion',
]);

function avoidsSysmonFields(tree: Predicate): boolean {
  for (const { leaf, negated } of leavesOf(tree)) if (!negated && sysmonOnly.has(leaf.field)) return false;
  return true;
}
