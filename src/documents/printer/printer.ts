/** A document ready to print: three self-contained HTML texts with everything they show inlined. */
export interface PrintJob {
	html: string;
	/** Printed on every page; documents of their own that do not see the styles of `html`. */
	header: string;
	footer: string;
}

export interface PrintedPdf {
	/** Normalised: the same job under the same Chromium gives the same bytes. */
	pdf: Uint8Array;
	pages: number;
	/** SHA-256 of `pdf` in hex. */
	sha256: string;
	/** "153.0.8010.0" */
	chromium: string;
}
