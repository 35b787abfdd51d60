import { required, type World } from './world.ts';

/** Where the comment goes, and who writes it. */
export interface CommentPlace {
  readonly pullRequest: number;
  /** The login behind the token. Comments of others are never touched, whatever they say. */
  readonly author: string;
  /** How the comment begins. */
  readonly marker: string;
}

/** GitHub refused; `status` is that of HTTP. */
export class ApiProblem extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`GitHub answered with status ${status}`);
    this.status = status;
  }
}

/** More comments than this are not looked through; a second comment is better than none. */
const mostPages = 30;

/**
 * Writes the one comment of the action, or writes it anew; returns its address. With `onlyUpdate` it is not
 * created. Throws {@link ApiProblem}.
 */
export async function writeComment(
  text: string,
  place: CommentPlace,
  { onlyUpdate }: { readonly onlyUpdate: boolean },
  world: World,
): Promise<string | undefined> {
  const repository = repositoryPath(world);
  const existing = await findComment(place, world);
  if (existing === undefined && onlyUpdate) return undefined;
  const [method, path] =
    existing === undefined
      ? (['POST', `${repository}/issues/${place.pullRequest}/comments`] as const)
      : (['PATCH', `${repository}/issues/comments/${existing}`] as const);
  const { html_url: url } = (await request(method, path, world, { body: text })) as {
    readonly html_url: string;
  };
  return url;
}

async function findComment(
  { pullRequest, author, marker }: CommentPlace,
  world: World,
): Promise<number | undefined> {
  const path = `${repositoryPath(world)}/issues/${pullRequest}/comments?per_page=100`;
  for (let page = 1; page <= mostPages; page += 1) {
    const comments = (await request('GET', `${path}&page=${page}`, world)) as readonly Comment[];
    const own = comments.find(({ user, body }) => user?.login === author && (body ?? '').startsWith(marker));
    if (own !== undefined) return own.id;
    if (comments.length < 100) return undefined;
  }
  return undefined;
}

interface Comment {
  readonly id: number;
  readonly body?: string;
  readonly user?: { readonly login: string } | null;
}

function repositoryPath({ env }: World): string {
  return `/repos/${required(env, 'GITHUB_REPOSITORY').split('/').map(encodeURIComponent).join('/')}`;
}

/** Answers are not quoted anywhere: they could repeat what was sent. */
async function request(method: string, path: string, { env }: World, body?: object): Promise<unknown> {
  const answer = await fetch(`${required(env, 'GITHUB_API_URL')}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${required(env, 'SIGMA_KQL_TOKEN')}`,
      'user-agent': 'sigma-kql',
      'x-github-api-version': '2022-11-28',
    },
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new ApiProblem(answer.status);
  return answer.json();
}
