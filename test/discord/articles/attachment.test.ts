import { describe, expect, it } from 'vitest';
import { downloadAttachment } from '../../../src/discord/articles/attachment.js';
import { serve } from '../../fetch/server.js';

function refused(reason: string, detail = ''): unknown {
  return { kind: 'download-refused', reason, detail };
}

async function refusal(url: string, size = 10): Promise<unknown> {
  return downloadAttachment({ url, size }).then(
    (bytes) => `downloaded ${bytes.length} bytes`,
    ({ kind, reason, detail }) => ({ kind, reason, detail }),
  );
}

describe('downloadAttachment', () => {
  it('downloads the bytes as they are', async () => {
    const base = await serve((_request, response) => response.end(Buffer.from([0xff, 0, 0x41])));
    expect([...(await downloadAttachment({ url: base, size: 3 }))]).toEqual([0xff, 0, 0x41]);
  });

  it('asks for nothing that is announced as larger than 25 MB', async () => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.end('text');
    });
    expect(await refusal(base, 25_000_001)).toEqual(refused('tooLarge'));
    expect(asked).toBe(0);
    expect(await refusal(base, 25_000_000)).toBe('downloaded 4 bytes');
  });

  it('stops at 25 MB, whatever was announced', async () => {
    const base = await serve((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(640_000, 'a')));
      };
      response.on('drain', more);
      more();
    });
    expect(await refusal(base)).toEqual(refused('tooLarge'));
  });

  it('tells what is gone, leads elsewhere or breaks off', async () => {
    const base = await serve(({ url }, response) => {
      if (url === '/gone') response.writeHead(404).end();
      else if (url === '/elsewhere') response.writeHead(302, { location: '/' }).end();
      else {
        response.writeHead(200, { 'content-length': 100 });
        response.write('half');
        setImmediate(() => response.destroy());
      }
    });
    expect(await refusal(`${base}/gone`)).toEqual(refused('status', '404'));
    expect(await refusal(`${base}/elsewhere`)).toEqual(refused('unreachable'));
    expect(await refusal(`${base}/broken`)).toEqual(refused('unreachable'));
  });
});
