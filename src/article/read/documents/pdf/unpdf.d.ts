// The package's own types can't be found under this resolution: its file names lack their endings.
declare module 'unpdf/pdfjs' {
  interface TextRun {
    readonly str: string;
    readonly transform: readonly number[];
    readonly width: number;
    readonly height: number;
    readonly fontName: string;
  }

  interface PdfPage {
    /** Runs of text, between them the beginnings and ends of marked content. */
    getTextContent(): Promise<{ readonly items: readonly (TextRun | { readonly type: string })[] }>;
    getViewport(options: { readonly scale: number }): { readonly transform: readonly number[] };
    cleanup(): boolean;
  }

  interface PdfDocument {
    readonly numPages: number;
    getPage(number: number): Promise<PdfPage>;
    getMetadata(): Promise<{ readonly info: unknown }>;
  }

  export function getDocument(options: {
    readonly data: Uint8Array;
    /** 0: errors alone. */
    readonly verbosity: number;
    readonly isEvalSupported: boolean;
    readonly useSystemFonts: boolean;
    readonly disableFontFace: boolean;
  }): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
}
