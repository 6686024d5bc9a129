import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/failure.js';
import { bundledModel, modelTraits } from '../../../src/models/embedding/registry.js';

describe('modelTraits', () => {
  it('knows how MiniLM was trained', () => {
    expect(modelTraits({ id: 'Xenova/all-MiniLM-L6-v2' })).toEqual({
      id: 'Xenova/all-MiniLM-L6-v2',
      pooling: 'mean',
      queryPrefix: '',
      dimension: 384,
      maxPieces: 256,
    });
  });

  it('knows how the bundled model was trained', () => {
    expect(modelTraits({ id: bundledModel })).toEqual({
      id: 'Xenova/bge-small-en-v1.5',
      pooling: 'cls',
      queryPrefix: 'Represent this sentence for searching relevant passages: ',
      dimension: 384,
      maxPieces: 512,
    });
  });

  it('lets the settings override what it knows', () => {
    const traits = modelTraits({ id: bundledModel, queryPrefix: '', maxPieces: 128 });
    expect(traits).toMatchObject({ pooling: 'cls', queryPrefix: '', maxPieces: 128 });
  });

  it('refuses another pooling for a model whose pooling is known: old vectors would not fit', () => {
    expect(() => modelTraits({ id: bundledModel, pooling: 'mean' })).toThrow('pools by cls');
  });

  it('takes a model it does not know, with its pooling', () => {
    expect(modelTraits({ id: 'someone/some-model', pooling: 'mean' })).toEqual({
      id: 'someone/some-model',
      pooling: 'mean',
      queryPrefix: '',
      dimension: null,
      maxPieces: null,
    });
  });

  it('does not guess the pooling of a model it does not know', () => {
    const open = () => modelTraits({ id: 'someone/some-model' });
    expect(open).toThrow(Failure);
    expect(open).toThrow('someone/some-model');
  });

  it.each([
    '',
    'bge-small',
    '../../etc/passwd',
    'a/../b',
    'a/..',
    '/a/b',
    'a/b/c',
    'a\\b/c',
  ])('refuses “%s”, which isn’t an id and must not become a path', (id) => {
    expect(() => modelTraits({ id, pooling: 'mean' })).toThrow("isn't a valid model id");
  });
});
