import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * `@font-face` rules with the fonts inlined, since a document may load nothing while it is printed. Static cuts:
 * Chromium embeds variable fonts as unnamed Type 3. Every face declares its own weight.
 */
export function fontFaces(faces: readonly FontFace[]): string {
  return faces.map(rule).join('\n');
}

export interface FontFace {
  family: keyof typeof families;
  weight: 400 | 500 | 600 | 700;
}

/** What the pages are set in. */
export const pageFonts: readonly FontFace[] = [
  { family: 'Inter', weight: 400 },
  { family: 'Inter', weight: 500 },
  { family: 'Inter', weight: 600 },
  { family: 'Noto Sans Arabic', weight: 400 },
  { family: 'Noto Sans Arabic', weight: 600 },
];

/** What headers and footers are set in: they are documents of their own and do not see the page's fonts. */
export const marginFonts: readonly FontFace[] = [
  { family: 'Inter', weight: 400 },
  { family: 'Inter', weight: 600 },
  { family: 'Noto Sans Arabic', weight: 400 },
];

/** Files by family and script, and the characters each is used for (the ranges of the fonts' own style sheets). */
const families = {
  Inter: {
    files: '@fontsource/inter/files/inter',
    scripts: {
      'latin-ext':
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
      latin:
        'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    },
  },
  'Noto Sans Arabic': {
    files: '@fontsource/noto-sans-arabic/files/noto-sans-arabic',
    scripts: {
      arabic:
        'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC',
    },
  },
} as const;

const require = createRequire(import.meta.url);

function rule({ family, weight }: FontFace): string {
  const { files, scripts } = families[family];
  return Object.entries(scripts)
    .map(([script, range]) => {
      const file = require.resolve(`${files}-${script}-${weight}-normal.woff2`);
      const data = readFileSync(file).toString('base64');
      return `@font-face{font-family:'${family}';font-weight:${weight};font-style:normal;src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
    })
    .join('\n');
}
