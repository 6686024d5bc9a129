import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { downloadPage as download, type Page } from '../../src/fetch/page.js';
import { fetcherWith } from './fetcher.js';
import { serve } from './server.js';

/** Downloads a page; `from` is the test's own server, which the operator allows. */
function downloadPage(address: string, from?: string, within?: number): Promise<Page> {
  const allow = from === undefined ? [] : [new URL(from).host];
  return download(address, fetcherWith({ allow }), within === undefined ? {} : { within });
}

const html = '<html><body><p>The ferry to Kalvik sails again.</p></body></html>';

/** Why the download of an address was refused. */
async function refusal(address: string, from?: string, within?: number): Promise<unknown> {
  return downloadPage(address, from, within).then(
    ({ url }) => `downloaded ${url}`,
    ({ kind, reason, detail }) => ({ kind, reason, detail }),
  );
}

function refused(reason: string, detail = ''): unknown {
  return { kind: 'download-refused', reason, detail };
}

describe('downloadPage', () => {
  it('downloads a page, and says where it was in the end', async () => {
    const base = await serve(({ url }, response) => {
      if (url === '/old') response.writeHead(301, { location: '/new?from=old#top' }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    });
    const page = await downloadPage(`${base}/old#middle`, base);
    expect(Buffer.from(page.bytes).toString()).toBe(html);
    expect(page).toMatchObject({ url: `${base}/new?from=old`, ending: '.html' });
  });

  it.each([
    ['gzip', gzipSync(html)],
    ['deflate', deflateSync(html)],
    ['br', brotliCompressSync(html)],
  ])('unpacks what is sent as %s', async (encoding, body) => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding });
      response.end(body);
    });
    expect(Buffer.from((await downloadPage(base, base)).bytes).toString()).toBe(html);
  });

  it.each([
    ['text/plain', '/a', '.txt'],
    ['text/plain', '/a.md', '.md'],
    ['text/markdown; charset=utf-8', '/a', '.md'],
    ['Application/JSON', '/a', '.json'],
    ['application/xhtml+xml', '/a', '.html'],
  ])('takes %s from %s as %s', async (type, path, ending) => {
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': type }).end('text');
    });
    expect(await downloadPage(base + path, base)).toMatchObject({ ending });
  });

  it.each([
    ['application/pdf', '.pdf', '%PDF-1.7'],
    ['application/octet-stream', '.pdf', '%PDF-1.7'],
    ['text/html; charset=koi8-r', '.pdf', '%PDF-1.7 \u00f0'],
    ['application/octet-stream', '.docx', 'PK\u0003\u0004 word/document.xml'],
  ])('takes what is sent as %s for %s if its bytes say so', async (type, ending, body) => {
    const bytes = Buffer.from(body, 'latin1');
    const base = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': type }).end(bytes);
    });
    expect(await downloadPage(base, base)).toMatchObject({ ending, bytes });
  });

  it('refuses bytes of no known type, and a page that is as large as only a PDF may be', async () => {
    const base = await serve(({ url }, response) => {
      const type = url === '/bytes' ? 'application/octet-stream' : 'text/html';
      response.writeHead(200, { 'content-type': type }).end(html.padEnd(5_000_001));
    });
    expect(await refusal(`${base}/bytes`, base)).toEqual(
      refused('type', 'application/octet-stream'),
    );
    expect(await refusal(`${base}/page`, base)).toEqual(refused('tooLarge'));
  });

  it('reads an encoding that only the header tells, and lets no wrong header spoil UTF-8', async () => {
    const base = await serve(({ url }, response) => {
      const [charset, body] =
        url === '/koi8' ? ['koi8-r', Buffer.from([0xf0, 0xc1, 0xd2])] : ['iso-8859-1', 'Größe'];
      response.writeHead(200, { 'content-type': `text/html; charset=${charset}` }).end(body);
    });
    const text = async (path: string) =>
      Buffer.from((await downloadPage(base + path, base)).bytes).toString();
    expect(await text('/koi8')).toBe('Пар');
    expect(await text('/latin')).toBe('Größe');
  });

  it.each([
    ['no address', 'noAddress'],
    ['ftp://example.org/a', 'notHttp'],
    ['file:///etc/hostname', 'notHttp'],
    ['https://name:word@example.org/a', 'credentials'],
    ['https://name@example.org/a', 'credentials'],
  ])('refuses %s', async (address, reason) => {
    expect(await refusal(address)).toEqual(refused(reason));
  });

  it.each([
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://0.0.0.0',
    'http://10.1.2.3',
    'http://172.16.0.1',
    'http://192.168.1.1',
    'http://100.64.0.1',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]',
    'http://[::]',
    'http://[::ffff:127.0.0.1]',
    'http://[::127.0.0.1]',
    'http://[::a00:1]',
    'http://[::ffff:0:127.0.0.1]',
    'http://[2002:7f00:1::]',
    'http://[64:ff9b::7f00:1]',
    'http://[64:ff9b:1::7f00:1]',
    'http://[fec0::1]',
    'http://[5f00::1]',
    'http://[4000::1]',
    'https://[::127.0.0.1]',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://localhost',
    'https://127.0.0.1',
    'https://localhost',
  ])('refuses the private address %s', async (address) => {
    expect(await refusal(address)).toEqual(refused('privateAddress'));
  });

  it('never asks a server at a private address, by whichever name', async () => {
    let asked = 0;
    const base = await serve((_request, response) => {
      asked += 1;
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    });
    expect(await refusal(base)).toEqual(refused('privateAddress'));
    expect(await refusal(base.replace('127.0.0.1', 'localhost'))).toEqual(
      refused('privateAddress'),
    );
    expect(asked).toBe(0);
    expect(await refusal(base, base)).toBe(`downloaded ${base}/`);
    expect(asked).toBe(1);
  });

  it('checks every redirect like the address itself', async () => {
    let privatePagesSent = 0;
    const base = await serve(({ url = '' }, response) => {
      const location = decodeURIComponent(url.slice(1));
      if (location !== 'secret') response.writeHead(302, { location }).end();
      else {
        privatePagesSent += 1;
        response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      }
    });
    // The first step is let through, as a public server's would be; what follows is not.
    const port = new URL(base).port;
    const from = (location: string) => refusal(`${base}/${encodeURIComponent(location)}`, base);
    expect(await from(`http://127.0.0.2:${port}/secret`)).toEqual(refused('privateAddress'));
    expect(await from('http://169.254.169.254/')).toEqual(refused('privateAddress'));
    expect(await from('file:///etc/hostname')).toEqual(refused('notHttp'));
    expect(await from('http://a:b@example.org/')).toEqual(refused('credentials'));
    expect(privatePagesSent).toBe(0);
    expect(await from(`${base}/secret`)).toBe(`downloaded ${base}/secret`);
  });

  it('follows five redirects and no more', async () => {
    const base = await serve(({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(307, { location: `/${left - 1}` }).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(html);
    });
    expect(await refusal(`${base}/5`, base)).toBe(`downloaded ${base}/0`);
    expect(await refusal(`${base}/6`, base)).toEqual(refused('tooManyRedirects'));
  });

  it('refuses other types and other answers than a page', async () => {
    const base = await serve(({ url }, response) => {
      if (url === '/picture') response.writeHead(200, { 'content-type': 'image/png' }).end();
      else if (url === '/untyped') response.writeHead(200).end(html);
      else if (url === '/nowhere') response.writeHead(302).end();
      else response.writeHead(404, { 'content-type': 'text/html' }).end(html);
    });
    expect(await refusal(`${base}/picture`, base)).toEqual(refused('type', 'image/png'));
    expect(await refusal(`${base}/untyped`, base)).toEqual(refused('type'));
    expect(await refusal(`${base}/nowhere`, base)).toEqual(refused('status', '302'));
    expect(await refusal(`${base}/gone`, base)).toEqual(refused('status', '404'));
  });

  it('counts what is sent, unpacked, and stops at 5 MB', async () => {
    const base = await serve(({ url }, response) => {
      response.setHeader('content-type', 'text/html');
      if (url === '/packed') {
        response.setHeader('content-encoding', 'gzip');
        response.end(gzipSync(Buffer.alloc(5_000_001, 'a')));
      } else if (url === '/endless') {
        const more = () => {
          while (response.write(Buffer.alloc(64_000, 'a')));
        };
        response.on('drain', more);
        more();
      } else response.end(Buffer.alloc(5_000_000, 'a'));
    });
    expect(await refusal(`${base}/packed`, base)).toEqual(refused('tooLarge'));
    expect(await refusal(`${base}/endless`, base)).toEqual(refused('tooLarge'));
    expect((await downloadPage(`${base}/just`, base)).bytes).toHaveLength(5_000_000);
  });

  it('gives up on what takes too long, before and after it begins', async () => {
    const base = await serve(({ url }, response) => {
      if (url === '/silent') return;
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('half');
    });
    expect(await refusal(`${base}/silent`, base, 50)).toEqual(refused('tooSlow'));
    expect(await refusal(`${base}/half`, base, 50)).toEqual(refused('tooSlow'));
  });

  it('tells what does not arrive, or breaks off', async () => {
    const base = await serve(({ url }, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': 1000 });
      response.write('half');
      if (url === '/broken') setImmediate(() => response.destroy());
    });
    expect(await refusal(`${base}/broken`, base)).toEqual(refused('unreachable', 'ECONNRESET'));
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    expect(await refusal(`http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/`)).toEqual(
      refused('unreachable', 'ECONNREFUSED'),
    );
  });
});
