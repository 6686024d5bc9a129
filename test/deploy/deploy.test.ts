import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { variableNames } from '../../src/settings.js';
import { shardList, shardsOf, shardTotal } from '../../src/terminal/typed/shards.js';

const read = (file: string): string => readFileSync(`deploy/${file}`, 'utf8');
const ours = /^(?:PULLQUOTE|WEAVIATE|DISCORD)_/;

interface Service {
  readonly image?: string;
  readonly hostname?: string;
  readonly networks?: { readonly default: { readonly aliases: readonly string[] } };
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

interface Container {
  readonly image: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string }[];
  readonly volumeMounts: readonly { readonly name: string }[];
}

interface Resource {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly clusterIP?: string;
    readonly serviceName: string;
    readonly replicas: number;
    readonly selector: { readonly matchLabels: object };
    readonly template: {
      readonly metadata: { readonly labels: object };
      readonly spec: { readonly containers: readonly [Container] };
    };
  };
}

const compose = parse(read('compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
};
const nodes = Object.entries(compose.services).filter(([, { image }]) => image !== undefined);
const bots = Object.values(compose.services).filter(({ image }) => image === undefined);
const resources = parseAllDocuments(read('kubernetes.yaml')).map((one) => one.toJS() as Resource);
const sets = resources.filter(({ kind }) => kind === 'StatefulSet');

function setOf(name: string): Resource['spec'] & { readonly container: Container } {
  const found = sets.find(({ metadata }) => metadata.name === name);
  if (found === undefined) throw new Error(`there is no StatefulSet ${name}`);
  const { spec } = found;
  return { ...spec, container: spec.template.spec.containers[0] };
}

const valueIn = ({ env }: Container, name: string): string =>
  env.find((one) => one.name === name)?.value ?? '';

describe('what runs it', () => {
  it('sets only variables that Pullquote reads', () => {
    const known = variableNames;
    const set = [
      ...(read('Dockerfile').match(/\b[A-Z_]+(?==)/g) ?? []),
      ...(read('pullquote.service').match(/\b[A-Z_]+(?==)/g) ?? []),
      ...bots.flatMap((bot) => Object.keys(bot.environment)),
      ...setOf('pullquote').container.env.map(({ name }) => name),
    ].filter((name) => ours.test(name));
    expect(set.length).toBeGreaterThan(15);
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('runs the version of Weaviate that the tests run', () => {
    const tested = /const version = 'v([\d.]+)'/.exec(
      readFileSync('test/cluster/server-binary.ts', 'utf8'),
    )?.[1];
    const images = [...nodes.map(([, { image }]) => image), setOf('weaviate').container.image];
    expect(new Set(images)).toEqual(new Set([`semitechnologies/weaviate:${tested}`]));
  });

  it('gives each shard to one process', () => {
    const options = bots.map(({ command }) => {
      const of = (name: string): string => command[command.indexOf(name) + 1] ?? '';
      return shardsOf(shardList(of('--shards')), shardTotal(of('--total-shards')));
    });
    expect(options.flatMap((one) => one?.ids)).toEqual([0, 1]);
    expect(options.map((one) => one?.total)).toEqual([2, 2]);
    const { replicas, container } = setOf('pullquote');
    expect(container.args.join()).toContain(`--total-shards ${replicas}`);
  });

  it('names every node of Compose by its name', () => {
    const names = nodes.map(([name]) => name);
    expect(names).toHaveLength(3);
    for (const [name, { hostname, networks, environment: env }] of nodes) {
      expect([hostname, env.CLUSTER_HOSTNAME]).toEqual([name, name]);
      expect(env.RAFT_JOIN).toBe(names.join());
      // Also where all are there but the one that starts.
      expect(networks?.default.aliases.map((alias) => `${alias}:7100`)).toEqual([env.CLUSTER_JOIN]);
    }
    for (const { environment: env } of bots) {
      expect(env.WEAVIATE_URL).toBe(names.map((name) => `http://${name}:8080`).join());
      expect(env.WEAVIATE_GRPC_URL).toBe(names.map((name) => `http://${name}:50051`).join());
    }
  });

  it('names every node of Kubernetes by its name, behind a service that there is', () => {
    const headless = resources.filter(
      ({ kind, spec }) => kind === 'Service' && spec.clusterIP === 'None',
    );
    for (const { spec } of sets) {
      expect(headless.map(({ metadata }) => metadata.name)).toContain(spec.serviceName);
      expect(spec.template.metadata.labels).toEqual(spec.selector.matchLabels);
    }
    const { replicas, serviceName, container } = setOf('weaviate');
    const names = Array.from({ length: replicas }, (_, i) => `weaviate-${i}`);
    expect(valueIn(container, 'RAFT_JOIN')).toBe(names.join());
    expect(valueIn(container, 'CLUSTER_JOIN')).toBe(`${serviceName}:7100`);
    const bot = setOf('pullquote').container;
    for (const [variable, port] of [
      ['WEAVIATE_URL', 8080],
      ['WEAVIATE_GRPC_URL', 50051],
    ] as const) {
      const addresses = names.map((name) => `http://${name}.${serviceName}:${port}`);
      expect(valueIn(bot, variable)).toBe(addresses.join());
    }
  });

  it('copies into the image only what there is or what the build makes', () => {
    const made = ['dist', 'node_modules'];
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    const copied = [...read('Dockerfile').matchAll(/^COPY (--from=build )?(.+) \S+$/gm)].flatMap(
      ([, staged, paths = '']) =>
        paths.split(' ').map((one) => (staged ? one.replace(/^\/app\//, '') : one)),
    );
    expect(copied).toContain('models');
    expect(copied.filter((one) => !made.includes(one) && !existsSync(one))).toEqual([]);
    expect(copied.filter((one) => !made.includes(one) && ignored.includes(one))).toEqual([]);
  });

  it('keeps of the compiled modules what their packages load', () => {
    const [, kept = ''] =
      /! -path '\*(\/build\/Release\/)\*\.node' -delete/.exec(read('Dockerfile')) ?? [];
    expect(existsSync(`node_modules/better-sqlite3${kept}better_sqlite3.node`)).toBe(true);
    expect(existsSync(`node_modules/hnswlib-node${kept}addon.node`)).toBe(true);
    const own = `node_modules/onnxruntime-node/bin/napi-v3/${process.platform}/${process.arch}`;
    expect(existsSync(own)).toBe(true);
  });

  it('runs as nobody in particular, from an image of two stages with a health check', () => {
    const lines = read('Dockerfile').split('\n');
    const stages = lines.filter((line) => line.startsWith('FROM '));
    expect(stages).toHaveLength(2);
    const last = lines.slice(lines.lastIndexOf(stages[1] ?? ''));
    expect(last).toContain('USER node');
    expect(last.some((line) => line.startsWith('HEALTHCHECK '))).toBe(true);
    expect(read('pullquote.service')).toMatch(/^User=(?!root)/m);
  });
});
