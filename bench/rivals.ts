import { availableParallelism } from 'node:os';
import { AutoTokenizer, env } from '@xenova/transformers';
import { modelTraits } from '../src/models/embedding/registry.js';
import { findModel, type ModelFolder } from '../src/models/files.js';
import type { Settings } from '../src/settings.js';
import type { Request as BareRequest } from './children/bare-session.js';
import type { Embedded, Request as StockRequest } from './children/stock-pipeline.js';
import { startChild } from './processes.js';

/** Bare sessions of the model in processes of their own, each fed with its share of the texts. */
export interface BareSessions {
  /** Texts a second of all sessions together, at work at the same time. */
  rate(pieces: readonly (readonly number[])[]): Promise<number>;
  end(): Promise<void>;
}

/** The model's files, where the settings find them. */
export function filesOf(settings: Settings, id = settings.model.id): Promise<ModelFolder> {
  return findModel(id, {
    modelsDir: settings.modelsFolder,
    cacheDir: settings.cacheFolder,
    offline: true,
  });
}

/** Starts this many sessions, each with this many threads. */
export async function startBareSessions(
  settings: Settings,
  sessions: number,
  threads: number,
): Promise<BareSessions> {
  const { onnxFile } = await filesOf(settings);
  const children = Array.from({ length: sessions }, () =>
    startChild<BareRequest, number>('bare-session'),
  );
  await Promise.all(children.map((child) => child.ask({ onnxFile, threads })));
  return {
    async rate(pieces) {
      const rates = children.map(async (child, core) => {
        const share = pieces.filter((_, i) => i % sessions === core);
        return share.length / (await child.ask({ pieces: share }));
      });
      return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
    },
    async end() {
      for (const child of children) await child.end();
    },
  };
}

/** The stock pipeline in a process of its own, with as many threads as it takes. */
export async function startStock(settings: Settings): Promise<{
  embed(texts: readonly string[], batch: number): Promise<Embedded>;
  end(): Promise<void>;
}> {
  const { root } = await filesOf(settings);
  const { id, pooling } = modelTraits(settings.model);
  const child = startChild<StockRequest, Embedded>('stock-pipeline');
  await child.ask({ root, id, pooling });
  return {
    embed: (texts, batch) => child.ask({ texts, batch }),
    end: () => child.end(),
  };
}

/** Token ids of texts, as the model takes them. */
export async function piecesOf(texts: readonly string[], settings: Settings): Promise<number[][]> {
  const { root } = await filesOf(settings);
  env.localModelPath = root;
  env.allowRemoteModels = false;
  const tokenizer = await AutoTokenizer.from_pretrained(settings.model.id);
  return texts.map((text) => tokenizer.encode(text));
}

/** Sessions that work at the same time in the limit: one a core. */
export const cores = availableParallelism();
