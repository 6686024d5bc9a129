import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

interface Operation {
  readonly responses: Readonly<
    Record<
      string,
      {
        readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>>;
      }
    >
  >;
}

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
}

/** What the API answered, after it was held against its description. */
export interface Told<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Asks an API; every answer has to be what its own description says, errors too. */
export type AskApi = <Body = Record<string, unknown>>(
  path: string,
  headers?: Record<string, string>,
) => Promise<Told<Body>>;

/** Reads the description at an address, and holds answers against it. */
export async function describedApi(
  address: string,
  own: Record<string, string> = {},
): Promise<{ description: Description; ask: AskApi }> {
  const served = await fetch(new URL('/api/openapi.json', address), { headers: own });
  const description = (await served.json()) as Description;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(description, 'api');
  return {
    description,
    async ask(path, headers = {}) {
      const url = new URL(path, address);
      const response = await fetch(url, { headers: { ...own, ...headers } });
      const { status } = response;
      const text = await response.text();
      const operation = operationAt(description, url.pathname);
      const answers = operation.responses[status] ?? operation.responses.default;
      expect(answers, `${path} may answer ${status}`).toBeDefined();
      if (answers?.content === undefined) {
        expect(text).toBe('');
        return { status, headers: response.headers, body: {} as never };
      }
      const type = response.headers.get('content-type') ?? '';
      const reference = answers.content[type]?.schema.$ref;
      expect(reference, `${path} may answer ${status} as ${type}`).toBeDefined();
      const body = JSON.parse(text);
      const validate = ajv.compile({ $ref: `api${reference}` });
      expect(validate(body), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      return { status, headers: response.headers, body };
    },
  };
}

function operationAt({ paths }: Description, pathname: string): Operation {
  const found = Object.entries(paths).find(([path]) =>
    new RegExp(`^${path.replaceAll('/', '\\/').replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
  if (found === undefined) throw new Error(`${pathname} isn't described`);
  return found[1].get;
}
