import type { Bench } from 'tinybench';

/** One line of a result: `ratio` is the median relative to the first task. */
export type Ratios = Readonly<Record<string, { readonly ratio: string; readonly milliseconds: string }>>;

/** Runs the tasks and relates each to the first. Throws if a task failed. */
export async function ratiosOf(bench: Bench): Promise<Ratios> {
  await bench.run();
  const medians = bench.tasks.map(({ name, result }) => {
    if (result.state !== 'completed') throw new Error(`${name} ended as ${result.state}`);
    return [name, result.latency.p50] as const;
  });
  const base = medians[0]?.[1] ?? Number.NaN;
  return Object.fromEntries(
    medians.map(([name, median]) => [
      name,
      { ratio: (median / base).toFixed(2), milliseconds: median.toFixed(1) },
    ]),
  );
}
