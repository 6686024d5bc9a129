import * as z from 'zod';
import { version } from '../../places.js';
import { askInput, listInput, searchInput } from '../input.js';
import {
  answerJson,
  articleJson,
  foundJson,
  healthJson,
  listJson,
  problemJson,
} from './answers.js';

const schemas = {
  Answer: answerJson,
  Articles: listJson,
  Article: articleJson,
  Passages: foundJson,
  Health: healthJson,
  Problem: problemJson,
};

type SchemaName = keyof typeof schemas;

/** The description of the API (OpenAPI 3.1), made from what parses the requests and checks the answers. */
export function openApi(hasToken: boolean): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pullquote',
      version: version(),
      description:
        'Answers questions from a collection of news articles with quotes, word for word. Offsets count UTF-16 code units.',
    },
    paths: {
      '/api/ask': reading('Answer a question with quotes, or refuse', 'Answer', askInput),
      '/api/articles': reading('List articles, newest first', 'Articles', listInput),
      '/api/articles/{id}': {
        get: {
          ...reading('One article with its text and passages', 'Article').get,
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        },
      },
      '/api/search': reading(
        'Find passages by score; nothing judges them',
        'Passages',
        searchInput,
      ),
      '/healthz': {
        get: {
          summary: 'Whether the server runs; needs no token',
          security: [],
          responses: {
            200: { description: 'It does', content: contentOf('application/json', 'Health') },
          },
        },
      },
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, described(schema)]),
      ),
      ...(hasToken && {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          basic: { type: 'http', scheme: 'basic' },
        },
      }),
    },
    ...(hasToken && { security: [{ bearer: [] }, { basic: [] }] }),
  };
}

function reading(summary: string, answer: SchemaName, input?: z.ZodObject) {
  return {
    get: {
      summary,
      ...(input && { parameters: parametersOf(input) }),
      responses: {
        200: { description: 'The answer', content: contentOf('application/json', answer) },
        304: { description: 'The client has it' },
        default: {
          description: 'What is wrong',
          content: contentOf('application/problem+json', 'Problem'),
        },
      },
    },
  };
}

function contentOf(type: string, name: SchemaName) {
  return { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
}

function parametersOf(input: z.ZodObject): object[] {
  return Object.entries(input.shape).map(([name, schema]) => {
    const { description, ...rest } = described(schema, 'input');
    const required = !z.safeParse(schema, undefined).success;
    return { name, in: 'query', required, description, schema: rest };
  });
}

function described(schema: z.core.$ZodType, io: 'input' | 'output' = 'output') {
  const { $schema: _, '~standard': __, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
