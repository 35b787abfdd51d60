import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment on a pull request. */
export interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string };
}

/** A server that answers as GitHub does, as far as comments go. */
export interface FakeGitHub {
  readonly url: string;
  readonly comments: StoredComment[];
  /** `GET /repos/…`, in order. */
  readonly requests: string[];
  /** What the token may do. */
  access: 'write' | 'read';
  close(): void;
}

/** The token that the server knows. */
export const goodToken = 'token-that-is-nowhere-in-the-log';

/** Starts a server on this machine; comments are written by `github-actions[bot]`. */
export async function startGitHub(): Promise<FakeGitHub> {
  const comments: StoredComment[] = [];
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    void respond(request, response);
  });
  const github: FakeGitHub = {
    comments,
    requests,
    url: '',
    access: 'write',
    close: () => server.close(),
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const { method = '', url = '', headers } = request;
    requests.push(`${method} ${url}`);
    if (headers.authorization !== `Bearer ${goodToken}`) return { status: 401, body: {} };
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (method === 'GET' && pathname === '/repos/owner/rules/issues/7/comments') {
      const page = Number(searchParams.get('page'));
      return { status: 200, body: comments.slice((page - 1) * 100, page * 100) };
    }
    if (github.access === 'read')
      return { status: 403, body: { message: 'Resource not accessible by integration' } };
    const { body } = JSON.parse(await textOf(request)) as { readonly body: string };
    if (body.length > 65_536) return { status: 422, body: {} };
    if (method === 'POST' && pathname === '/repos/owner/rules/issues/7/comments') {
      const comment = { id: 1000 + comments.length, body, user: { login: 'github-actions[bot]' } };
      comments.push(comment);
      return { status: 201, body: { ...comment, html_url: 'https://github.example/comment' } };
    }
    const id = Number(/^\/repos\/owner\/rules\/issues\/comments\/(\d+)$/.exec(pathname)?.[1]);
    const comment = comments.find((each) => each.id === id);
    if (method !== 'PATCH' || comment === undefined) return { status: 404, body: {} };
    comment.body = body;
    return { status: 200, body: { ...comment, html_url: 'https://github.example/comment' } };
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return Object.assign(github, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
